import type { Document } from '#core/document/document.ts'
import { carriedFigures, markCarried, unmarkCarried } from '#core/figures/carried.ts'
import { countingIds, doc, h1, h2, h3, p, title, type Part } from '../../../test/support/build.ts'

const LINES_PER_PAGE = 22
const CHARACTERS_PER_LINE = 28
const HEADINGS = ['重点任务完成情况', '存在的主要问题', '下一步打算', '队伍建设', '经费使用', '制度落实']
const WHO = ['各科室', '各街道', '有关单位', '工作专班', '基层站所']
const HOW = ['按照年初部署，', '对照任务清单，', '坚持先易后难，', '结合本地实际，']
const WHAT = ['推进窗口服务改进', '开展隐患排查', '完成档案整理', '组织业务培训', '落实包联走访']
const RESULT = ['群众办事更方便', '问题清单逐项销号', '工作流程进一步理顺', '按期完成全年目标']

/** A paper of about this many printed pages, always the same: headings of three levels, and paragraphs of 100 to 300 characters. */
export function longPaper(pages: number): Document {
  const parts: Part[] = [title('示例区二〇二六年工作总结')]
  const pick = chooser()
  for (let lines = 2, count = 0; lines < pages * LINES_PER_PAGE; count += 1) {
    const heading = count % 7 === 0 ? h1 : count % 3 === 0 ? h3 : h2
    const text = sentences(pick, 100 + (count % 5) * 50)
    parts.push(heading(pick(HEADINGS)), p(text))
    lines += 1 + Math.ceil((text.length + 2) / CHARACTERS_PER_LINE)
  }
  return doc(...parts)
}

/** A paper with as many figures that came from last year (待核), and the same paper without their marks. */
export function figurePapers(pages: number, count: number): { readonly marked: Document; readonly plain: Document } {
  const paper = longPaper(pages)
  const bodies = paper.blocks.filter((block) => block.type === 'paragraph').length
  let left = count
  const blocks = paper.blocks.map((block) => {
    if (block.type !== 'paragraph') return block
    const inside = Math.min(left, Math.ceil(count / bodies))
    left -= inside
    return { ...block, runs: [{ text: withFigures(block.runs.map((run) => run.text).join(''), inside) }] }
  })
  const marked = markCarried(
    { ...paper, title: [{ text: '示例区工作总结' }], blocks },
    { from: 2025, newId: countingIds() },
  )
  const marks = carriedFigures(marked).length
  if (marks !== count) throw new Error(`${count} figures were put in and ${marks} marked`)
  return { marked, plain: unmarkCarried(marked) }
}

/** Figures behind the first commas of a text. */
function withFigures(text: string, count: number): string {
  let left = count
  return text.replaceAll('，', (comma) => (left-- > 0 ? `，共${100 + left}件，` : comma))
}

/** The same paper as the bare page takes it. */
export function linesOf(paper: Document): { tag: string; text: string }[] {
  return paper.blocks.flatMap((block) => {
    if (block.type !== 'heading' && block.type !== 'paragraph') return []
    const tag = block.type === 'heading' ? `h${block.level + 1}` : 'p'
    return [{ tag, text: block.runs.map((run) => run.text).join('') }]
  })
}

function sentences(pick: ReturnType<typeof chooser>, length: number): string {
  let text = ''
  while (text.length < length) text += `${pick(WHO)}${pick(HOW)}${pick(WHAT)}，${pick(RESULT)}。`
  return text
}

function chooser(): (words: readonly string[]) => string {
  let state = 1
  return (words) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return words[Math.floor((state / 2 ** 32) * words.length)]!
  }
}
