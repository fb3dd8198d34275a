import type { Page } from './page.ts'
import { LINE_PITCH, PAGE, SQUEEZE } from './page.ts'
import { FANG, mapLooks, STANDARD_LOOKS, withOwnLatin } from './standard-looks.ts'
import type { Look, Role } from './styles.ts'
import { ptToTwips } from './units.ts'

/** Where a preset's papers belong: with a header above a red rule, as a letter (10.1), as minutes (10.3), or as a report without header. */
export const FORMS = ['document', 'letter', 'minutes', 'plain'] as const
export type Form = (typeof FORMS)[number]

/** Everything a paper's look depends on, as data. The writer of .docx files takes any value of this type. */
export interface Preset {
  /** A built-in one's own word; a writer's copy has `user-…`. */
  readonly id: string
  readonly name: { readonly 'zh-CN': string; readonly en: string }
  readonly form: Form
  readonly page: Page
  /** Exact line pitch of the body and of the page's line grid, in twips. */
  readonly linePitch: number
  /** Added to the width of each character, in twips. */
  readonly squeeze: number
  /** The font of Latin letters and digits in the text, where a look has none of its own. */
  readonly latinFont: string
  readonly looks: Readonly<Record<Role, Look>>
  readonly pageNumber: {
    readonly before: string
    readonly after: string
    /** Distance from the outer edge of the type area in characters (字). */
    readonly outerChars: number
    /** Right on odd pages and left on even ones, centred on all, or nowhere. */
    readonly place: 'outer' | 'center' | 'none'
    /** False where the first page bears none (信函格式). */
    readonly onFirstPage: boolean
  }
  /** Heading numbers as plain text, or as Word's own multilevel list. */
  readonly numbers: 'literal' | 'automatic'
  /** A table of contents (目录) before the body. */
  readonly contents: boolean
}

const PAGE_NUMBER = { before: '— ', after: ' —', outerChars: 1, place: 'outer', onFirstPage: true } as const

/**
 * GB/T 9704-2012 as it stands: nothing is bold by itself, and letters and digits are in the font of the text around them,
 * since 5.2.2 names 仿宋 for all that it does not except.
 */
export const GBT9704: Preset = {
  id: 'gbt9704',
  name: { 'zh-CN': '公文格式（GB/T 9704—2012）', en: 'Official format (GB/T 9704-2012)' },
  form: 'document',
  page: PAGE,
  linePitch: LINE_PITCH,
  squeeze: SQUEEZE,
  latinFont: FANG,
  looks: withOwnLatin(STANDARD_LOOKS),
  // A dash of one character on both sides, one character in from the outer edge (GB/T 9704-2012, 7.5).
  pageNumber: PAGE_NUMBER,
  numbers: 'literal',
  contents: false,
}

/** What offices type into the dialog for the line pitch, instead of 28.95 pt. */
const OFFICE_PITCH = ptToTwips(29)

/**
 * What most offices do beyond the standard: 29 pt, bold 二级标题, digits in Times New Roman. The type area is taller by
 * 0.07 mm, or a page would hold 21 lines.
 */
const OFFICE: Preset = {
  ...GBT9704,
  id: 'office',
  name: { 'zh-CN': '机关习惯格式', en: 'Office habit' },
  page: { ...PAGE, bottom: PAGE.height - PAGE.top - 22 * OFFICE_PITCH, textHeight: 22 * OFFICE_PITCH },
  linePitch: OFFICE_PITCH,
  latinFont: 'Times New Roman',
  looks: mapLooks(STANDARD_LOOKS, (look, role) => ({
    ...look,
    bold: role === 'heading2',
    line: look.line === LINE_PITCH ? OFFICE_PITCH : look.line,
  })),
}

/** 信函格式 (GB/T 9704-2012, 10.1): no number on the first page. */
const LETTER: Preset = {
  ...GBT9704,
  id: 'letter',
  name: { 'zh-CN': '信函格式', en: 'Letter' },
  form: 'letter',
  pageNumber: { ...PAGE_NUMBER, onFirstPage: false },
}

/** 纪要格式 (GB/T 9704-2012, 10.3). */
const MINUTES: Preset = {
  ...GBT9704,
  id: 'minutes',
  name: { 'zh-CN': '纪要格式', en: 'Minutes' },
  form: 'minutes',
}

/** A report without 版头 and 版记, its title on the first line. */
const PLAIN: Preset = {
  ...GBT9704,
  id: 'plain',
  name: { 'zh-CN': '无版头（总结、汇报）', en: 'Without header' },
  form: 'plain',
}

/** Every built-in preset by its id, the standard first. */
export const PRESETS: Readonly<Record<string, Preset>> = Object.fromEntries(
  [GBT9704, OFFICE, LETTER, MINUTES, PLAIN].map((preset) => [preset.id, preset]),
)
