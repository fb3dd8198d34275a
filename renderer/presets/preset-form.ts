import { charactersPerLine, linesPerPage } from '#core/layout/grid.ts'
import type { Preset } from '#core/layout/presets.ts'
import { mapLooks } from '#core/layout/standard-looks.ts'
import type { Look, Role } from '#core/layout/styles.ts'
import { mmToTwips, ptToTwips } from '#core/layout/units.ts'

type Language = 'zh-CN' | 'en'

/** The parts whose font is chosen one by one; every other part is set as the body is, or stays as it came. */
export const FONT_ROLES = ['title', 'heading1', 'heading2', 'heading3', 'heading4'] as const
export type FontRole = (typeof FONT_ROLES)[number]
export const MARGINS = ['top', 'bottom', 'left', 'right'] as const
export const PAGE_NUMBER_PLACES = ['outer', 'center', 'none'] as const

/** The dialog's lines as they are typed: sizes and pitch in points, margins in millimetres. */
export interface PresetForm {
  readonly name: string
  readonly bodyFont: string
  readonly bodySize: string
  readonly fonts: Readonly<Record<FontRole, string>>
  readonly bold: Readonly<Record<FontRole, boolean>>
  readonly titleSize: string
  /** The font of letters and digits; empty where they follow the text around them. */
  readonly latinFont: string
  readonly linePitch: string
  readonly margins: Readonly<Record<(typeof MARGINS)[number], string>>
  readonly pageNumberPlace: Preset['pageNumber']['place']
  readonly hasDashes: boolean
  readonly onFirstPage: boolean
  readonly numbers: Preset['numbers']
  readonly contents: boolean
}

export type PresetFault = 'no-name' | 'bad-size' | 'bad-pitch' | 'bad-margin' | 'no-room'
/** What is wrong, by the line it is said under. */
export type PresetFaults = Readonly<Record<string, PresetFault>>

const TWIPS_PER_PT = 20
const MM_PER_TWIP = 25.4 / 1440
/** The smallest type area that the dialog lets through, in characters of the body each way. */
const LEAST_CHARS = 10
const DASHES = { before: '— ', after: ' —' } as const

export function formOf(preset: Preset, language: Language): PresetForm {
  const { looks, page, pageNumber } = preset
  const of = <T>(value: (look: Look) => T) =>
    Object.fromEntries(FONT_ROLES.map((role) => [role, value(looks[role])])) as Record<FontRole, T>
  return {
    name: preset.name[language],
    bodyFont: looks.body.font,
    bodySize: String(looks.body.sizePt),
    fonts: of(({ font }) => font),
    bold: of(({ bold }) => bold),
    titleSize: String(looks.title.sizePt),
    latinFont: looks.body.latinFont === looks.body.font ? '' : (looks.body.latinFont ?? preset.latinFont),
    linePitch: String(preset.linePitch / TWIPS_PER_PT),
    margins: {
      top: millimetres(page.top),
      bottom: millimetres(page.bottom),
      left: millimetres(page.left),
      right: millimetres(page.right),
    },
    pageNumberPlace: pageNumber.place,
    hasDashes: pageNumber.before.trim() !== '' || pageNumber.after.trim() !== '',
    onFirstPage: pageNumber.onFirstPage,
    numbers: preset.numbers,
    contents: preset.contents,
  }
}

/** What keeps the lines from being a preset, none where nothing does. */
export function faultsOf(form: PresetForm): PresetFaults {
  const sizes = { bodySize: form.bodySize, titleSize: form.titleSize }
  const badSizes = Object.entries(sizes).filter(([, size]) => !isBetween(size, 5, 72) || Number(size) % 0.5 !== 0)
  const badMargins = MARGINS.filter((side) => !isBetween(form.margins[side], 0, 150))
  const faults: Record<string, PresetFault> = {}
  if (!form.name.trim()) faults['name'] = 'no-name'
  for (const [name] of badSizes) faults[name] = 'bad-size'
  if (!isBetween(form.linePitch, 8, 120)) faults['linePitch'] = 'bad-pitch'
  for (const side of badMargins) faults[side] = 'bad-margin'
  return Object.keys(faults).length > 0 || hasRoom(form) ? faults : { right: 'no-room' }
}

/**
 * The preset that the lines make of another one. A look that is like the body's follows the body; what is typed as it was
 * shown changes nothing, so that rounding to millimetres never moves a margin.
 */
