import type { Level } from '#core/document/document.ts'
import type { Role } from '#core/layout/styles.ts'
import { headingRole } from '#core/layout/styles.ts'

/** A style as Word stores it: the id that paragraphs name, and the name that people see. */
export interface StyleName {
  readonly id: string
  readonly name: string
}

/** The paragraph style of each part. Word knows its own heading styles by these names whatever language it speaks. */
export const ROLE_STYLES: Readonly<Record<Role, StyleName>> = {
  copyNumber: { id: 'CopyNumber', name: '份号' },
  secrecy: { id: 'Secrecy', name: '密级和紧急程度' },
  mark: { id: 'OrganMark', name: '发文机关标志' },
  documentNumber: { id: 'DocumentNumber', name: '发文字号' },
  signer: { id: 'Signer', name: '签发人姓名' },
  body: { id: 'OfficialBody', name: '公文正文' },
  title: { id: 'Title', name: 'Title' },
  recipients: { id: 'Recipients', name: '主送机关' },
  heading1: { id: 'Heading1', name: 'heading 1' },
  heading2: { id: 'Heading2', name: 'heading 2' },
  heading3: { id: 'Heading3', name: 'heading 3' },
  heading4: { id: 'Heading4', name: 'heading 4' },
  attachmentNote: { id: 'AttachmentNote', name: '附件说明' },
  signatory: { id: 'Signatory', name: '发文机关署名' },
  date: { id: 'IssueDate', name: '成文日期' },
  note: { id: 'SupplementaryNote', name: '附注' },
  attendance: { id: 'Attendance', name: '出席人员标识' },
  attachmentLabel: { id: 'AttachmentLabel', name: '附件序号' },
  attachmentTitle: { id: 'AttachmentTitle', name: '附件标题' },
  tableText: { id: 'TableText', name: '表格文字' },
  tableHead: { id: 'TableHead', name: '表头文字' },
  picture: { id: 'Picture', name: '图片' },
  imprint: { id: 'Imprint', name: '版记' },
  contentsTitle: { id: 'TOCHeading', name: 'TOC Heading' },
  contentsLine: { id: 'TOC1', name: 'toc 1' },
  pageNumber: { id: 'Footer', name: 'footer' },
}

/** Parts that only stand inside a line of another one. */
export const CHARACTER_ROLES: readonly Role[] = ['signer', 'attendance']
/** Parts that have a style for characters: those, and the number beside a letter's labels. */
export const CHARACTER_STYLED: readonly Role[] = [...CHARACTER_ROLES, 'documentNumber']

/** A line of the contents; Word looks for these names when it makes the contents anew. */
export function contentsStyle(level: Level): StyleName {
  return { id: `TOC${level}`, name: `toc ${level}` }
}

/** A cell of a column whose entries are all short: centred by its style, so that it is not taken for the writer's own wish. */
export const TABLE_CENTERED: StyleName = { id: 'TableTextCentered', name: '表格文字居中' }
/** An empty line that the layout asks for; a style of its own, so that it is not taken for a line of the writer's. */
export const BLANK_LINE: StyleName = { id: 'BlankLine', name: '公文空行' }
/** The smallest paragraph there is: it parts two tables, or carries a page break to what cannot carry one. */
export const GAP: StyleName = { id: 'Gap', name: '公文间隔' }
/** The frame that stands in for a picture whose bytes are not there. */
export const PLACEHOLDER: StyleName = { id: 'PicturePlaceholder', name: '图片占位' }

/** A paragraph that begins with a heading and goes on with text (接排标题). */
export function runInStyle(level: Level): StyleName {
  return { id: `RunInHeading${level}`, name: `接排标题 ${level}` }
}

/** The characters of such a paragraph that are the heading. */
export function runInCharacterStyle(level: Level): StyleName {
  return { id: `RunInHeading${level}Char`, name: `接排标题 ${level} 字符` }
}

/** The style of characters that are another part than their paragraph. */
export function characterStyle(role: Role): StyleName {
  const level = LEVELS.find((candidate) => headingRole(candidate) === role)
  if (level) return runInCharacterStyle(level)
  const style = ROLE_STYLES[role]
  return CHARACTER_ROLES.includes(role) ? style : { id: `${style.id}Char`, name: `${style.name} 字符` }
}

export const LEVELS: readonly Level[] = [1, 2, 3, 4]
