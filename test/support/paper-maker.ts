import type { TruthNode } from './outline-score.ts'

/** How a made paper writes its headings below the first level. */
export type HeadingStyle = 'run-in' | 'alone' | 'glued' | 'split'

export interface PaperStyle {
  readonly levels: '12' | '13' | '123' | '1'
  readonly heading: HeadingStyle
  readonly enumerator: '是' | '要' | ''
  readonly isContinuous: boolean
}

/** A clean paper of the genre with what a reader should make of it. */
export interface MadePaper {
  readonly title: string
  readonly text: string
  readonly outline: readonly TruthNode[]
}

/** Numbers from 0 below 1 that follow from the seed alone. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const UNITS = [
  '青川区水利局',
  '河湾县农业农村局',
  '云岭市市场监督管理局',
  '东洲中学',
  '临港镇人民政府',
  '南桥区人民医院',
  '白沙县文化和旅游局',
  '金湖实业有限公司',
]
const TITLES = [
  '2025年工作总结和2026年工作计划',
  '2025年度工作总结及2026年工作打算',
  '2025年工作情况汇报',
  '2026年工作要点',
  '2025年上半年工作总结',
  '2025年工作总结暨2026年工作安排',
]
const LEADS = [
  '今年以来，在区委、区政府的正确领导下，全局上下凝心聚力、真抓实干，较好完成了年初确定的各项任务。',
  '2025年，我单位认真贯彻上级决策部署，紧紧围绕年度目标，统筹推进各项工作。现将有关情况总结如下：',
  '一年来，在上级主管部门的关心指导下，我们坚持问题导向，狠抓工作落实，取得了一定成绩。现将主要情况汇报如下：',
]
const TOPS = [
  '2025年工作回顾',
  '主要工作完成情况',
  '存在的主要问题',
  '2026年工作思路',
  '基本情况',
  '主要做法和成效',
  '下一步工作打算',
  '2026年重点工作安排',
  '工作亮点',
  '存在问题和不足',
]
const TOP_PHRASES = [
  '提高站位，压实工作责任',
  '突出重点，抓好任务落实',
  '强化保障，夯实发展根基',
  '改进作风，打造过硬队伍',
  '守住底线，维护安全稳定',
]
const HEADS = [
  '坚持党建引领，筑牢思想根基',
  '聚焦项目攻坚，产业发展势头更足',
  '坚持民生为本，群众获得感不断增强',
  '压紧压实责任，守牢安全底线',
  '加快水利设施建设，防洪能力稳步提升',
  '深化“放管服”改革，营商环境持续优化',
  '抓实农业生产，粮食产量再创新高',
  '强化监督检查，市场秩序更加规范',
  '加大培训力度，队伍素质明显提高',
  '完善体制机制，治理水平不断提升',
  '全面推进依法行政，规范权力运行',
  '突出文化惠民，丰富群众生活',
  '扎实推进乡村建设，人居环境持续改善',
  '积极化解矛盾纠纷，社会大局和谐稳定',
  '着力提升医疗质量，优化诊疗服务流程',
  '严格财务管理，提高资金效益',
]
const POINTS = [
  '健全工作机制',
  '抓好督查考核',
  '加强业务培训',
  '加快项目进度',
  '规范资金使用',
  '做好宣传引导',
  '开展专项整治',
  '提升服务水平',
  '推动数据共享',
  '畅通诉求渠道',
]
const SENTENCES = [
  '全年共召开专题会议12次，研究解决突出问题35个。',
  '完成投资2.35亿元，同比增长8.6%。',
  '新建改建农村公路46.8公里，惠及群众3.2万人。',
  '组织执法人员开展检查1260人次，立案查处18起。',
  '先后举办培训班9期，参训人员1100余人次。',
  '严格落实“三重一大”集体决策制度，做到公开透明。',
  '建成高标准农田1.5万亩，粮食总产量达到28.6万吨。',
  '受理群众投诉举报436件，办结率100%。',
  '深入开展学习教育，干部职工思想认识进一步提高。',
  '对排查出的57处隐患逐一建立台账，实行销号管理。',
  '门诊量达到21.4万人次，比上年增加1.3万人次。',
  '引进社会资本3000万元，盘活闲置资产7处。',
  '根据《关于进一步加强基层治理的意见》，修订制度15项。',
  '力争全年完成固定资产投资5亿元，增长10%以上。',
  '到年底，基本实现行政村全覆盖。',
  '目前，各项工作正按计划有序推进。',
  '累计发放补助资金860.5万元，受益农户4200户。',
  '积极争取上级支持，落实专项资金1200万元。',
]
const PROBLEMS = '一是资金缺口较大。二是专业人才不足。三是个别工作进展不平衡。'
const NUMERALS = '一二三四五六七八九十'

interface Making {
  readonly random: () => number
  readonly style: PaperStyle
  readonly lines: string[]
  third: number
}

/** A paper that follows from its seed and style. */
export function makePaper(seed: number, style: PaperStyle): MadePaper {
  const random = chance(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const title = pick(UNITS) + pick(TITLES)
  const making: Making = { random, style, lines: [title, pick(LEADS)], third: 0 }
  const tops = random() < 0.6 ? shuffled(TOPS, random) : shuffled(TOP_PHRASES, random)
  const outline = tops
    .slice(0, 3 + Math.floor(random() * 3))
    .map((top, index) => section(making, `${NUMERALS[index]!}、`, top))
  if (random() < 0.5) making.lines.push(title.replace(/20.*$/, ''), `2025年12月${1 + Math.floor(random() * 28)}日`)
  return { title, text: `${making.lines.join('\n')}\n`, outline }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((entry) => [random(), entry] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, entry]) => entry)
}

