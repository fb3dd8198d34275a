import { fontChain } from '../fonts.ts'
import type { Preset } from '../presets.ts'
import type { Role } from '../styles.ts'
import { ROLES } from '../styles.ts'
import { escapeHtml } from '../escape-html.ts'
import type {
  Box,
  Fragment,
  Pages,
  PlacedLine,
  PlacedPage,
  PlacedPageNumber,
  PlacedPicture,
  PlacedRule,
} from './pages.ts'
import { AUTO_SPACE } from './advance.ts'
import { BASELINE, GRID_BASELINE } from './line-height.ts'
import { THIN_PT } from './strips.ts'

export interface PageHtmlOptions {
  readonly preset: Preset
  /** Where a stored picture's bytes can be had, such as a data: address; undefined leaves its frame empty. */
  readonly pictureUrl?: (asset: string) => string | undefined
}

/**
 * The pages as markup for the body of a document: one `section.sheet` a page, every place a class and no style or script
 * in it. It needs the text of pageCss as its stylesheet.
 */
export function pageHtml(pages: Pages, options: PageHtmlOptions): string {
  return pages.pages.map((page) => sheetHtml(page, options)).join('\n')
}

/** One page of them, for a view that draws only the pages in sight. */
export function sheetHtml(page: PlacedPage, { preset, pictureUrl = () => undefined }: PageHtmlOptions): string {
  return [
    `<section class="sheet" data-page="${page.number}">`,
    ...page.rules.map(ruleHtml),
    ...cellsHtml(page.cells),
    ...page.pictures.map((picture) => pictureHtml(picture, pictureUrl)),
    ...page.lines.filter(({ fragments }) => fragments.length).map(lineHtml),
    ...(page.pageNumber ? [pageNumberHtml(page.pageNumber, preset)] : []),
    '</section>',
  ].join('\n')
}

/**
 * The stylesheet of the pages: what the preset says, and a rule for each place that occurs in them. `fonts` answers with the
 * families to ask for in a font's place, best first.
 */
export function pageCss(preset: Preset, pages: Pages, fonts: (font: string) => readonly string[] = fontChain): string {
  return [...frameRules(preset), ...typeRules(preset, fonts), ...placeRules(pages, preset)].join('\n') + '\n'
}

function frameRules({ page, squeeze, linePitch }: Preset): string[] {
  return [
    `@page{size:${pt(page.width)} ${pt(page.height)};margin:0}`,
    '@media print{html,body{margin:0}}',
    `.sheet{position:relative;overflow:hidden;width:${pt(page.width)};height:${pt(page.height)};background:#fff;` +
      'color:#000;break-after:page;break-inside:avoid;print-color-adjust:exact;-webkit-print-color-adjust:exact}',
    '.sheet:last-child{break-after:auto}',
    '.sheet>*{position:absolute;margin:0}',
    // What browsers do by themselves to Chinese type: the lines are already set.
    `.sheet .line{white-space:pre;line-height:0;letter-spacing:${pt(squeeze)};text-align:left;text-spacing-trim:space-all;` +
      'text-autospace:no-autospace;font-kerning:none;font-variant-ligatures:none;font-style:normal;font-weight:400;' +
      'word-spacing:0;text-indent:0;hyphens:manual}',
    // Holds the baseline where Word has it, whatever a font says of its own height.
    `.sheet .line::before{content:"";display:inline-block;height:${BASELINE * 100}%}`,
    `.sheet .line.h${Math.round(linePitch)}:not(.imprint)::before{height:${GRID_BASELINE * 100}%}`,
    '.sheet .both{text-align:justify;text-align-last:justify}',
    '.sheet .center{text-align:center}',
    '.sheet .right{text-align:right}',
    '.sheet .number{letter-spacing:0}',
    `.sheet .apart{margin-left:${AUTO_SPACE}em}`,
    `.sheet .away{margin-right:${AUTO_SPACE}em}`,
    '.sheet b{font-weight:700}',
    '.sheet .red{color:#f00}',
    '.sheet .cell{box-sizing:border-box;border:0 solid #000;border-width:0 .5pt .5pt 0}',
    '.sheet .topmost{border-top-width:.5pt}',
    '.sheet .leftmost{border-left-width:.5pt}',
    `.sheet .rule{border:0 solid #000;box-sizing:border-box}`,
    '.sheet .rule.red{border-color:#f00}',
  ]
}

