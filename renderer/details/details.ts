import type { Document, Header, Imprint, Kind, Signing } from '#core/document/document.ts'
import { isoOf } from '#core/document/date.ts'
import { cleanText } from '#core/document/normalise.ts'
import type { PaperSettings } from '../editor/paper-editor.ts'
import { isStandardNumber, tidyDocumentNumber } from './document-number.ts'

/** The degrees of secrecy and urgency that the standard names (GB/T 9704-2012, 7.2.2, 7.2.3). */
export const SECRECY = ['绝密', '机密', '秘密'] as const
export const URGENCY = ['特急', '加急'] as const
export const SIGNING = ['none', 'seal', 'stamp'] as const

/** The dialog's lines as they are typed; several names stand one a line. */
export interface DetailsForm {
  readonly kind: Kind
  readonly year: string
  readonly unit: string
  readonly numbering: Document['numbering']
  readonly organs: string
  /** 「文件」 follows the organs. */
  readonly hasMark: boolean
  readonly documentNumber: string
  readonly signers: string
  readonly copyNumber: string
  readonly secrecy: string
  readonly secrecyTerm: string
  readonly urgency: string
  readonly signing: (typeof SIGNING)[number]
  readonly office: string
  readonly copyTo: string
  readonly printer: string
  readonly printed: string
}

export const FAULTS = ['bad-year', 'bad-copy-number', 'no-organ', 'no-degree', 'bad-printed'] as const
export type Fault = (typeof FAULTS)[number]
/** What keeps the dialog from being taken over, by its line. */
export type Faults = Readonly<Partial<Record<keyof DetailsForm, Fault>>>

/** The dialog's lines for what a paper knows. */
export function formOf({ kind, year, unit, numbering, header, signing, imprint }: PaperSettings): DetailsForm {
  const [secrecy = '', ...term] = (header?.secrecy ?? '').split('★')
  return {
    kind,
    year: String(year),
    unit,
    numbering,
    organs: header?.organs.join('\n') ?? '',
    hasMark: header?.mark !== 'name',
    documentNumber: header?.documentNumber ?? '',
    signers: header?.signers?.join('\n') ?? '',
    copyNumber: header?.copyNumber ?? '',
    secrecy,
    secrecyTerm: term.join('★'),
    urgency: header?.urgency ?? '',
    signing: signing?.by ?? 'none',
    office: signing?.office ?? '',
    copyTo: imprint?.copyTo ?? '',
    printer: imprint?.printer ?? '',
    printed: imprint?.printed?.text ?? '',
  }
}

/** What is wrong with the lines as they stand, none where nothing is. */
export function faultsOf(form: DetailsForm): Faults {
  const needsOrgan = Boolean(line(form.documentNumber) || names(form.signers).length)
  const printed = digits(form.printed)
  return {
    ...(!/^[12]\d{3}$/.test(digits(form.year)) && { year: 'bad-year' }),
    ...(!/^(\d{1,6})?$/.test(digits(form.copyNumber)) && { copyNumber: 'bad-copy-number' }),
    ...(needsOrgan && names(form.organs).length === 0 && { organs: 'no-organ' }),
    ...(line(form.secrecyTerm) && !line(form.secrecy) && { secrecy: 'no-degree' }),
    ...(printed && !isoOf(printed) && { printed: 'bad-printed' }),
  }
}

/** What the paper will know; the lines have to be without faults. `before` keeps what the dialog does not show. */
export function settingsFrom(form: DetailsForm, before: PaperSettings, today: number): PaperSettings {
  const { signing: _signing, header: _header, imprint: _imprint, ...rest } = before
  const header = headerOf(form, today)
  const signing = signingOf(form)
  const imprint = imprintOf(form)
  return {
    ...rest,
    kind: form.kind,
    year: Number(digits(form.year)),
    unit: line(form.unit),
    numbering: form.numbering,
    ...(signing && { signing }),
    ...(header && { header }),
    ...(imprint && { imprint }),
  }
}

/** How the document number will stand in the paper, and whether that is the standard's form; undefined where there is none. */
export function numberToBe(form: DetailsForm, today: number): { text: string; isStandard: boolean } | undefined {
  const text = tidyDocumentNumber(form.documentNumber, today)
  return text ? { text, isStandard: isStandardNumber(text.replace('　　', '1')) } : undefined
}

/** A header in one line, for the paper's frame: 示例区教育局文件 · 示教发〔2026〕3号; empty without one. */
export function headerLine(header: Header | undefined): string {
  if (!header) return ''
  const { organs, mark, documentNumber, secrecy, urgency, copyNumber } = header
  const organ = organs.length > 0 ? organs.join('、') + (mark === 'name' ? '' : '文件') : undefined
  return [organ, documentNumber, secrecy, urgency, copyNumber].filter(Boolean).join(' · ')
}

/** Nothing filled in is no header (版头). */
function headerOf(form: DetailsForm, today: number): Header | undefined {
  // Whoever types 文件 behind the name means the word that the form adds.
  const organs = names(form.organs).map((organ) => (form.hasMark ? organ.replace(/文件$/, '') : organ))
  const signers = names(form.signers)
  const copyNumber = digits(form.copyNumber)
  const secrecy = [line(form.secrecy), line(form.secrecyTerm)].filter(Boolean).join('★')
  const urgency = line(form.urgency)
  const documentNumber = tidyDocumentNumber(form.documentNumber, today)
  if (![...organs, ...signers, copyNumber, secrecy, urgency, documentNumber].some(Boolean)) return undefined
  return {
    organs,
    // Six digits (GB/T 9704-2012, 7.2.1).
    ...(copyNumber && { copyNumber: copyNumber.padStart(6, '0') }),
    ...(secrecy && { secrecy }),
    ...(urgency && { urgency }),
    ...(!form.hasMark && { mark: 'name' }),
    ...(documentNumber && { documentNumber }),
    ...(signers.length > 0 && { signers }),
  }
}

function signingOf({ signing, office }: DetailsForm): Signing | undefined {
  if (signing === 'none') return undefined
  const title = line(office)
  return { by: signing, ...(signing === 'stamp' && title && { office: title }) }
}

function imprintOf(form: DetailsForm): Imprint | undefined {
  // The paper writes 抄送： and 。 itself.
  const copyTo = line(form.copyTo)
    .replace(/^抄送[：:]\s*/, '')
    .replace(/。$/, '')
  const printer = line(form.printer)
  const text = digits(form.printed)
  if (!copyTo && !printer && !text) return undefined
  const iso = isoOf(text)
  return {
    ...(copyTo && { copyTo }),
    ...(printer && { printer }),
    ...(text && { printed: { text, ...(iso && { iso }) } }),
  }
}

function line(text: string): string {
  return cleanText(text).replaceAll('\n', ' ').trim()
}

/** Chinese keyboards often leave full-width digits. */
function digits(text: string): string {
  return line(text).normalize('NFKC')
}

function names(text: string): string[] {
  return cleanText(text)
    .split(/[\n、；;]/)
    .map((name) => name.trim())
    .filter(Boolean)
}
