import { KINDS } from '#core/document/document.ts'
import type { Collection, Passage } from '#core/passage/passage.ts'
import { COLLECTIONS } from '#core/passage/passage.ts'
import { doc, h2, p } from '../../../test/support/build.ts'

const words = (list: string): readonly string[] => list.split(' ')

const PLACES = words(
  '东林 西河 南桥 北塘 新港 青山 白石 长坪 永安 和平 金沙 银湖 双泉 大垭 云台 石门 清溪 龙潭 凤岭 安阳',
)
const UNITS = words(
  '区教育局 区民政局 区审计局 区交通局 县卫生健康局 县农业农村局 街道办事处 镇人民政府 市住建局 区应急局 区政务服务中心 县水务局',
)
const WHO = words(
  '全局上下 各科室 各街道 各镇村 基层站所 工作专班 党员干部 一线职工 驻村工作队 网格员 志愿者 班子成员 窗口人员 成员单位 帮扶责任人 技术骨干 青年干部 执法人员 各学校 各医院 社区党组织 乡镇卫生院 项目业主 监管部门 主管科室',
)
const WHEN = words(
  '一年来 今年以来 年初以来 上半年 下半年 第三季度 汛期以来 入冬以来 去年同期 全年 本年度 节日期间 收尾阶段 启动之初 攻坚时期',
)
const HOW = words(
  '按照年初部署 对照任务清单 坚持问题导向 立足职能定位 聚焦主责主业 紧盯薄弱环节 突出重点难点 结合本地实际 强化统筹协调 严格标准程序 围绕中心大局 落实包干责任 坚持先易后难 注重分类指导 加强部门联动 依托数字平台 借助社会力量 深入调查研究 逐级传导压力 主动靠前服务 广泛征求意见 细化工作举措 倒排时间节点 压实属地责任 发挥示范作用',
)
const DO = words(
  '推进 开展 完成 组织 落实 实施 规范 优化 健全 完善 深化 加强 抓好 推动 建立 排查 整治 修订 编制 提升 拓展 巩固 清理 核查 督促 指导 协调 保障 改造 新建 扩建 维修 培训 宣传 走访 慰问 验收 调度 通报 公开',
)
const WHAT = words(
  '窗口服务 隐患排查 档案整理 业务培训 包联走访 制度执行 经费管理 项目建设 环境整治 信访化解 队伍建设 作风转变 政务公开 依法行政 安全生产 食品监管 防汛抗旱 森林防火 道路养护 饮水工程 学位供给 师资配备 校园安全 疾病防控 家庭医生 养老服务 残疾救助 就业帮扶 技能培训 产业发展 招商引资 营商环境 数据共享 电子证照 网络安全 内部审计 预算绩效 资产盘活 债务化解 土地流转 粮食生产 高标准农田 农村厕所 垃圾分类 污水治理 河道清淤 老旧小区 背街小巷 公交线路 充电设施 文化活动 全民健身 阅读推广 非遗保护 志愿服务 移风易俗 矛盾调解 普法宣传 法律援助 社区矫正 党建引领 主题教育 支部生活 廉政教育 警示谈话 专项巡察 整改落实 干部轮训 人才引进 职称评审 考核激励 值班值守 应急演练 物资储备 舆情处置 保密检查 会议精简 公文质量 督查问效 台账管理 信息报送',
)
const RESULT = words(
  '群众办事更加方便 问题清单逐项销号 工作流程进一步理顺 按期完成全年目标 群众满意度稳步提高 各项指标好于预期 基础更加扎实 短板明显补齐 风险总体可控 机制逐步健全 成效得到上级肯定 责任链条更加清晰 运行质量持续改善 服务能力不断增强 历史遗留问题有效破解 队伍面貌焕然一新 底数更加清楚 投诉数量明显下降 办理时限大幅压缩 工作合力初步形成 经验做法在全区推广 监督体系日益严密 保障水平迈上台阶 干事氛围更加浓厚 发展后劲进一步夯实',
)
const PROBLEM = words(
  '个别科室主动意识还不够强 经费保障与实际需要仍有差距 专业力量相对薄弱 部分项目进度偏慢 数据多头报送的情况依然存在 长效机制有待完善 基层负担还没有真正减下来 对新政策的学习不深不透 宣传形式比较单一 考核结果运用不充分',
)
const NEXT = words('下一步 明年 新的一年 接下来 今后一个时期 下阶段')
const COUNTED = words('件 项 处 人次 户 家 场 个 公里 亩 万元 份 名 批')
const DOCUMENTS = words(
  '关于加强基层治理的意见 安全生产责任制规定 政府信息公开条例 重点工作任务分解表 三年行动方案 督查激励办法',
)
const TAGS = words(
  '党建 民生 安全 项目 经费 队伍 法治 数字化 GDP 三农 教育 卫生 环保 交通 信访 作风 改革 常用 范文 领导讲话 PPT可用 2024年 十五五 待改 精选 开场 收束 数据多 短句 排比',
)

