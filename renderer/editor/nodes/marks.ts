import { $getState, $setState, createState, type LexicalNode } from 'lexical'
import type { Run } from '#core/document/document.ts'
import { haveEqualMarks } from '#core/document/normalise.ts'
import { runSchema } from '#core/document/schema.ts'

/** What a run carries beside its text and weight. Bold is the text node's own format; a line break, which has none, keeps it here. */
export type Marks = Omit<Run, 'text'>

const NO_MARKS: Marks = {}

const marksState = createState('marks', {
  parse: (value): Marks => (isMarks(value) ? value : NO_MARKS),
  isEqual: (a, b) => a === b || haveEqualMarks({ text: '', ...a }, { text: '', ...b }),
})

/** True on the text that goes on after a run-in heading. */
const runInState = createState('runIn', { parse: (value) => value === true })

// What comes from a clipboard may be forged; marks that the schema refuses would keep the paper from being saved.
function isMarks(value: unknown): value is Marks {
  return typeof value === 'object' && value !== null && runSchema.safeParse({ ...value, text: '' }).success
}

export function $marksOf(node: LexicalNode): Marks {
  return $getState(node, marksState)
}

export function $setMarks<T extends LexicalNode>(node: T, marks: Marks): T {
  return $setState(node, marksState, marks)
}

export function $isRunIn(node: LexicalNode): boolean {
  return $getState(node, runInState)
}

export function $setRunIn<T extends LexicalNode>(node: T, runIn: boolean): T {
  return $setState(node, runInState, runIn)
}