function typeRules(preset: Preset, fonts: (font: string) => readonly string[]): string[] {
  const rulesOf = (selector: (role: Role) => string, familiesOf: (role: Role) => string) =>
    ROLES.map((role) => `.sheet ${selector(role)}{font-family:${familiesOf(role)}}`)
  const latinOf = (role: Role) => preset.looks[role].latinFont ?? preset.latinFont
  const latin = (role: Role) => families([latinOf(role)], fonts)
  return [
    ...rulesOf(
      (role) => `.${role}`,
      (role) => families([preset.looks[role].font, latinOf(role)], fonts),
    ),
    ...rulesOf((role) => `.line.${role}>.latin`, latin),
    // After the line's, which they overrule.
    ...rulesOf((role) => `.line>.${role}.latin`, latin),
  ]
}

function families(wanted: readonly string[], fonts: (font: string) => readonly string[]): string {
  const names = new Set(wanted.flatMap((font) => fonts(font)))
  return [...names].map(quoted).concat('serif').join(',')
}

/** A family's name as CSS writes it; it comes from presets that people edit. */
function quoted(name: string): string {
  return `"${name.replace(/["\\\n\r\f<>]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`
}

/** One rule for each left edge, upper edge, width, height and type size that occurs in the pages. */
function placeRules({ pages }: Pages, { looks, squeeze }: Preset): string[] {
  const boxes = pages.flatMap(boxesOf)
  const lines = pages.flatMap((page) => page.lines)
  const fragments = lines.flatMap((line) => line.fragments)
  const sizes = fragments.map(({ sizePt }) => sizePt)
  const rules = (letter: string, property: string, values: readonly number[]) =>
    inOrder(values.map(Math.round)).map((value) => `.sheet .${letter}${value}{${property}:${pt(value)}}`)
  return [
    ...rules(
      'x',
      'left',
      boxes.map((box) => box.x),
    ),
    ...rules(
      'y',
      'top',
      boxes.map((box) => box.y),
    ),
    ...rules(
      'w',
      'width',
      boxes.map((box) => box.width),
    ),
    ...rules(
      'h',
      'height',
      boxes.flatMap((box) => (box.height === undefined ? [] : [box.height])),
    ),
    ...inOrder([...sizes, looks.pageNumber.sizePt]).map((size) => `.sheet .${sizeClass(size)}{font-size:${size}pt}`),
    ...inOrder(fragments.flatMap(({ spread }) => spread ?? [])).map(
      (spread) => `.sheet .k${spread}{letter-spacing:${pt(squeeze + spread)}}`,
    ),
    ...penRules(pages.flatMap((page) => page.rules)),
  ]
}

function inOrder(values: readonly number[]): number[] {
  return [...new Set(values)].toSorted((a, b) => a - b)
}

function penRules(rules: readonly PlacedRule[]): string[] {
  const pens = new Map(rules.map((rule) => [penClass(rule), rule]))
  return [...pens]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { style, widthPt }]) => {
      if (style === 'single') return `.sheet .${name}{border-top-width:${widthPt}pt}`
      const [top, bottom] = style === 'thick-thin' ? [widthPt, THIN_PT] : [THIN_PT, widthPt]
      return `.sheet .${name}{border-top-width:${top}pt;border-bottom-width:${bottom}pt;height:${widthPt + 2 * THIN_PT}pt}`
    })
}

type AnyBox = Omit<Box, 'height'> & { readonly height?: number }