/** Passages of 80 to 400 characters such as offices write, always the same ones; one in seven is a section. */
export function* madePassages(count: number): Generator<Passage> {
  const chance = chances(20_261_122)
  for (let index = 0; index < count; index += 1) yield madePassage(chance, index)
}

function madePassage(chance: Chance, index: number): Passage {
  const isSection = index % 7 === 0
  const what = chance.pick(WHAT)
  const unit = chance.pick(PLACES) + chance.pick(UNITS)
  const body = p(textOf(chance, 80 + chance.below(321)))
  const { blocks } = isSection ? doc(h2(`${chance.pick(DO)}${what}`), body) : doc(body)
  return {
    title: `${chance.pick(PLACES)}${chance.pick(['', '区', '镇', '街道'])}${what}${chance.pick(['情况', '做法', '', '（一）', '要点', '小结'])}`,
    collection: chance.pick<Collection>(COLLECTIONS),
    kind: chance.below(10) === 0 ? null : chance.pick(KINDS),
    year: chance.below(12) === 0 ? null : 2014 + chance.below(13),
    unit,
    tags: [...new Set(Array.from({ length: chance.below(4) }, () => chance.pick(TAGS)))],
    note: chance.below(5) === 0 ? `${chance.pick(WHEN)}${chance.pick(WHO)}用过，${chance.pick(RESULT)}` : '',
    source: null,
    blocks,
  }
}

function textOf(chance: Chance, length: number): string {
  let text = ''
  while (text.length < length) text += sentence(chance)
  return text.slice(0, length - 1) + '。'
}

function sentence(chance: Chance): string {
  const { pick, below } = chance
  const place = pick(PLACES) + pick(UNITS)
  const number = () => `${below(3) ? below(2_000) : `${below(90)}.${below(10)}`}`
  switch (below(10)) {
    case 0:
      return `${pick(WHEN)}，${place}${pick(HOW)}，${pick(DO)}${pick(WHAT)}${number()}${pick(COUNTED)}，${pick(RESULT)}。`
    case 1:
      return `${pick(WHO)}${pick(HOW)}，${pick(DO)}${pick(WHAT)}和${pick(WHAT)}，${pick(RESULT)}；`
    case 2:
      return `同时也要看到，${pick(PROBLEM)}，${pick(WHAT)}方面的${pick(PROBLEM)}。`
    case 3:
      return `${pick(NEXT)}，将${pick(HOW)}，着力${pick(DO)}${pick(WHAT)}，确保${pick(RESULT)}。`
    case 4:
      return `认真落实《${pick(DOCUMENTS)}》，${pick(WHO)}${pick(DO)}${pick(WHAT)}，比${2015 + below(12)}年增长${number()}%。`
    case 5:
      return `一是${pick(DO)}${pick(WHAT)}，二是${pick(DO)}${pick(WHAT)}，三是${pick(HOW)}${pick(DO)}${pick(WHAT)}。`
    case 6:
      return `投入${number()}万元，${pick(DO)}${pick(PLACES)}的${pick(WHAT)}，惠及群众${number()}人，${pick(RESULT)}，`
    case 7:
      return `“${pick(WHAT)}”与“${pick(WHAT)}”一体${pick(DO)}，${pick(WHO)}在${pick(PLACES)}的做法被${place}采用。`
    case 8:
      return `${pick(WHEN)}召开会议${number()}次，印发通报${number()}期，${pick(WHO)}的${pick(WHAT)}任务全部办结，`
    default:
      return `针对${pick(PROBLEM)}的问题，${pick(WHO)}${pick(DO)}${pick(WHAT)}，累计${pick(DO)}${number()}${pick(COUNTED)}。`
  }
}

export interface Chance {
  readonly pick: <T>(list: readonly T[]) => T
  readonly below: (end: number) => number
}

/** Numbers that look like chance and are the same each time. */
export function chances(seed: number): Chance {
  let state = seed
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end)
  }
  return { below, pick: (list) => list[below(list.length)]! }
}
