import type { BlockId, Document } from '#core/document/document.ts'
import { oneLine, textOf } from '#core/document/text.ts'
import { bodiesOf, headingNumbers, walkBlock } from '#core/document/walk.ts'
import { answersTo } from '#core/roll-forward/plan-answers.ts'
import type { PlanTask } from '#core/roll-forward/plan-tasks.ts'
import { planTasks } from '#core/roll-forward/plan-tasks.ts'
import type { PlanAnswer } from '#contract'

/** For the worker thread: the items of a plan, looked for in a draft. */
export interface AnswerPlanJob {
  readonly name: 'answer-plan'
  readonly plan: Document
  readonly draft: Document
  /** The papers whose words the draft may have carried over. */
  readonly old: readonly Document[]
}

/** An item with the places that answer it by their words. */
export interface AnsweredTask {
  readonly task: PlanTask
  readonly answers: readonly PlanAnswer[]
}

export function answerPlan({ plan, draft, old }: AnswerPlanJob): readonly AnsweredTask[] {
  const tasks = planTasks(plan)
  const tell = describer(draft)
  return answersTo(tasks, draft, { old }).map((answers, at) => ({
    task: tasks[at]!,
    answers: answers.flatMap(({ block, isOld }) => {
      const told = tell(block)
      return told ? [{ ...told, isOld }] : []
    }),
  }))
}

/** Of an excerpt, as much as tells a paragraph from another. */
const EXCERPT = 60

/** Says of a block of a paper where it stands and how it begins; undefined where it is not there. */
export function describer(paper: Document): (block: BlockId) => Omit<PlanAnswer, 'isOld'> | undefined {
  const numbers = headingNumbers(paper)
  const known = new Map<BlockId, Omit<PlanAnswer, 'isOld'>>()
  for (const blocks of bodiesOf(paper)) {
    let heading: BlockId | null = null
    let section = ''
    for (const block of blocks) {
      if (block.type === 'heading') {
        heading = block.id
        section = (numbers.get(block.id) ?? '') + oneLine(block.runs).replace(/。$/, '')
      }
      const lists = block.type === 'heading' ? [block.runIn ?? []] : [...walkBlock(block)].map(([, runs]) => runs)
      const words = lists.map(textOf).join(' ').replaceAll('\n', ' ').trim()
      const excerpt = words.length > EXCERPT ? `${words.slice(0, EXCERPT).toWellFormed()}…` : words
      known.set(block.id, { block: block.id, heading, section, excerpt })
    }
  }
  return (block) => known.get(block)
}
