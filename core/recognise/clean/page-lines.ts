import type { Edit } from '../traced.ts'
import { dropLine, linesOf } from '../traced.ts'
import type { Rule } from './rule.ts'
import { replaceAll } from './rule.ts'

const OF_PAGES =
  /[—\-－ ]{0,4}第?[ ]{0,3}\d{1,4}[ ]{0,3}页[ ]{0,3}[,，、/]?[ ]{0,3}[（(]?共[ ]{0,3}\d{1,4}[ ]{0,3}页[）)]?[—\-－ ]{0,4}/g
const ALONE = /^(?:[—–\-－·][ ]*\d{1,3}[ ]*[—–\-－·]|第[ ]*\d{1,3}[ ]*页|\d{1,3}[ ]*\/[ ]*\d{1,3})$/

/** Page numbers that came along as text: 第 3 页 共 15 页, — 3 —, 3/15, and bare numbers that run through the file. */
export const pageLines: Rule = ({ text }) => {
  const inLine = replaceAll(text, OF_PAGES, (match) => {
    const start = text.lastIndexOf('\n', match.index - 1) + 1
    const feed = text.indexOf('\n', match.index)
    const from = match.index
    const to = from + match[0].length
    const isWholeLine =
      text.slice(start, from).trim() === '' && text.slice(to, feed < 0 ? undefined : feed).trim() === ''
    if (isWholeLine) return { from: start, to: feed < 0 ? text.length : feed + 1, put: '', code: 'page-line-dropped' }
    // «第3页共15页» inside a sentence about a file is rare enough; in brackets it is left alone.
    return /[（(《“]$/.test(text.slice(0, from)) ? undefined : { from, to, put: '', code: 'page-line-dropped' }
  })
  const lines = linesOf(text)
  const alone = lines.filter(
    (line) => ALONE.test(line.text) && !inLine.some((edit) => edit.from <= line.from && line.to <= edit.to),
  )
  const bare = lines.filter((line) => /^\d{1,3}$/.test(line.text))
  const isRunning = bare.length >= 3 && bare.every((line, index) => Number(line.text) === Number(bare[0]!.text) + index)
  const dropped = [...alone, ...(isRunning ? bare : [])].map((line): Edit =>
    dropLine(line, 'page-line-dropped', text.length),
  )
  return [...inLine, ...dropped].toSorted((a, b) => a.from - b.from)
}
