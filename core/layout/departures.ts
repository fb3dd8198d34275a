import { charactersPerLine, linesPerPage } from './grid.ts'
import { CHARACTERS_PER_LINE, LINES_PER_PAGE, PAPER_MM, TYPE_AREA_MM } from './page.ts'
import type { Preset } from './presets.ts'
import type { Role } from './styles.ts'

/** One point in which a preset is not GB/T 9704-2012. `field` is said by core/words under `departure.`. */
export interface Departure {
  readonly field: string
  readonly clause: string
  /** What the standard asks for, and what the preset has: figures with their units, names of fonts, or codes for `departure.value.`. */
  readonly standard: string
  readonly value: string
}

const TWIPS_PER_MM = 1440 / 25.4
/** What the standard allows at 天头 and 订口 (5.2.1), and what rounding may do elsewhere. */
const MARGIN_MM = 1
const ROUNDING_MM = 0.2

/**
 * Where a preset departs from GB/T 9704-2012, clause by clause. Bold headings and digits in another font than the text's are
 * among them: the standard names the type of each part and neither of these.
 */
export function departures(preset: Preset): readonly Departure[] {
  return [...pageDepartures(preset), ...bodyDepartures(preset), ...partDepartures(preset), ...numberDepartures(preset)]
}

function pageDepartures({ page }: Preset): readonly Departure[] {
  return [
    ...length('paper-width', '5.1', PAPER_MM.width, page.width, ROUNDING_MM),
    ...length('paper-height', '5.1', PAPER_MM.height, page.height, ROUNDING_MM),
    ...length('top', '5.2.1', TYPE_AREA_MM.top, page.top, MARGIN_MM),
    ...length('left', '5.2.1', TYPE_AREA_MM.left, page.left, MARGIN_MM),
    ...length('text-width', '5.2.1', TYPE_AREA_MM.width, page.textWidth, ROUNDING_MM),
    ...length('text-height', '5.2.1', TYPE_AREA_MM.height, page.textHeight, ROUNDING_MM),
  ]
}

function bodyDepartures(preset: Preset): readonly Departure[] {
  const { body } = preset.looks
  const latin = body.latinFont ?? preset.latinFont
  return [
    ...differing('lines', '5.2.3', String(LINES_PER_PAGE), String(linesPerPage(preset))),
    ...differing('characters', '5.2.3', String(CHARACTERS_PER_LINE), String(charactersPerLine(preset))),
    ...(isOf(latin, FANG) ? [] : [{ field: 'latin-font', clause: '5.2.2', standard: FANG.name, value: latin }]),
    ...differing('first-line', '7.3.3', '2', String(body.firstLineChars)),
  ]
}

interface Style {
  readonly name: string
  readonly sign: RegExp
}

const FANG: Style = { name: '仿宋', sign: /仿宋|fang-?song/i }
const KAI: Style = { name: '楷体', sign: /楷|kai/i }
// 微软雅黑 is another one.
const HEI: Style = { name: '黑体', sign: /黑体|(?<!ya)hei/i }
const TITLE: Style = { name: '小标宋', sign: /小标宋|xiaobiaosong/i }
const SONG: Style = { name: '宋体', sign: /^(?!.*(仿宋|fang-?song)).*(宋|song|simsun)/i }

/** The type that the standard names for a part, with its clause; no size where the organ chooses it. */
const TYPES: readonly {
  readonly role: Role
  readonly clause: string
  readonly style: Style
  readonly sizePt?: number
}[] = [
  { role: 'secrecy', clause: '7.2.2', style: HEI, sizePt: 16 },
  { role: 'mark', clause: '7.2.4', style: TITLE },
  { role: 'signer', clause: '7.2.6', style: KAI, sizePt: 16 },
  { role: 'title', clause: '7.3.1', style: TITLE, sizePt: 22 },
  { role: 'recipients', clause: '7.3.2', style: FANG, sizePt: 16 },
  { role: 'body', clause: '5.2.2', style: FANG, sizePt: 16 },
  { role: 'heading1', clause: '7.3.3', style: HEI, sizePt: 16 },
  { role: 'heading2', clause: '7.3.3', style: KAI, sizePt: 16 },
  { role: 'heading3', clause: '7.3.3', style: FANG, sizePt: 16 },
  { role: 'heading4', clause: '7.3.3', style: FANG, sizePt: 16 },
  { role: 'attachmentLabel', clause: '7.3.7', style: HEI, sizePt: 16 },
  { role: 'imprint', clause: '7.4.2', style: FANG, sizePt: 14 },
  { role: 'pageNumber', clause: '7.5', style: SONG, sizePt: 14 },
]

function partDepartures({ looks }: Preset): readonly Departure[] {
  return TYPES.flatMap(({ role, clause, style, sizePt }) => {
    const look = looks[role]
    return [
      ...(isOf(look.font, style) ? [] : [{ field: `${role}-font`, clause, standard: style.name, value: look.font }]),
      ...(sizePt === undefined ? [] : differing(`${role}-size`, clause, `${sizePt} pt`, `${look.sizePt} pt`)),
      ...differing(`${role}-bold`, clause, 'plain', look.bold ? 'bold' : 'plain'),
    ]
  })
}

function numberDepartures({ pageNumber, form }: Preset): readonly Departure[] {
  const { before, after, place, outerChars, onFirstPage } = pageNumber
  if (place === 'none') return [{ field: 'page-number', clause: '7.5', standard: 'outer', value: 'none' }]
  const wanted = form === 'letter' ? 'without' : 'with'
  return [
    ...differing('page-number', '7.5', 'outer', place),
    ...(place === 'outer' ? differing('page-number-edge', '7.5', '1', String(outerChars)) : []),
    ...differing('page-number-dashes', '7.5', '— 1 —', `${before}1${after}`),
    ...differing('first-page-number', form === 'letter' ? '10.1' : '7.5', wanted, onFirstPage ? 'with' : 'without'),
  ]
}

function differing(field: string, clause: string, standard: string, value: string): readonly Departure[] {
  return standard === value ? [] : [{ field, clause, standard, value }]
}

function length(
  field: string,
  clause: string,
  standardMm: number,
  twips: number,
  allowedMm: number,
): readonly Departure[] {
  const valueMm = twips / TWIPS_PER_MM
  if (Math.abs(valueMm - standardMm) <= allowedMm + 0.01) return []
  return [{ field, clause, standard: `${standardMm} mm`, value: `${Math.round(valueMm * 10) / 10} mm` }]
}

function isOf(font: string, { sign }: Style): boolean {
  return sign.test(font)
}
