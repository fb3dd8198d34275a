import type { Header, Table } from '../../document/document.ts'
import { oneLine } from '../../document/text.ts'
import type { Piece } from './piece.ts'

/** The lines above a title that are a header (版头), and what they say. */
export interface FoundHeader {
  readonly header: Header
  readonly pieces: readonly Piece[]
}

const DOCUMENT_NUMBER = /^([\u4e00-\u9fff]{1,14}[〔[（(]\d{4}[〕\]）)]\d{1,5}号)(.*)$/
const COPY_NUMBER = /^(?:№|No\.?)?(\d{6})$/
const SECRECY = /^(?:绝密|机密|秘密)(?:★[\d\u4e00-\u9fff]{0,8})?$/
const URGENCY = /^(?:特急|加急|平急|特提|急件)$/
const SIGNERS = /签发人[：:](.{2,40})$/
const MARK = /^([\u4e00-\u9fff（）]{2,40}?)文件$/
const NAME = /^[\u4e00-\u9fff·]{2,6}$/
/** A header has no more lines than this. */
const LONGEST = 14

/**
 * The header at the start of a paper: copy number, secrecy, urgency, the issuing organs with 文件, the document number, the
 * signers. Undefined where neither a number, nor secrecy, nor a mark with a number stands there.
 */
export function readLetterhead(pieces: readonly Piece[]): FoundHeader | undefined {
  const lines = pieces.slice(0, LONGEST)
  const numberAt = lines.findIndex((piece, index) => isNumber(piece, lines.slice(0, index)))
  const found: { -readonly [K in keyof Header]: Header[K] } = { organs: [] }
  const organs: string[] = []
  const signers: string[] = []
  const taken: Piece[] = []
  for (const [index, piece] of lines.entries()) {
    const text = piece.text.replaceAll(/[ \u3000\t]/g, '')
    const ofMark = index < numberAt ? organsIn(piece, text) : undefined
    if (isBreak(piece)) continue
    if (COPY_NUMBER.test(text)) found.copyNumber = COPY_NUMBER.exec(text)![1]!
    else if (SECRECY.test(text)) found.secrecy = text
    else if (URGENCY.test(text)) found.urgency = text
    else if (index === numberAt) found.documentNumber = DOCUMENT_NUMBER.exec(text)![1]!
    else if (ofMark) organs.push(...ofMark)
    else if (!/^签发人[：:].{2,40}$/.test(text) && !(signers.length && index <= numberAt + 2 && areNames(piece.text)))
      break
    if (SIGNERS.test(text)) signers.push(...namesIn(piece.text.replace(/^.*签发人[：:]/, '')))
    else if (signers.length) signers.push(...namesIn(index === numberAt ? behindNumber(piece.text) : piece.text))
    taken.push(piece)
  }
  if (!taken.length || (found.documentNumber === undefined && found.secrecy === undefined)) return undefined
  const isName = organs.length > 0 && !taken.some(bearsFile)
  const header = {
    ...found,
    organs,
    ...(isName ? { mark: 'name' as const } : {}),
    ...(signers.length ? { signers } : {}),
  }
  return { header, pieces: pieces.slice(0, pieces.indexOf(taken.at(-1)!) + 1) }
}

/** The signers stand on the number's line too, the last of several without their label. */
function isNumber({ text, block }: Piece, before: readonly Piece[]): boolean {
  const found = block ? null : DOCUMENT_NUMBER.exec(text.replaceAll(/[ \u3000\t]/g, ''))
  if (!found) return false
  const isLabelled = before.some((piece) => SIGNERS.test(piece.text))
  return found[2] === '' || SIGNERS.test(found[2]!) || (isLabelled && areNames(behindNumber(text)))
}

function behindNumber(text: string): string {
  return text.slice(text.indexOf('号') + 1)
}

function isBreak({ block }: Piece): boolean {
  return block?.type === 'pageBreak'
}

/** The organs that a line or a joint mark's table names; a name alone is a letter's mark. */
function organsIn(piece: Piece, text: string): readonly string[] | undefined {
  if (piece.block?.type === 'table')
    return bearsFile(piece) ? cellsOf(piece.block).filter((words) => words !== '文件') : undefined
  const file = MARK.exec(text)
  if (file) return [file[1]!]
  return !piece.marker && /^[\u4e00-\u9fff（）]{3,30}$/.test(text) && !/(?:报告|总结|通知|函|请示|意见)$/.test(text)
    ? [text]
    : undefined
}

function bearsFile({ text, block }: Piece): boolean {
  if (block?.type === 'table') return block.rows.length <= 12 && cellsOf(block).includes('文件')
  return MARK.test(text.replaceAll(/[ \u3000\t]/g, ''))
}

function cellsOf(table: Table): readonly string[] {
  const lines = table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks.map(({ runs }) => oneLine(runs))))
  return lines.map((line) => line.replaceAll(/[ \u3000\t]/g, '')).filter(Boolean)
}

function areNames(text: string): boolean {
  return (
    namesIn(text).length > 0 &&
    text
      .trim()
      .split(/[ \u3000\t、]+/)
      .every((name) => NAME.test(name))
  )
}

/** Names are parted by spaces; a space inside one sets two characters apart to the width of three. */
function namesIn(text: string): readonly string[] {
  const parts = text
    .trim()
    .split(/[ \u3000\t、]+/)
    .filter(Boolean)
  return parts.reduce<string[]>((names, part) => {
    const last = names.at(-1)
    if (last !== undefined && last.length === 1 && part.length === 1) names[names.length - 1] = last + part
    else names.push(part)
    return names
  }, [])
}