function boxesOf({ lines, rules, cells, pictures, pageNumber }: PlacedPage): readonly AnyBox[] {
  return [...lines, ...rules, ...cells, ...pictures, ...(pageNumber ? [pageNumber] : [])]
}

function boxClasses({ x, y, width, height }: AnyBox): string {
  const place = `x${Math.round(x)} y${Math.round(y)} w${Math.round(width)}`
  return height === undefined ? place : `${place} h${Math.round(height)}`
}

function lineHtml(line: PlacedLine): string {
  const role = line.role === 'blank' || line.role === 'gap' ? 'body' : line.role
  const align = line.align === 'both' && line.justify <= 0 ? 'left' : line.align
  const place = line.place ? ` data-place="${escapeHtml(line.place)}"` : ''
  const own: Own = { role, sizePt: line.fragments[0]!.sizePt }
  const text = line.fragments.map((fragment, at) => fragmentHtml(fragment, line.fragments[at + 1], own)).join('')
  const classes = `line ${role} ${align} ${sizeClass(own.sizePt)} ${boxClasses(line)}`
  return `<div class="${classes}"${place}>${text}</div>`
}

type Own = Pick<Fragment, 'role' | 'sizePt'>

/** Bare text where it is set as its line is. The space between two scripts hangs on the Latin one. */
function fragmentHtml(fragment: Fragment, next: Fragment | undefined, own: Own): string {
  const { role, latin, spaced, colour, bold, sizePt, spread, text } = fragment
  const classes = [
    ...(role === own.role ? [] : [role]),
    ...(latin ? ['latin'] : []),
    ...(latin && spaced ? ['apart'] : []),
    ...(latin && next?.spaced ? ['away'] : []),
    ...(colour ? [colour] : []),
    ...(sizePt === own.sizePt ? [] : [sizeClass(sizePt)]),
    ...(spread ? [`k${spread}`] : []),
  ]
  const words = escapeHtml(text)
  if (!classes.length && !bold) return words
  const tag = bold ? 'b' : 'span'
  return `<${tag}${classes.length ? ` class="${classes.join(' ')}"` : ''}>${words}</${tag}>`
}

function pageNumberHtml({ text, side, ...box }: PlacedPageNumber, { looks }: Preset): string {
  const size = sizeClass(looks.pageNumber.sizePt)
  return `<div class="line number pageNumber ${side} ${size} ${boxClasses(box)}">${escapeHtml(text)}</div>`
}

function ruleHtml(rule: PlacedRule): string {
  return `<div class="rule ${penClass(rule)} ${rule.colour} ${boxClasses(rule)}"></div>`
}

/** Each cell draws its right and lower edge, so that none is drawn twice; above and left of it others have drawn theirs. */
function cellsHtml(cells: readonly Box[]): string[] {
  const lower = new Set(cells.map(({ y, height }) => Math.round(y + height)))
  const right = new Set(cells.map(({ x, width }) => Math.round(x + width)))
  return cells.map((cell) => {
    const top = lower.has(Math.round(cell.y)) ? '' : ' topmost'
    const left = right.has(Math.round(cell.x)) ? '' : ' leftmost'
    return `<div class="cell${top}${left} ${boxClasses(cell)}"></div>`
  })
}

function pictureHtml({ asset, alt, ...box }: PlacedPicture, pictureUrl: (asset: string) => string | undefined): string {
  const address = pictureUrl(asset)
  const place = `data-place="${escapeHtml(box.place)}"`
  if (address === undefined) return `<div class="cell topmost leftmost ${boxClasses(box)}" ${place}></div>`
  return `<img class="${boxClasses(box)}" ${place} src="${escapeHtml(address)}" alt="${escapeHtml(alt)}" />`
}

function penClass({ style, widthPt }: PlacedRule): string {
  return `${style}${Math.round(widthPt * 100)}`
}

function sizeClass(sizePt: number): string {
  return `s${Math.round(sizePt * 100)}`
}

function pt(twips: number): string {
  return `${twips / 20}pt`
}
