/**
 * Words that stand in every plan and every summary and tell no task from another; a pair of characters never reaches over
 * one.
 */
const STOP_WORDS = `
  进一步 下一步 全方位 高质量 高水平 一批 一系列 本年度 今年 明年 去年 全年 年底
  加强 推进 推动 深化 提升 提高 加快 加大 强化 优化 完善 健全 促进 做好 抓好
  落实 实施 开展 坚持 确保 巩固 拓展 扩大 增强 改善 改进 深入 全面 积极 大力
  持续 不断 扎实 着力 切实 认真 努力 稳步 有序 有效 充分 更好 更加 严格 继续
  围绕 聚焦 按照 通过 组织 完成 实现 建立 形成 取得 启动 打造 构建 统筹 基本
  建设 工作 发展 水平 能力 体系 机制 制度 任务 目标 重点 措施 行动 工程 项目
  情况 问题 方面 成效 明显 显著 我市 我区 我县 我局 全市 全区 全县 全省 全国`
  .trim()
  .split(/\s+/)
  .toSorted((a, b) => b.length - a.length)
/** Little words; many others of their kind stand inside words (对外, 有机). */
const LITTLE = '的和与及等了将把并或'

/** Words of one meaning in plans and summaries; the first of a line stands for all of it. */
const SAME_WORDS = `
  招聘 招录 招收 招引 引进 引入 入职 聘用
  修缮 修复 维修 翻修 翻新
  迁建 搬迁 迁址
  采用 录用 采纳 刊用
  获批 获评 荣获 授予 入选 评为
  购置 采购 添置 购买 配备 配置
  安装 加装 装上
  新建 修建 兴建 新辟 新开
  更换 换装
  举办 举行
  挂牌 揭牌 成立 组建
  疗养 休养
  教师 老师
  宿舍 公寓
  报告 文章
  低保 最低生活保障
  居民 村民 农户 群众`
const FIRST_WORDS = new Map(
  SAME_WORDS.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.trim().split(' ')
      return others.map((other) => [other, first] as const)
    }),
)
const OTHER_WORD = new RegExp([...FIRST_WORDS.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'g')

const BREAK = new RegExp(`${STOP_WORDS.join('|')}|[${LITTLE}]`, 'gu')
const STRETCH = /[\p{Script=Han}a-z]+/gu

/**
 * A text's pairs of neighbouring characters, each once, by number: numerals, marks and words that any text has apart, words
 * of one meaning as one.
 */
export function pairsOf(text: string): ReadonlySet<number> {
  const pairs = new Set<number>()
  const plain = text
    .toLowerCase()
    .replaceAll(OTHER_WORD, (word) => FIRST_WORDS.get(word)!)
    .replaceAll(BREAK, ' ')
  for (const [stretch] of plain.matchAll(STRETCH)) {
    for (let at = 1; at < stretch.length; at++) {
      pairs.add(stretch.charCodeAt(at - 1) * 0x1_00_00 + stretch.charCodeAt(at))
    }
  }
  return pairs
}
