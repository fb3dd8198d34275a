import type { Run } from '../document/document.ts'
import { textOf } from '../document/text.ts'

/** Lines under a title that are not its words: ——on which day before whom, by whom, 题注 in brackets. */
const SUBTITLE =
  /^(?:——|—|--)|\d{4}年\d{1,2}月\d{1,2}日|(?:总理|主席|省长|市长|州长|县长|区长|镇长|乡长|局长|校长|院长|主任|书记|部长|厅长|处长|科长|所长|经理)[ \u3000]+[\u4e00-\u9fff·\u3000 ]{2,6}$|^[（(].*[）)]$/

/** A title as one line, without the lines that only say when, where and by whom the paper was given. */
export function paperTitle(title: readonly Run[]): string {
  const [first = '', ...rest] = textOf(title).split('\n')
  const end = rest.findIndex((line) => SUBTITLE.test(line.trim()))
  return [first, ...rest.slice(0, end < 0 ? undefined : end)].join('')
}