function section(making: Making, number: string, title: string): TruthNode {
  const { random, style, lines } = making
  const base = { level: 1, number, title, runIn: false }
  lines.push(number + title)
  if (title.includes('问题')) {
    lines.push(PROBLEMS)
    return { ...base, paragraphs: 1, enumerations: ['一是', '二是', '三是'], children: [] }
  }
  const hasIntro = style.levels === '1' || random() < 0.5
  if (hasIntro) lines.push(body(making, 2))
  if (!style.isContinuous) making.third = 0
  const count = style.levels === '1' ? 0 : 2 + Math.floor(random() * 3)
  const heads = shuffled(HEADS, random).slice(0, count)
  return {
    ...base,
    paragraphs: Number(hasIntro),
    enumerations: [],
    children: heads.map((head, index) => inner(making, index, head)),
  }
}

function inner(making: Making, index: number, title: string): TruthNode {
  const { style, lines } = making
  const level = style.levels === '13' ? 3 : 2
  const number = level === 3 ? `${++making.third}.` : `（${NUMERALS[index]!}）`
  const points = style.enumerator ? shuffled(POINTS, making.random).slice(0, 2 + Math.floor(making.random() * 3)) : []
  const text = points.length
    ? points.map((point, nth) => `${NUMERALS[nth]!}${style.enumerator}${point}。${body(making, 1)}`).join('')
    : body(making, 2 + Math.floor(making.random() * 2))
  const stop = style.heading === 'run-in' || style.heading === 'split' ? '。' : ''
  const isGlued = style.heading === 'run-in' || (style.heading === 'glued' && points.length > 0)
  if (isGlued) lines.push(number + title + stop + text)
  else lines.push(number + title + stop, text)
  if (style.levels === '123' && !style.isContinuous) making.third = 0
  const children =
    style.levels === '123'
      ? shuffled(POINTS, making.random)
          .slice(0, 2)
          .map((point) => item(making, point))
      : []
  const runIn = isGlued || style.heading === 'split'
  return {
    level,
    number,
    title,
    runIn,
    paragraphs: 1,
    enumerations: points.map((_, nth) => NUMERALS[nth]! + style.enumerator),
    children,
  }
}

function item(making: Making, title: string): TruthNode {
  const number = `${++making.third}.`
  making.lines.push(`${number}${title}。${body(making, 2)}`)
  return { level: 3, number, title, runIn: true, paragraphs: 1, enumerations: [], children: [] }
}

function body(making: Making, count: number): string {
  return shuffled(SENTENCES, making.random).slice(0, count).join('')
}
