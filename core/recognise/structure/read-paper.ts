import { DATE_LINE } from '../date-line.ts'
import { isTitleLike } from '../titles.ts'
import { readImprint } from './imprint.ts'
import { readLetterhead } from './letterhead.ts'
import type { Piece, Span } from './piece.ts'
import { readBody } from './read-body.ts'
import type { Element, Sketch, SketchedAttachment } from './sketch.ts'

const RECIPIENT =
  /^(?:各位|尊敬的|同志们|全体|各|市|区|县|省|国家|中共|人民|党|局|校)?[^。；！？]{1,160}(?:局|委|办|府|司|校|位|处|科|院|部|厅|心|会|所|站|团|导|表|员|志|们|乡|镇|道|区|县|市|友|委办局|机构|部门|企业|组织|集团|社|家|关|队|园|馆|室|组|网点|支行|分局)[：:]$/
const SIGN_LABEL = /^(?:述职人|报告人|汇报人|述职者|发言人|单位|署名|落款)[：:]/
const NOTE = /^（[^（）]{2,60}）$/

/** One paper out of its lines: head, body, foot, attachments. */
export function readPaper(all: readonly Piece[]): Sketch {
  const header = readLetterhead(all)
  const imprint = readImprint(all.slice(header?.pieces.length ?? 0))
  const pieces = withoutLastBreaks(all.slice(header?.pieces.length ?? 0, all.length - (imprint?.pieces.length ?? 0)))
  const head = readHead(pieces)
  const rest = pieces.slice(head.length)
  const cut = attachmentStart(rest, head.title.map((span) => textIn(pieces, span)).join(''))
  const attachments = cut === undefined ? [] : readAttachments(rest.slice(cut))
  const named = attachments.map(({ title }) => bareTitle(title.map((span) => textIn(pieces, span)).join('')))
  const whole = cut === undefined ? rest : withoutLastBreaks(rest.slice(0, cut))
  const listed = listedAttachments(whole, named)
  const own = whole.filter((piece) => !listed.includes(piece))
  const foot = readFoot(own, cut !== undefined)
  return {
    title: head.title,
    ...(header ? { header: { value: header.header, lines: linesOf(header.pieces) } } : {}),
    ...(imprint ? { imprint: { value: imprint.imprint, lines: linesOf(imprint.pieces) } } : {}),
    ...(head.recipients ? { recipients: head.recipients } : {}),
    body: readBody(own.slice(0, foot.start)),
    signatory: foot.signatory,
    ...(foot.date ? { date: foot.date } : {}),
    ...(foot.note ? { note: foot.note } : {}),
    attachments,
    listed,
  }
}

// Every attachment begins on a page of its own; a break before it is the form's, not the paper's.
function withoutLastBreaks(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.slice(0, pieces.findLastIndex((piece) => piece.block?.type !== 'pageBreak') + 1)
}

function linesOf(pieces: readonly Piece[]): readonly Element[] {
  return pieces.map((piece) =>
    piece.block
      ? { type: 'block', block: piece.block, span: piece }
      : { type: 'paragraph', span: piece, hints: piece.hints },
  )
}

function bareTitle(title: string): string {
  return title.replace(/[\s《》“”。；]/g, '')
}

/** The lines that list the attachments before the signature, where what they name follows. */
function listedAttachments(pieces: readonly Piece[], named: readonly string[]): readonly Piece[] {
  const start = pieces.findIndex((piece) => /^附[ \u3000]*件[\d一二三四五六七八九十]?[：:]/.test(piece.text))
  if (start < 0 || !named.length) return []
  const names = (piece: Piece) =>
    named.includes(
      bareTitle(
        piece.text.replace(/^附[ \u3000]*件[\d一二三四五六七八九十]?[：:]/, '').replace(/^\s*\d{1,2}[.．、]/, ''),
      ),
    )
  const end = pieces.findIndex((piece, index) => index >= start && !names(piece))
  return pieces.slice(start, end < 0 ? undefined : end)
}

function textIn(pieces: readonly Piece[], span: Span): string {
  return pieces.find((piece) => piece.from === span.from)?.text ?? ''
}

interface Head {
  readonly title: readonly Span[]
  readonly recipients?: Span
  /** Lines taken. */
  readonly length: number
}

function readHead(pieces: readonly Piece[]): Head {
  const title: Piece[] = []
  let index = 0
  for (; index < pieces.length && title.length < 6; index++) {
    const piece = pieces[index]!
    if (!isTitleLine(piece, title.length)) break
    title.push(piece)
  }
  const isNamed = title.some(
    (piece) => isTitleLike(piece.text) || piece.hints.isTitle || piece.hints.align === 'center',
  )
  // A first line that is no title: a short paragraph, or a heading that lost its number.
  if (title.length && !isNamed && !isLikelyTitle(title, pieces[index])) return { title: [], length: 0 }
  const next = pieces[index]
  const recipients =
    next && !next.marker && !next.block && RECIPIENT.test(next.text) && !next.text.endsWith('如下：') ? next : undefined
  return {
    title,
    ...(recipients ? { recipients } : {}),
    length: index + (recipients ? 1 : 0),
  }
}

