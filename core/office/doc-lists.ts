import type { List, ListLevel } from '#core/docx/list-counter.ts'
import type { DocFile } from './doc-file.ts'
import { PLACES } from './doc-file.ts'

const LIST_BYTES = 28
const LEVEL_BYTES = 28
const INSTANCE_BYTES = 16
const SIMPLE = 1
const LEGAL = 4
const NO_RESTART = 8
const STARTS = 0x10
const FORMATTED = 0x20

/** The lists of a .doc by the number that paragraphs name, from 1 ([MS-DOC] 2.9.131 and 2.9.150). */
export function readDocLists(file: DocFile): (index: number) => List | undefined {
  const levels = readLevels(file)
  const instances = readInstances(file)
  return (index) => {
    const instance = instances[index - 1]
    const list = instance && levels.get(instance.id)
    if (!instance || !list) return undefined
    return {
      family: String(instance.id),
      level: (level) => instance.levels.get(level) ?? list[level],
      startOf: (level) => instance.starts.get(level),
    }
  }
}

function readLevels({ table, place }: DocFile): ReadonlyMap<number, readonly ListLevel[]> {
  const { from, to } = place(PLACES.lists)
  const lists = new Map<number, readonly ListLevel[]>()
  if (to - from < 2) return lists
  const count = Math.min(table.getUint16(from, true), Math.floor((to - from - 2) / LIST_BYTES))
  // The levels of all lists stand behind the last of them.
  let at = from + 2 + count * LIST_BYTES
  for (let index = 0; index < count; index++) {
    const list = from + 2 + index * LIST_BYTES
    const levels: ListLevel[] = []
    const size = table.getUint8(list + 26) & SIMPLE ? 1 : 9
    for (let level = 0; level < size && at + LEVEL_BYTES <= table.byteLength; level++) {
      const [read, next] = readLevel(table, at)
      levels.push(read)
      at = next
    }
    lists.set(table.getInt32(list, true), levels)
  }
  return lists
}

function readLevel(table: DataView, at: number): readonly [ListLevel, number] {
  const flags = table.getUint8(at + 5)
  const text = at + LEVEL_BYTES + table.getUint8(at + 24) + table.getUint8(at + 25)
  const length = text + 2 <= table.byteLength ? table.getUint16(text, true) : 0
  const end = Math.min(text + 2 + length * 2, table.byteLength)
  let words = ''
  for (let place = text + 2; place + 2 <= end; place += 2) {
    const unit = table.getUint16(place, true)
    words += unit < 9 ? `%${unit + 1}` : String.fromCharCode(unit)
  }
  const level: ListLevel = {
    format: FORMATS[table.getUint8(at + 4)] ?? 'decimal',
    text: words.slice(0, 200),
    start: table.getUint32(at, true),
    ...(flags & NO_RESTART ? { restartAfter: table.getUint8(at + 26) } : {}),
    ...(flags & LEGAL ? { isLegal: true } : {}),
  }
  return [level, text + 2 + length * 2]
}

interface Instance {
  readonly id: number
  readonly starts: Map<number, number>
  readonly levels: Map<number, ListLevel>
}

function readInstances({ table, place }: DocFile): readonly Instance[] {
  const { from, to } = place(PLACES.listInstances)
  if (to - from < 4) return []
  const count = Math.min(table.getUint32(from, true), Math.floor((to - from - 4) / INSTANCE_BYTES))
  let at = from + 4 + count * INSTANCE_BYTES
  return Array.from({ length: count }, (_, index) => {
    const head = from + 4 + index * INSTANCE_BYTES
    const made: Instance = { id: table.getInt32(head, true), starts: new Map(), levels: new Map() }
    at += 4
    for (let level = 0; level < table.getUint8(head + 12) && at + 8 <= to; level++) at = readOverride(table, at, made)
    return made
  })
}

function readOverride(table: DataView, at: number, { starts, levels }: Instance): number {
  const flags = table.getUint32(at + 4, true)
  const level = flags & 0xf
  if (flags & STARTS) starts.set(level, table.getUint32(at, true))
  if (!(flags & FORMATTED)) return at + 8
  const [read, next] = readLevel(table, at + 8)
  levels.set(level, read)
  return next
}

// [MS-OSHARED] 2.2.1.3, in the words that newer files use.
const FORMATS: readonly (string | undefined)[] = (
  'decimal upperRoman lowerRoman upperLetter lowerLetter ordinal decimal decimal decimal decimal ' +
  'ideographDigital japaneseCounting decimal decimal decimalFullWidth decimal chineseLegalSimplified japaneseDigitalTenThousand ' +
  'decimalEnclosedCircle decimalFullWidth2 decimal decimal decimalZero bullet decimal decimal decimalEnclosedFullstop ' +
  'decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac ' +
  'ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital ' +
  'chineseCounting chineseLegalSimplified chineseCountingThousand'
)
  .split(' ')
  .concat(
    Array.from({ length: 215 }, () => 'decimal'),
    'none',
  )
