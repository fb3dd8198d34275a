/** Words that belong to what stands before them and never begin a line. */
const PARTICLES = new Set(['的', '了', '着', '过', '等', '地', '得', '之', '们', '者', '化', '性'])
/** The last characters of names, which the word list does not know. */
const SUFFIXES = /^[省市县区州盟旗乡镇村局委办部厅院会处科所站室组社团校司队年月日度号期届次项个条]$/
const CONJUNCTIONS = new Set(['和', '与', '及', '暨', '以及', '并', '或'])
const OPENING = /^[“‘《〈（(【〔「『]$/
const CLOSING = /^[”’》〉）)】〕」』，。、；：！？·—…%％]$/
/** What each place between two words costs a title that is broken there. */
const COST = {
  about: -1.2,
  afterAbout: 3,
  afterParticle: 0.2,
  beforeConjunction: 0.4,
  afterConjunction: 0.6,
  words: 0.5,
  single: 1,
  singles: 2.2,
  quoted: 1.6,
}
/** Terms of two words that are read as one. */
const TERMS = new Set(
  [
    '工作总结 工作计划 工作打算 工作要点 工作报告 工作情况 工作方案 工作部署 重点工作 重点任务 重点项目 主要工作',
    '国民经济 社会发展 经济社会 安全生产 法治政府 数字政府 政务服务 先进集体 先进个人 财政预算 年度工作 生态环境',
    '执行情况 推进情况 进展情况 完成情况 落实情况 建设情况 整改情况 实施方案 实施意见 指导意见 管理办法 专项行动',
    '乡村振兴 营商环境 招商引资 民生实事 从严治党 党风廉政 意识形态 高质量发展 高标准农田',
  ].flatMap((line) => line.split(' ')),
)

/** The places where a title may be broken, by their offsets in ascending order, with what a break there costs. */
export function breakCost(text: string): ReadonlyMap<number, number> {
  const words = wordsOf(text)
  const costs = new Map<number, number>()
  let offset = 0
  let depth = 0
  words.forEach((word, index) => {
    const before = words[index - 1]
    const cost = before === undefined ? undefined : costBetween(before, word)
    if (cost !== undefined) costs.set(offset, cost + (depth > 0 ? COST.quoted : 0))
    if (OPENING.test(word)) depth++
    else if (/^[”’》〉）)】〕」』]$/.test(word)) depth = Math.max(0, depth - 1)
    offset += word.length
  })
  return costs
}

function wordsOf(text: string): readonly string[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
  return words.reduce<string[]>((joined, word) => {
    const last = joined.at(-1)
    // 2025 and 年度, 十四 and 五, a name and 局: one word to a reader.
    const isOne = last !== undefined && (belongs(last, word) || /^[\d.]+$/.test(word + last))
    if (isOne) joined[joined.length - 1] = last + word
    else joined.push(word)
    return joined
  }, [])
}

function belongs(last: string, word: string): boolean {
  if (TERMS.has(last + word)) return true
  if (/[\d〇零一二三四五六七八九十百]$/.test(last))
    return /^[\d〇零一二三四五六七八九十百年月日度届次期号个项条]/.test(word)
  return SUFFIXES.test(word) && /\p{Script=Han}$/u.test(last) && !CONJUNCTIONS.has(last) && last !== '关于'
}

/** Undefined where no break is allowed. */
function costBetween(before: string, after: string): number | undefined {
  if (isParticle(after) || CLOSING.test(after) || OPENING.test(before)) return undefined
  if (before === '关于') return COST.afterAbout
  if (after === '关于') return COST.about
  if (CONJUNCTIONS.has(after)) return COST.beforeConjunction
  if (CONJUNCTIONS.has(before)) return COST.afterConjunction
  if (isParticle(before) || CLOSING.test(before)) return COST.afterParticle
  const singles = [before, after].filter((word) => [...word].length === 1 && !OPENING.test(word)).length
  return [COST.words, COST.single, COST.singles][singles]
}

// 等等 is one word to the list.
function isParticle(word: string): boolean {
  return [...word].every((character) => PARTICLES.has(character))
}
