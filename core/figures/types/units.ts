/** Measure words that make a number a count; the longest that fits is taken. */
const MEASURES = `
  个百分点 个点 个工作日 个小时 个月 个 人次 人份 人 户次 户 课时 学时 机时 工时 小时 分钟 秒钟 秒 分 时 天次 天 月龄 周 年级 年期 年 岁 学期 日
  平方公里 平方千米 平方米 平方厘米 平方 立方米 立方公里 公顷 公里 千米 海里 米 毫米 厘米 亩次 亩 吨标准煤 吨公里 吨 公斤 千克 毫克 微克 克 斤 升 毫升 标箱 标准箱
  千瓦时 兆瓦时 吉瓦时 千瓦 兆瓦 吉瓦 千伏安 安时 度 ℃ 摄氏度 方 立方
  人 名 位 家次 家 所 件次 件 项次 项 条次 条 次 场次 场 期 批次 批 款 台套 台次 台 套 辆次 辆 车次 车 船次 船 班列 工日 人日 架次 架 艘次 艘 起 处 支 座 张 份 篇 册 本 部 栋 幢 间
  床 节 门 类 种 村 镇 乡 街道 社区 区 县 市 省 国 倍 番 例 宗 笔 只 头 株 棵 颗 粒 字 余 轮 班次 班 趟 列次 列 航班 航线 条线 组 队次 队 对 双 副 把 枚 块 片 盏 根 台班
  道 孔 眼 口 层 级 届 盒 箱 瓶 袋 桶 包 票 单 亿次 频次 剂次 剂 针 羽 尾 匹 峰 团 帧 幅 首 集 档 部门 点 折 词 页 步 圈 通 封 场所 校 店 馆 讲 课 端 站次 站 桩 款次 代 行 杯 面 盘 堂
`
  .split(/\s+/)
  .filter(Boolean)

// What a short measure word is when these follow: 点名, 行业, 单位, 时代 are no measures.
const OTHER_WORD: Readonly<Record<string, string>> = {
  车: '间|辆|站|道|库|位|载|管|流',
  校: '长|园|区|舍|外|内|企|服|车|友|际|地|门',
  店: '铺|家|员|面',
  馆: '藏|内|长|员',
  讲: '话|座|解|述|究|好',
  课: '题|程|堂|后|件|间',
  道: '路|德|理|口|地|闸|具|教|县',
  个点: '位|子|赞',
  点: '名|评|赞|燃|亮|缀',
  面: '向|对|临',
  代: '表|码',
  行: '业|政|动|为|使|长|程|列',
  国: '家|内|际|土|企|资|道|债|办|务|有',
  市: '场|民|级|委|政|直|区',
  省: '级|委|政|直|内|外',
  区: '级|委|域|政|直|内',
  县: '级|委|政|直|内|域',
  方: '面|案|式|针|向|便',
  通: '过|知|报|道|信|车|航|畅|用',
  对: '于|接|照|标|外|口|象|比|待',
  组: '织|建|成|合',
  把: '握|关|手',
  副: '食|业|主|本',
  单: '位|元|独|一',
  首: '次|批|个|家|创',
  度: '假|过',
  团: '结|队|员|体',
  端: '正|午',
  包: '括|含|保|联|村|案',
  集: '中|成|团|体|聚|合',
  时: '代|间|期',
  站: '位|稳',
}

const LATIN =
  'km²|km2|km|kg|mg|mm|cm|m²|m2|m³|m3|kWh|kW|MWh|MW|GWh|GW|TWh|kVA|TEU|GB|TB|PB|MB|Gbps|Mbps|EFLOPS|PFLOPS|TFLOPS|EB|hm²'

function guarded(measure: string): string {
  const others = OTHER_WORD[measure]
  return others === undefined ? measure : `${measure}(?!${others})`
}

/** As a pattern, the longest first; per cubic metre (微克/立方米) belongs to it. */
export const UNIT = `(?:(?:${[...new Set(MEASURES)]
  .toSorted((a, b) => b.length - a.length)
  .map(guarded)
  .join(
    '|',
  )})(?:/(?:立方米|平方米|平方公里|千克|公里|小时|分钟|人|户|年|月|日|天|亩|升|吨|秒))?|(?:${LATIN})(?![A-Za-z]))`