function isTitleLine(piece: Piece, count: number): boolean {
  if (piece.block || piece.hints.part) return false
  if (piece.hints.isTitle) return true
  if (piece.marker && piece.marker.form !== 'bracket') return false
  const { text } = piece
  if (text.startsWith('——')) return text.length <= 80 && !/。/.test(text)
  if (/[。；！？：:;]$/.test(text) || text.length > 80 || /[。；]/.test(text)) return false
  const bare = text.replace(/[《“][^》”]*[》”]/g, '')
  return count === 0 ? !/^[一二三四五六七八九十]+[是要]/.test(text) : !/[，,]/.test(bare) || text.length <= 30
}

function isLikelyTitle(title: readonly Piece[], next: Piece | undefined): boolean {
  const first = title[0]!.text
  return first.length >= 4 && !/[，、]/.test(first) && next !== undefined
}

interface Foot {
  /** Where the foot begins: so many lines belong to the body. */
  readonly start: number
  readonly signatory: readonly Span[]
  readonly date?: Span
  readonly note?: Span
}

function readFoot(pieces: readonly Piece[], isCover: boolean): Foot {
  let end = pieces.length
  const last = () => pieces[end - 1]
  let note: Span | undefined
  const isDate = (piece: Piece | undefined) =>
    piece !== undefined && !piece.block && DATE_LINE.test(piece.text.replace(/[ \u3000]/g, ''))
  if (last() && NOTE.test(last()!.text) && (isCover || isDate(pieces[end - 2]))) note = pieces[--end]
  const date = isDate(last()) ? pieces[--end] : undefined
  const signatory: Span[] = []
  while (end > 0 && signatory.length < 4 && isSignature(last()!, date !== undefined, signatory.length))
    signatory.unshift(pieces[--end]!)
  return { start: end, signatory, ...(date ? { date } : {}), ...(note ? { note } : {}) }
}

const ORGAN =
  /(?:局|委员会|委|办公室|办|政府|学校|中学|小学|幼儿园|医院|公司|中心|厅|院|处|所|站|支队|大队|党组|党委|支部|总支|协会|联合会|集团|街道|镇|乡|村|社区|部|署|社)$/

function isSignature(piece: Piece, isDated: boolean, count: number): boolean {
  const { text } = piece
  if (piece.block || piece.marker || piece.hints.part) return false
  if (SIGN_LABEL.test(text)) return text.length <= 40
  if (
    text.length > 40 ||
    text.length < 2 ||
    /[，。；：！？、]/.test(text) ||
    /^[一二三四五六七八九十]+[是要]/.test(text)
  )
    return false
  if (piece.hints.align === 'right') return true
  if (count > 0) return ORGAN.test(text)
  return isDated || (ORGAN.test(text) && text.length <= 25)
}

/** Where the attachments begin: at a line 附件, or, behind a covering letter that is signed and dated, at the next title. */
function attachmentStart(pieces: readonly Piece[], title: string): number | undefined {
  const label = pieces.findIndex((piece, index) => index > 0 && isLabel(piece) && index < pieces.length - 1)
  if (label >= 0) return label
  if (!/(?:通知|函|请示|意见|印发|报送|上报|呈报)/.test(title)) return undefined
  const dated = pieces.findIndex((piece) => DATE_LINE.test(piece.text.replace(/[ \u3000]/g, '')))
  if (dated < 0 || dated > pieces.length - 3) return undefined
  const note = NOTE.test(pieces[dated + 1]!.text) ? 1 : 0
  const next = pieces[dated + 1 + note]
  return next && isTitleLine(next, 0) && !next.marker ? dated + 1 + note : undefined
}

function isLabel(piece: Piece): boolean {
  return /^附[ \u3000]*件[ \u3000]*[\d一二三四五六七八九十]{0,2}[：:]?$/.test(piece.text)
}

function readAttachments(pieces: readonly Piece[]): SketchedAttachment[] {
  const starts = pieces.flatMap((piece, index) => (isLabel(piece) ? [index] : []))
  if (starts[0] !== 0) starts.unshift(0)
  return starts.map((start, nth) => {
    const own = withoutLastBreaks(pieces.slice(start, starts[nth + 1]))
    const label = isLabel(own[0]!) ? own[0] : undefined
    const inside = label ? own.slice(1) : own
    const head = readHead(inside)
    const body = inside.slice(head.length - (head.recipients ? 1 : 0))
    return { ...(label ? { label } : {}), title: head.title, body: readBody(body) }
  })
}
