import type { DocFile } from './doc-file.ts'
import { positionsOf } from './doc-file.ts'

/** A change of one property: its number, and where its operand lies ([MS-DOC] 2.6). */
export interface Change {
  readonly code: number
  readonly at: number
  readonly size: number
}

/** A stretch of the file whose characters or paragraphs share properties. */
export interface PropertyRun {
  readonly from: number
  readonly to: number
  /** Only of paragraphs. */
  readonly style: number
  readonly changes: readonly Change[]
}

const PAGE = 512
const PARAGRAPH_ENTRY = 13

/** The runs of all pages that the structure lists, in the order of the file's bytes. */
export function readRuns(file: DocFile, index: number, kind: 'paragraph' | 'character'): readonly PropertyRun[] {
  const place = file.place(index)
  const positions = positionsOf(file, place, 4)
  const runs: PropertyRun[] = []
  const pages = new Set<number>()
  for (let entry = 0; entry < positions.length - 1; entry++) {
    const page = file.table.getUint32(place.from + positions.length * 4 + entry * 4, true) & 0x3fffff
    // A page that is listed again tells nothing new.
    if (pages.has(page)) continue
    pages.add(page)
    readPage(file.main, page * PAGE, kind, runs)
  }
  return runs.toSorted((a, b) => a.from - b.from)
}

function readPage(main: DataView, page: number, kind: 'paragraph' | 'character', runs: PropertyRun[]): void {
  if (page + PAGE > main.byteLength) return
  const count = main.getUint8(page + PAGE - 1)
  const size = kind === 'paragraph' ? PARAGRAPH_ENTRY : 1
  if ((count + 1) * 4 + count * size > PAGE) return
  for (let index = 0; index < count; index++) {
    const from = main.getUint32(page + index * 4, true)
    const to = main.getUint32(page + index * 4 + 4, true)
    const offset = main.getUint8(page + (count + 1) * 4 + index * size) * 2
    if (!offset) runs.push({ from, to, style: 0, changes: [] })
    else
      runs.push({
        from,
        to,
        ...(kind === 'paragraph' ? paragraphAt(main, page + offset) : charactersAt(main, page + offset)),
      })
  }
}

function paragraphAt(main: DataView, at: number): Pick<PropertyRun, 'style' | 'changes'> {
  const short = main.getUint8(at)
  const from = short ? at + 1 : at + 2
  const length = short ? short * 2 - 1 : main.getUint8(at + 1) * 2
  return { style: main.getUint16(from, true), changes: changesIn(main, from + 2, from + length) }
}

function charactersAt(main: DataView, at: number): Pick<PropertyRun, 'style' | 'changes'> {
  return { style: 0, changes: changesIn(main, at + 1, at + 1 + main.getUint8(at)) }
}

/** Sizes of operands by the three highest bits of a property's number; 6 says its own. */
const SIZES = [1, 1, 2, 4, 2, 2, -1, 3]
const DEFINE_TABLE = 0xd608
const CHANGE_TABS = 0xc615

export function changesIn(view: DataView, from: number, to: number): readonly Change[] {
  const changes: Change[] = []
  let at = from
  while (at + 2 < Math.min(to, view.byteLength)) {
    const code = view.getUint16(at, true)
    at += 2
    const fixed = SIZES[code >> 13]!
    const head = fixed >= 0 ? 0 : code === DEFINE_TABLE ? 2 : 1
    const size = fixed >= 0 ? fixed : variableSize(view, at, code)
    if (at + head + size > view.byteLength) break
    changes.push({ code, at: at + head, size })
    at += head + size
  }
  return changes
}

function variableSize(view: DataView, at: number, code: number): number {
  if (code === DEFINE_TABLE && at + 2 <= view.byteLength) return Math.max(0, view.getUint16(at, true) - 1)
  const size = view.getUint8(at)
  if (code !== CHANGE_TABS || size < 255) return size
  const removed = view.getUint8(at + 1)
  return 2 + removed * 4 + view.getUint8(at + 2 + removed * 4) * 3
}

/** The run that a byte of the file belongs to. */
export function runAt(runs: readonly PropertyRun[], offset: number): PropertyRun | undefined {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (runs[middle]!.from <= offset) low = middle
    else high = middle - 1
  }
  const run = runs[low]
  return run && run.from <= offset && offset < run.to ? run : undefined
}
