import { restoreWords } from './spun.ts'
import type { Edit, Line } from '../traced.ts'
import { dropLine, linesOf } from '../traced.ts'
import { readMarker } from '../marker.ts'
import type { Rule } from './rule.ts'
import { isTitleLike, titleLength } from '../titles.ts'

/** A title that stands there twice, as sites print it over the text and the text repeats it; also within one line, or spun. */
export const repeatedTitle: Rule = ({ text }) => {
  const lines = linesOf(text)
  const end = lines.findIndex((line) => readMarker(line.text) || /[。：]$/.test(line.text))
  const head = lines.slice(0, end < 0 ? 12 : end + 1).filter((line) => line.text)
  const seen = new Set<string>()
  return head.flatMap((line): Edit[] => {
    const key = keyOf(line.text)
    if (seen.has(key) && key.length > 4) return [dropLine(line, 'title-repeated', text.length)]
    seen.add(key)
    return within(line)
  })
}

function keyOf(title: string): string {
  return restoreWords(title)
    .replace(/[ \u3000《》]/g, '')
    .replace(/\.docx?$/, '')
}

/** «2025区…总结 区…总结» on one line: the second time goes, even without the year, and even spun. */
function within(line: Line): Edit[] {
  const titled = titleLength(line.text) || (isTitleLike(line.text) ? line.text.length : 0)
  const title = line.text.slice(0, titled)
  const space = /[ \u3000]+/.exec(title)
  if (!space) return []
  const [one, two] = [keyOf(title.slice(0, space.index)), keyOf(title.slice(space.index))]
  if (two.length < 8 || !one.endsWith(two)) return []
  return [
    {
      from: line.from + space.index,
      to: line.from + titled,
      put: titled < line.text.length ? '\n' : '',
      code: 'title-repeated',
    },
  ]
}