export function presetFrom(form: PresetForm, before: Preset, language: Language): Preset {
  const shown = formOf(before, language)
  const page = pageFrom(form, shown, before)
  const linePitch = form.linePitch === shown.linePitch ? before.linePitch : ptToTwips(Number(form.linePitch))
  const squeeze = squeezeOf(form, shown, { ...before, page })
  return {
    ...before,
    name: { ...before.name, [language]: form.name.trim() },
    page,
    linePitch,
    squeeze,
    latinFont: form.latinFont || form.bodyFont,
    looks: looksFrom(form, before, linePitch),
    pageNumber: {
      ...before.pageNumber,
      ...(form.hasDashes === shown.hasDashes ? {} : form.hasDashes ? DASHES : { before: '', after: '' }),
      place: form.pageNumberPlace,
      onFirstPage: form.onFirstPage,
    },
    numbers: form.numbers,
    contents: form.contents,
  }
}

/** Lines of a page and characters of a line. */
export function gridOf(preset: Preset): { readonly lines: number; readonly characters: number } {
  return { lines: linesPerPage(preset), characters: charactersPerLine(preset) }
}

function looksFrom(
  form: PresetForm,
  { looks, linePitch: pitch, ...before }: Preset,
  linePitch: number,
): Preset['looks'] {
  const { body } = looks
  return mapLooks(looks, (look, role) => {
    const own = FONT_ROLES.find((candidate) => candidate === role)
    const font = own ? form.fonts[own] : look.font === body.font ? form.bodyFont : look.font
    const sizePt = sizeFrom(look, role, form, body.sizePt)
    const { latinFont: _latin, ...rest } = look
    return {
      ...rest,
      font,
      ...latinFrom(form, { look, font, body, latin: before.latinFont }),
      sizePt,
      bold: own ? form.bold[own] : look.bold,
      line: look.line === pitch ? linePitch : look.line,
    }
  })
}

function sizeFrom(look: Look, role: Role, form: PresetForm, bodySize: number): number {
  if (role === 'title' || role === 'attachmentTitle' || role === 'contentsTitle')
    return look.sizePt === Number(form.titleSize) ? look.sizePt : Number(form.titleSize)
  return look.sizePt === bodySize ? Number(form.bodySize) : look.sizePt
}

interface LatinParts {
  readonly look: Look
  readonly font: string
  readonly body: Look
  readonly latin: string
}

/** Where letters and digits follow the text, each look says so itself; page numbers keep their own font. */
function latinFrom(
  form: PresetForm,
  { look, font, body, latin }: LatinParts,
): Pick<Look, 'latinFont'> | Record<string, never> {
  const wasOwn = look.latinFont === look.font
  if (!form.latinFont) return { latinFont: font }
  const isBodys = look.latinFont === undefined || wasOwn || look.latinFont === (body.latinFont ?? latin)
  return isBodys ? {} : { latinFont: look.latinFont! }
}

function pageFrom(form: PresetForm, shown: PresetForm, { page }: Preset): Preset['page'] {
  const side = (name: (typeof MARGINS)[number]) =>
    form.margins[name] === shown.margins[name] ? page[name] : mmToTwips(Number(form.margins[name]))
  const [top, bottom, left, right] = MARGINS.map(side) as [number, number, number, number]
  return {
    ...page,
    top,
    bottom,
    left,
    right,
    textWidth: page.width - left - right,
    textHeight: page.height - top - bottom,
  }
}

/** A line holds a whole number of characters: they are squeezed or spread to fill it. */
function squeezeOf(form: PresetForm, shown: PresetForm, { page, squeeze }: Preset): number {
  const isSame = form.bodySize === shown.bodySize && MARGINS.every((side) => form.margins[side] === shown.margins[side])
  if (isSame) return squeeze
  const size = ptToTwips(Number(form.bodySize))
  return Math.floor(page.textWidth / Math.round(page.textWidth / size)) - size
}

function hasRoom({ margins, bodySize, linePitch }: PresetForm): boolean {
  const wide = 210 - Number(margins.left) - Number(margins.right)
  const high = 297 - Number(margins.top) - Number(margins.bottom)
  const mmPerPt = MM_PER_TWIP * TWIPS_PER_PT
  return wide >= LEAST_CHARS * Number(bodySize) * mmPerPt && high >= LEAST_CHARS * Number(linePitch) * mmPerPt
}

function isBetween(typed: string, least: number, most: number): boolean {
  const value = Number(typed)
  return typed.trim() !== '' && Number.isFinite(value) && value >= least && value <= most
}

function millimetres(twips: number): string {
  return String(Math.round(twips * MM_PER_TWIP * 10) / 10)
}
