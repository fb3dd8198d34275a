import type { Run } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import { setRuns } from './set-line.ts'
import type { SetParagraph } from './set-paper.ts'

const LABEL = /^(?:出席|请假|列席|缺席)(?:人员|单位)?[：:]/
const TWO = 2

/**
 * Who was there, in minutes (GB/T 9704-2012, 10.3): the label in its own type, two characters in, wrapped lines under the
 * first name. Undefined where the text begins with no such label.
 */
export function composeAttendance(runs: readonly Run[]): Pick<SetParagraph, 'runs' | 'indent'> | undefined {
  const label = LABEL.exec(textOf(runs))?.[0]
  if (!label) return undefined
  const [head, tail] = splitAt(runs, label.length)
  return {
    runs: [...setRuns(head, 'attendance'), ...setRuns(tail)],
    indent: { leftChars: TWO + label.length, hangingChars: label.length },
  }
}

/** The runs before an offset of their text, and those after it. */
function splitAt(runs: readonly Run[], offset: number): readonly [readonly Run[], readonly Run[]] {
  const head: Run[] = []
  const tail: Run[] = []
  let left = offset
  for (const run of runs) {
    if (left > 0) head.push({ ...run, text: run.text.slice(0, left) })
    if (run.text.length > left) tail.push({ ...run, text: run.text.slice(Math.max(0, left)) })
    left -= run.text.length
  }
  return [head, tail]
}
