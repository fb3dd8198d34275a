import type { Block, BlockId, Document, Heading } from '../document/document.ts'
import { oneLine } from '../document/text.ts'
import { closingStart } from '../outline/closing.ts'

/** Kinds whose whole paper looks forward. */
const PLANNING: ReadonlySet<string> = new Set(['work-points', 'outlook'])

/** What names a plan stands at the end of its heading (2026年工作计划), or what is to come at its beginning (下一步…). */
const PLAN =
  /(?:计划|打算|安排|思路|设想|谋划|规划|展望|要点|重点(?:任务|工作)|工作(?:重点|任务|部署|举措|目标|方向)|努力方向|(?:目标|主要)任务|(?:整改|改进)措施|总体(?:要求|部署))(?:(?:和|及|与|以及|、).{1,14})?。?$|^.{0,8}(?:下一?步|下一?阶段|下一?季度|今后|明年|来年)/
const REVIEW =
  /回顾|总结|完成情况|开展情况|进展情况|落实情况|执行情况|工作情况|推进情况|取得|成效|成绩|成就|主要做法|体会|履职情况|履行.{0,4}职责/
const PROBLEMS = /问题|不足|短板|困难|差距/
/** What may stand behind a plan without being part of it. */
const ASIDE = /请求|恳请|建议|需要.{0,8}解决|问题|体会|经验/

/** A chapter of the plan part: the heading that opens it and the blocks under it, in one body of the paper. */
export interface PlanChapter {
  /** Undefined where the whole body is a plan. */
  readonly heading: Heading | undefined
  readonly blocks: readonly Block[]
}

/**
 * The chapters of a paper that say what is to come: the whole of a plan, else the chapters whose headings say so
 * (计划, 打算, 下一步 …), else those of an attached plan. Empty where there are none.
 */
export function planChapters(d: Document): readonly PlanChapter[] {
  const bodies = [d.blocks.slice(0, closingStart(d.blocks)), ...d.attachments.map((attachment) => attachment.blocks)]
  if (PLANNING.has(d.kind)) return bodies.map((blocks) => ({ heading: undefined, blocks: fromFirstHeading(blocks) }))
  for (const [index, blocks] of bodies.entries()) {
    const title = index ? oneLine(d.attachments[index - 1]!.title) : ''
    const isPlan = index > 0 && PLAN.test(title) && !REVIEW.test(title)
    const chapters = isPlan ? [{ heading: undefined, blocks: fromFirstHeading(blocks) }] : chaptersIn(blocks)
    if (chapters.length > 0) return chapters
  }
  return []
}

/**
 * Every block that speaks of what is to come, by its id: the plan part, the headings that open it, and the paper's closing
 * where the plan stands right before it.
 */
export function planBlocks(d: Document): ReadonlySet<BlockId> {
  const plan = new Set<BlockId>()
  for (const { heading, blocks } of planChapters(d)) {
    if (heading) plan.add(heading.id)
    for (const block of blocks) plan.add(block.id)
  }
  const closing = closingStart(d.blocks)
  const last = d.blocks[closing - 1]
  if (last && plan.has(last.id)) for (const block of d.blocks.slice(closing)) plan.add(block.id)
  return plan
}

/** Whether a paper looks forward alone: it has nothing that could answer last year's plan. */
export function isAllPlan(d: Document): boolean {
  const plan = planBlocks(d)
  return d.blocks.length > 0 && d.blocks.every(({ id, type }) => plan.has(id) || type === 'pageBreak')
}

/** Whether a heading opens a plan part. */
export function opensPlan(title: string): boolean {
  return PLAN.test(title) && !REVIEW.test(title.replace(/(?:计划|任务|要点)(?=总结)/g, ''))
}

/** Whether a heading opens a part that looks back. */
export function opensReview(title: string): boolean {
  return REVIEW.test(title)
}

// A paper without headings of the first level is read by those of its highest.
function chaptersIn(blocks: readonly Block[]): PlanChapter[] {
  const headings = blocks.filter((block): block is Heading => block.type === 'heading')
  const top = Math.min(...headings.map((heading) => heading.level))
  const chapters = headings.filter((heading) => heading.level === top)
  const opening = chapters.findIndex((heading) => opensPlan(titleOf(heading)))
  return chapters.flatMap((heading, index): PlanChapter[] => {
    if (opensPlan(titleOf(heading))) return [inner({ heading, blocks: under(blocks, heading) })]
    // Behind 三、2020年总体要求 the tasks themselves may be chapters (四、稳住经济基本盘; 四、2020年主要工作 holds them).
    const goesOn = opening > 0 && index > opening && !opensReview(titleOf(heading)) && !ASIDE.test(titleOf(heading))
    if (!goesOn) return []
    const tasks = under(blocks, heading)
    return [
      /\d{4}年|今年/.test(titleOf(heading))
        ? { heading, blocks: tasks }
        : { heading: undefined, blocks: [heading, ...tasks] },
    ]
  })
}

/** 存在问题和下一步打算: where one of its sections is the plan, that section is the chapter. */
function inner(chapter: PlanChapter): PlanChapter {
  if (!PROBLEMS.test(titleOf(chapter.heading!))) return chapter
  const section = chapter.blocks.find(
    (block): block is Heading => block.type === 'heading' && opensPlan(titleOf(block)),
  )
  return section ? { heading: section, blocks: under(chapter.blocks, section) } : chapter
}

function under(blocks: readonly Block[], heading: Heading): readonly Block[] {
  const start = blocks.indexOf(heading) + 1
  const end = blocks.findIndex(
    (block, index) => index >= start && block.type === 'heading' && block.level <= heading.level,
  )
  return blocks.slice(start, end < 0 ? undefined : end)
}

function fromFirstHeading(blocks: readonly Block[]): readonly Block[] {
  const first = blocks.findIndex((block) => block.type === 'heading')
  return first < 0 ? blocks : blocks.slice(first)
}

function titleOf(heading: Heading): string {
  return oneLine(heading.runs)
}
