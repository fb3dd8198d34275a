import { LINE_PITCH } from './page.ts'
import type { Look, Role } from './styles.ts'
import { ptToTwips, SIZE_PT } from './units.ts'

export const FANG = '仿宋_GB2312'
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

/** How GB/T 9704-2012 sets each part; where it names no type, the body's stands. */
export const STANDARD_LOOKS: Readonly<Record<Role, Look>> = {
  // Six digits of 三号, flush left on the first line (GB/T 9704-2012, 7.2.1).
  copyNumber: flush,
  // 三号黑体, flush left (GB/T 9704-2012, 7.2.2 and 7.2.3).
  secrecy: { ...flush, font: HEI },
  // 小标宋, of a size that the organ chooses (GB/T 9704-2012, 7.2.4); 56 pt lets seven characters fill the line.
  mark: { ...title, sizePt: 56, line: 'auto' },
  // 三号, centred (GB/T 9704-2012, 7.2.5).
  documentNumber: { ...flush, align: 'center' },
  // 三号楷体 (GB/T 9704-2012, 7.2.6).
  signer: { ...flush, font: KAI },
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
  // 三号黑体 before names in 仿宋 (GB/T 9704-2012, 10.3).
  attendance: { ...body, font: HEI },
  // 三号黑体, flush left on the first line (GB/T 9704-2012, 7.3.7).
  attachmentLabel: { ...flush, font: HEI },
  attachmentTitle: title,
  tableText,
  tableHead: { ...tableText, font: HEI, align: 'center' },
  picture: { ...flush, align: 'center', line: 'auto' },
  // 四号仿宋 (GB/T 9704-2012, 7.4.2 and 7.4.3).
  imprint: { ...flush, sizePt: SIZE_PT.四号 },
  // The standard knows no contents; they are set as the title and the body are.
  contentsTitle: title,
  contentsLine: { ...flush, align: 'left' },
  // 四号半角宋体 Arabic digits (GB/T 9704-2012, 7.5).
  pageNumber: { ...flush, font: SONG, sizePt: SIZE_PT.四号, align: 'left', line: 'auto' },
}

/** Looks whose letters and digits are each in the font of the Chinese text around them. */
export function withOwnLatin(looks: Readonly<Record<Role, Look>>): Readonly<Record<Role, Look>> {
  return mapLooks(looks, (look) => ({ ...look, latinFont: look.font }))
}

/** Every look changed alike. */
export function mapLooks(
  looks: Readonly<Record<Role, Look>>,
  change: (look: Look, role: Role) => Look,
): Readonly<Record<Role, Look>> {
  const entries = Object.entries(looks) as [Role, Look][]
  return Object.fromEntries(entries.map(([role, look]) => [role, change(look, role)])) as Record<Role, Look>
}
