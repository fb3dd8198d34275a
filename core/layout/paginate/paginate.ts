import type { SetPaper, SetPlace } from '../set-paper.ts'
import { PageMaker } from './page-maker.ts'
import type { Flag, Pages, PlacedLine, PlacedPage } from './pages.ts'
import { TablePart, tearRow } from './place-table.ts'
import type { RowStrip, Strip } from './strips.ts'
import { lineStrips, stripsOf } from './strips.ts'

/** Blocks between two reports of progress: about a page's worth of work for a millisecond. */
const CHUNK = 64

/** A paper on its pages. */
export function paginate(set: SetPaper): Pages {
  const steps = paginateSteps(set)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/**
 * The same in steps, for long papers: yields the share of the paper that is placed (0 to 1) every few blocks, so that a
 * caller can show progress, let others work, or give up by not going on.
 */
export function* paginateSteps(set: SetPaper): Generator<number, Pages, void> {
  const flow = new Flow(set)
  for (const [index, block] of set.blocks.entries()) {
    for (const strip of stripsOf(block, set.preset)) flow.add(strip)
    if (index % CHUNK === CHUNK - 1) yield (index + 1) / set.blocks.length
  }
  return flow.finish()
}

/** Places strips in order; those that stay together wait for one another. */
class Flow {
  private readonly set: SetPaper
  private readonly maker: PageMaker
  private waiting: Strip[] = []
  private part: { readonly strip: RowStrip; readonly part: TablePart } | undefined

  constructor(set: SetPaper) {
    this.set = set
    this.maker = new PageMaker(set.preset)
    const { firstPageFoot: foot, preset } = set
    if (foot) this.maker.putRule(foot.rule, preset.page.height - foot.fromBottom)
  }

  add(strip: Strip): void {
    if (strip.breakBefore) {
      this.placeWaiting()
      this.endTable()
      if (!this.maker.isFresh) this.maker.turn(false)
    }
    this.waiting.push(strip)
    if (!strip.keepNext) this.placeWaiting()
  }

  finish(): Pages {
    this.placeWaiting()
    this.endTable()
    this.placeImprint()
    const { pages, flags } = this.maker.finish()
    const signature = flagSignature(pages)
    return { pages, flags: [...flags, ...signature].toSorted((a, b) => a.page - b.page) }
  }

  private placeWaiting(): void {
    const group = this.waiting
    if (!group.length) return
    this.waiting = []
    const { maker } = this
    const height = group.reduce((sum, strip) => sum + strip.before + strip.height, 0)
    const page = maker.bottom - maker.top
    // What is taller than a page cannot be kept together.
    if (height > maker.left && height <= page && !maker.isFresh && !this.goesOnAlone(group)) this.turn(group[0]!)
    for (const strip of group) this.place(strip)
  }

  /** A single row may have to be torn, which is seen when it is placed. */
  private goesOnAlone(group: readonly Strip[]): boolean {
    return group.length === 1 && group[0]!.type === 'row'
  }

  private place(strip: Strip): void {
    if (strip.type === 'row') return this.placeRow(strip)
    this.endTable()
    if (strip.before + strip.height > this.maker.left && !this.maker.isFresh) this.maker.turn(true)
    if (strip.type === 'line') this.maker.putLine(strip)
    else this.maker.putPicture(strip)
  }

  private placeRow(strip: RowStrip): void {
    const { maker } = this
    const { table, index, height } = strip
    if (this.part?.strip.table !== table) this.endTable()
    const isTorn = height > maker.bottom - maker.top - (index < table.headerRows ? 0 : table.headerHeight)
    if (!isTorn && height > maker.left) this.turn(strip)
    const part = (this.part ??= { strip, part: new TablePart(table, maker) })
    if (!isTorn) return part.part.add(index, height)
    const last = tearRow(strip, part.part, maker, () => {
      this.turn(strip)
      return (this.part ??= { strip, part: new TablePart(table, maker) }).part
    })
    this.part = { strip, part: last }
  }

  /** Ends the page before a strip that has no room on it; a table that goes on begins with its head again. */
  private turn(next: Strip): void {
    const goesOn = next.type === 'row' && this.part?.strip.table === next.table
    this.endTable()
    this.maker.turn(true)
    if (!goesOn) return
    const part = new TablePart(next.table, this.maker)
    if (next.index >= next.table.headerRows) part.repeatHead()
    this.part = { strip: next, part }
  }

  private endTable(): void {
    this.part?.part.draw()
    this.part = undefined
  }

  /** At the foot of the last page, or of one of its own (GB/T 9704-2012, 7.4.1). */
  private placeImprint(): void {
    const { maker, set } = this
    const strips = set.imprint.flatMap((paragraph) => lineStrips(paragraph, set.preset))
    const height = strips.reduce((sum, strip) => sum + strip.before + strip.height, 0)
    if (!strips.length) return
    if (height > maker.left && !maker.isFresh) maker.turn(true)
    maker.y = Math.max(maker.y, maker.bottom - height)
    for (const strip of strips) this.place(strip)
  }
}

const OWN_LINES: ReadonlySet<SetPlace> = new Set([
  'title',
  'recipients',
  'signatory',
  'date',
  'note',
  'header',
  'imprint',
  'contents',
])
/** How many lines of the body a signature's page has at least, lest the signature look like that of another paper. */
const LINES_WITH_SIGNATURE = 2

/** Headings, paragraphs and tables; not what the form puts below the body. */
function isBody({ place, role }: PlacedLine): boolean {
  return place !== undefined && !OWN_LINES.has(place) && role !== 'attachmentNote'
}

function flagSignature(pages: readonly PlacedPage[]): Flag[] {
  for (const { number, lines, pictures } of pages) {
    const at = lines.findIndex(({ place }) => place === 'signatory' || place === 'date')
    if (at < 0) continue
    const body = lines.slice(0, at).filter(isBody)
    // On the first page there is nowhere to take lines from.
    const isAlone = number > 1 && body.length < LINES_WITH_SIGNATURE && !pictures.length
    return isAlone ? [{ type: 'signatureAlone', page: number, place: lines[at]!.place! }] : []
  }
  return []
}
