import type { Preset } from '../presets.ts'
import type { SetPlace, SetRule } from '../set-paper.ts'
import type { Box, Flag, PlacedLine, PlacedPage, PlacedPicture, PlacedRule } from './pages.ts'
import { pageNumberOf } from './page-number.ts'
import type { LineStrip, PictureStrip } from './strips.ts'
import { heightOfRule } from './strips.ts'

interface OpenPage {
  readonly lines: PlacedLine[]
  readonly rules: PlacedRule[]
  readonly cells: Box[]
  readonly pictures: PlacedPicture[]
}

/** Pages in the making: strips go onto the last one, at its cursor. */
export class PageMaker {
  readonly preset: Preset
  readonly top: number
  readonly bottom: number
  /** Where the next strip's upper edge stands. */
  y: number
  readonly flags: Flag[] = []
  private page: OpenPage = openPage()
  private readonly done: PlacedPage[] = []
  private place: SetPlace | undefined
  /** The heading that stands last on the page, until something follows it there. */
  private heading: SetPlace | undefined

  constructor(preset: Preset) {
    this.preset = preset
    this.top = preset.page.top
    this.bottom = preset.page.top + preset.page.textHeight
    this.y = this.top
  }

  get number(): number {
    return this.done.length + 1
  }

  get left(): number {
    return this.bottom - this.y
  }

  get isFresh(): boolean {
    return this.y === this.top
  }

  /** Ends the page. `isFull`: because what comes next has no room, not because it asked for a new page. */
  turn(isFull: boolean): void {
    if (isFull && this.heading) this.flag('lonelyHeading', this.heading)
    this.close()
    this.page = openPage()
    this.y = this.top
    this.heading = undefined
  }

  flag(type: Flag['type'], place: SetPlace | undefined): void {
    this.flags.push({ type, page: this.number, ...(place ? { place } : {}) })
  }

  putLine(strip: LineStrip): void {
    this.y += strip.before
    if (strip.frame) this.putFrame(strip)
    if (strip.above) this.putRule(strip.above, this.y)
    const y = this.y + heightOfRule(strip.above) + (strip.frame?.above ?? 0)
    for (const line of strip.lines) this.page.lines.push(placed(line, strip, y))
    if (strip.below) this.putRule(strip.below, y + strip.lineHeight + (strip.below.space ?? 0))
    this.y += strip.height
    this.place = strip.place ?? this.place
    this.heading = strip.endsHeading ? strip.place : undefined
  }

  /** The frame of the line above grows with each line; overleaf it begins anew. */
  private putFrame({ frame, height }: LineStrip): void {
    const { cells } = this.page
    const last = frame?.begins ? undefined : cells.at(-1)
    if (last && last.y + last.height === this.y) cells[cells.length - 1] = { ...last, height: last.height + height }
    else cells.push({ x: this.preset.page.left, y: this.y, width: this.preset.page.textWidth, height })
  }

  putRule({ style, widthPt, colour, beyond = 0 }: SetRule, y: number): void {
    const { left, textWidth } = this.preset.page
    this.page.rules.push({ x: left - beyond, y, width: textWidth + 2 * beyond, style, widthPt, colour })
  }

  putPicture({ picture, height }: PictureStrip): void {
    const { page } = this.preset
    const { place, asset, alt, width } = picture
    const x = page.left + (page.textWidth - width) / 2
    // Below the leading, on the line's lower edge, as a character would stand.
    const y = this.y + height - picture.height
    this.page.pictures.push({ place, asset, alt, x, y, width, height: picture.height })
    this.y += height
    this.place = place
    this.heading = undefined
  }

  /** What a table drew for itself, `height` high from the cursor on. */
  putTable(place: SetPlace, lines: readonly PlacedLine[], cells: readonly Box[]): void {
    for (const line of lines) this.page.lines.push(line)
    for (const cell of cells) this.page.cells.push(cell)
    this.place = place
  }

  /** A row takes its room now and is drawn when its table ends on the page. */
  take(height: number): void {
    this.y += height
    this.heading = undefined
  }

  finish(): { readonly pages: readonly PlacedPage[]; readonly flags: readonly Flag[] } {
    this.close()
    return { pages: this.done, flags: this.flags }
  }

  private close(): void {
    const { lines, rules, cells, pictures } = this.page
    const isBlank = !pictures.length && !cells.length && lines.every((line) => !line.fragments.length)
    if (isBlank) this.flag('blankPage', this.place)
    const number = this.number
    const pageNumber = pageNumberOf(number, this.preset)
    this.done.push({ number, lines, rules, cells, pictures, ...(pageNumber ? { pageNumber } : {}) })
  }
}

function openPage(): OpenPage {
  return { lines: [], rules: [], cells: [], pictures: [] }
}

function placed(line: LineStrip['lines'][number], { place, role, lineHeight }: LineStrip, y: number): PlacedLine {
  return { ...(place ? { place } : {}), role, ...line, y, height: lineHeight }
}
