import type { Page } from './page.ts'
import { LINE_PITCH, PAGE, SQUEEZE } from './page.ts'
import type { Look, Role } from './styles.ts'
import { ptToTwips, SIZE_PT } from './units.ts'

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
  /** The font of Latin letters and digits in the text. */
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

const FANG = '仿宋_GB2312'
const KAI = '楷体_GB2312'
const HEI = '黑体'
const TITLE = '方正小标宋简体'
const SONG = '宋体'

/** Body type: 三号仿宋 (GB/T 9704-2012, 5.2.2), two characters in, wrapping flush (7.3.3). */
const body: Look = {
  font: FANG,
  sizePt: SIZE_PT.三号,
  bold: false,
  align: 'both',
  firstLineChars: 2,
  line: LINE_PITCH,
}
const flush: Look = { ...body, firstLineChars: 0 }
/** 二号小标宋, centred (GB/T 9704-2012, 7.3.1). */
const title: Look = { ...flush, font: TITLE, sizePt: SIZE_PT.二号, align: 'center' }
/** The standard says nothing on type in tables; 小四 keeps six columns readable. */
const tableText: Look = { ...flush, sizePt: SIZE_PT.小四, align: 'left', line: ptToTwips(20) }

/** GB/T 9704-2012 as it stands; bold comes from the writer alone, and digits are Times New Roman by office habit. */
export const GBT9704: Preset = {
  id: 'gbt9704',
  name: { 'zh-CN': '公文格式（GB/T 9704—2012）', en: 'Official format (GB/T 9704-2012)' },
  form: 'document',
  page: PAGE,
  linePitch: LINE_PITCH,
  squeeze: SQUEEZE,
  latinFont: 'Times New Roman',
  looks: {
    body,
    title,
    // Flush left and wrapping flush (GB/T 9704-2012, 7.3.2).
    recipients: flush,
    // 黑体, 楷体, 仿宋, 仿宋 for the four levels; bold headings are a habit, not the standard (GB/T 9704-2012, 7.3.3).
    heading1: { ...body, font: HEI },
    heading2: { ...body, font: KAI },
    heading3: body,
    heading4: body,
    attachmentNote: flush,
    signatory: { ...flush, align: 'left' },
    date: { ...flush, align: 'left' },
    // Two characters in (GB/T 9704-2012, 7.3.6).
    note: body,
    // 三号黑体, flush left on the first line (GB/T 9704-2012, 7.3.7).
    attachmentLabel: { ...flush, font: HEI },
    attachmentTitle: title,
    tableText,
    tableHead: { ...tableText, font: HEI, align: 'center' },
    picture: { ...flush, align: 'center', line: 'auto' },
    // 四号半角宋体 Arabic digits (GB/T 9704-2012, 7.5).
    pageNumber: { ...flush, font: SONG, sizePt: SIZE_PT.四号, align: 'left', line: 'auto' },
  },
  // A dash of one character on both sides, one character in from the outer edge (GB/T 9704-2012, 7.5).
  pageNumber: { before: '— ', after: ' —', outerChars: 1, place: 'outer', onFirstPage: true },
  numbers: 'literal',
  contents: false,
}

/** Every built-in preset by its id. */
export const PRESETS: Readonly<Record<string, Preset>> = { [GBT9704.id]: GBT9704 }
