import furniture from '../../lexicon/site-furniture.json' with { type: 'json' }
import { readMarker } from '../marker.ts'
import type { Edit, Line } from '../traced.ts'
import { dropLine, linesOf } from '../traced.ts'
import type { Rule } from './rule.ts'
import { replaceAll } from './rule.ts'

const words = (rows: readonly { readonly words: string }[]) => rows.map((row) => row.words)
const anyOf = (list: readonly string[]) => list.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
const TAIL = new RegExp(`^[.。…·=*\\-—>＞»【\\[（( ]*(?:${anyOf(words(furniture.tail))})`)
const LINES = new Set(words(furniture.line))
const LABEL = new RegExp(`^[【\\[（(]?(${anyOf(words(furniture.label))})[ ]*[:：]`)
const TELLTALE = new RegExp(anyOf(words(furniture.telltale)))

/** What a site puts round a paper: toolbar, breadcrumb, source and time, introduction, disclaimer, and all that follows its end. */
export const furnitureLines: Rule = ({ text }) => {
  const lines = linesOf(text)
  const head = headLength(lines)
  const tail = tailStart(lines, head)
  const edits: Edit[] = []
  lines.slice(0, tail).forEach((line, index) => {
    const isHead = index < head
    const isFoot = index >= tail - 8 && index > head
    const isOut = isFurniture(line.text, isHead, isFoot) || (isHead && isBesideLabel(lines, index))
    if (line.text && isOut) edits.push(dropLine(line, 'furniture-dropped', text.length))
  })
  const cut = lines[tail]
  if (cut && cut.start < text.length) edits.push({ from: cut.start, to: text.length, put: '', code: 'tail-dropped' })
  return edits
}

/** How many lines may stand before the text: up to the first heading or the first real paragraph. */
function headLength(lines: readonly Line[]): number {
  const index = lines.findIndex(
    ({ text }) =>
      readMarker(text) || (text.length > 40 && /[。！]$/.test(text) && !TELLTALE.test(text) && !LABEL.test(text)),
  )
  return index < 0 ? Math.min(lines.length, 30) : index
}

// The words that end a page also stand in its head, as links; and a paper may well speak of «上一篇».
function tailStart(lines: readonly Line[], head: number): number {
  const from = Math.max(head, Math.floor(lines.length * 0.3))
  const at = lines.findIndex(
    ({ text }, index) =>
      index >= from && text.length <= 60 && TAIL.test(text) && !text.replace(TAIL, '').endsWith('。'),
  )
  return at < 0 ? lines.length : at
}

function isFurniture(line: string, isHead: boolean, isFoot: boolean): boolean {
  if (TELLTALE.test(line) && line.length <= 220 && (isHead || isFoot || line.length <= 80) && isAboutSite(line))
    return true
  if (!isHead && !isFoot) return /^(?:返回顶部|扫一扫在手机打开当前页)$/.test(line)
  const bare = line.replace(/[\s:：|｜·【】[\]]/g, '')
  if (LINES.has(bare) || /^[>＞»›|｜】[\]]$/.test(line) || /^[【[]?字[号体][:：]?/.test(line)) return true
  if (/^(?:首页|网站首页|当前位置|您的位置|您现在的位置).{0,60}[>＞»›]/.test(line)) return true
  if (
    /^(?:本报|本网|本台)?(?:记者|通讯员)\s?\S{2,12}$|.{2,30}摄$|^[^，。]{0,10}长[^，。]{2,4}作[^，。]{0,6}报告$/.test(
      line,
    ) &&
    line.length <= 40
  )
    return true
  return isLabel(line, isHead)
}

/** A label with its short value; «时间：» alone takes the next line with it. */
function isLabel(line: string, isHead: boolean): boolean {
  const label = LABEL.exec(line)
  if (!label) return false
  const value = line.slice(label[0].length)
  // A notice ends with 时间：12月3日上午; a page begins with a full date, to the minute as a rule.
  if (/时间|日期/.test(label[1]!))
    return isHead && line.length <= 60 && (value === '' || /\d{4}\s?[-/.年]\s?\d{1,2}/.test(value))
  if (/^(?:导语|本文导读)$/.test(label[1]!)) return line.length <= 300
  return label[1] === '摘要' ? TELLTALE.test(line) : line.length <= 60
}

// A paper may say 网友 or 仅供参考 of its own work; a site says them about the page.
function isAboutSite(line: string): boolean {
  const hits = line.match(new RegExp(TELLTALE, 'g'))?.length ?? 0
  return (
    hits >= 2 || /本站|小编|范文|侵权|下载|加微信|微信号|公众号|客服|会员|导语|珍藏|网络收集|来(?:源于|自)网/.test(line)
  )
}

// The value of a label that stands alone on its line, and the names between the arrows of a breadcrumb.
function isBesideLabel(lines: readonly Line[], index: number): boolean {
  const line = lines[index]!.text
  const before = lines[index - 1]?.text ?? ''
  const after = lines[index + 1]?.text ?? ''
  if (/^[>＞»›]$/.test(before) || /^[>＞»›]$/.test(after)) return line.length <= 16
  return (
    LABEL.test(before) &&
    /[:：]$/.test(before) &&
    !/分享|字[号体]/.test(before) &&
    line.length <= 25 &&
    !/[。，：:]/.test(line.replace(/\d:\d/g, ''))
  )
}

const INSIDE: readonly RegExp[] = [
  /《[^《》\n]{2,80}》由(?:会员|用户|网友)[^\n]{0,20}(?:分享|上传|提供)[^\n]{0,400}?(?:搜索|下载|阅读)(?:[。！]|(?=\n|$))/g,
  /(?:本文|文章|以上内容|资料)(?:来源|来自|由)[:：]?[^\n。]{0,30}(?:网络|互联网|网友|本站)[^\n]{0,60}?(?:谢谢|删除|处理)[^\n。！!]{0,6}[!！。]{0,2}/g,
  /(?:^|(?<=[。！\n]))[^\n。，；]{0,20}如有侵权[^\n。]{0,30}(?:删除|处理)[^\n。！!]{0,6}[!！。]{0,2}/g,
  /(?<!\.)\.{6,}试读结束[^]*$/g,
]

/** The same inside a line, where a whole file came as one. */
export const furnitureInside: Rule = ({ text }) =>
  INSIDE.flatMap((pattern) =>
    replaceAll(text, pattern, (match) => {
      const isLine = text[match.index - 1] === '\n' && text[match.index + match[0].length] === '\n'
      const to =
        match.index + match[0].length + (isLine || (match.index === 0 && text[match[0].length] === '\n') ? 1 : 0)
      return match[0] ? { from: match.index, to, put: '', code: 'furniture-dropped' } : undefined
    }),
  ).toSorted((a, b) => a.from - b.from)
