import { expect, test } from 'vitest'
import type { PaperSettings } from '#renderer/editor/paper-editor.ts'
import { isStandardNumber, tidyDocumentNumber } from '#renderer/details/document-number.ts'
import { faultsOf, formOf, headerLine, numberToBe, settingsFrom } from '#renderer/details/details.ts'

const BARE: PaperSettings = { kind: 'report', year: 2025, unit: '示例区教育局', numbering: 'restart' }
const FULL: PaperSettings = {
  ...BARE,
  signing: { by: 'stamp', office: '局长' },
  header: {
    organs: ['示例区教育局', '示例区财政局'],
    mark: 'name',
    documentNumber: '示教发〔2026〕3号',
    signers: ['张三', '李四'],
    copyNumber: '000012',
    secrecy: '机密★1年',
    urgency: '特急',
  },
  imprint: {
    copyTo: '区政府办公室',
    printer: '示例区教育局办公室',
    printed: { text: '2026年3月5日', iso: '2026-03-05' },
  },
  basedOn: { title: '去年', year: 2024, sha256: 'a'.repeat(64) },
}

test.each([
  ['示教发3', '示教发〔2026〕3号'],
  ['示教发03号', '示教发〔2026〕3号'],
  ['示教发第12号', '示教发〔2026〕12号'],
  ['示教发[2025]第03号', '示教发〔2025〕3号'],
  ['示教发（2025）３号', '示教发〔2025〕3号'],
  ['示教发【2025年】3号', '示教发〔2025〕3号'],
  ['示教发〔2025〕号', '示教发〔2025〕　　号'],
  ['示教发〔2025〕3号', '示教发〔2025〕3号'],
  ['  会议纪要 ', '会议纪要'],
  ['示教（试）3', '示教（试）3'],
  ['', ''],
])('a document number typed as “%s” becomes “%s”', (typed, tidy) => {
  expect(tidyDocumentNumber(typed, 2026)).toBe(tidy)
  expect(tidyDocumentNumber(tidy, 2026)).toBe(tidy)
})

test('only 〔 〕 around four digits, and no leading zero, is the standard’s form', () => {
  expect(isStandardNumber('示教发〔2026〕3号')).toBe(true)
  const others = ['示教发[2026]3号', '示教发〔2026〕03号', '示教发〔26〕3号', '示教发〔2026〕第3号', '〔2026〕3号']
  expect(others.filter(isStandardNumber)).toEqual([])
})

test('what a paper knows goes through the dialog unchanged', () => {
  expect(settingsFrom(formOf(FULL), FULL, 2026)).toEqual(FULL)
  expect(settingsFrom(formOf(BARE), BARE, 2026)).toEqual(BARE)
})

test('emptied lines take header, imprint and the way of signing away, and nothing else', () => {
  const { signing: _signing, header: _header, imprint: _imprint, ...rest } = FULL
  const empty = { ...formOf(BARE), signing: 'none' } as const
  expect(settingsFrom(empty, FULL, 2026)).toEqual(rest)
})

test('names stand one a line or between 、, 文件 is added by the form, and a copy number has six digits', () => {
  const form = {
    ...formOf(BARE),
    organs: '示例区教育局文件\n\n示例区财政局',
    signers: '张三、李四',
    copyNumber: '１２',
  }
  expect(settingsFrom(form, BARE, 2026).header).toEqual({
    organs: ['示例区教育局', '示例区财政局'],
    signers: ['张三', '李四'],
    copyNumber: '000012',
  })
})

test('a term stands behind its degree of secrecy, and the paper adds 抄送 and 。 itself', () => {
  const form = { ...formOf(BARE), secrecy: '秘密', secrecyTerm: '6个月', copyTo: '抄送：区政府办公室。' }
  const settings = settingsFrom(form, BARE, 2026)
  expect(settings.header).toEqual({ organs: [], secrecy: '秘密★6个月' })
  expect(settings.imprint).toEqual({ copyTo: '区政府办公室' })
})

test('an office stands only with a signature stamp', () => {
  const form = { ...formOf(FULL), signing: 'seal' } as const
  expect(settingsFrom(form, FULL, 2026).signing).toEqual({ by: 'seal' })
})

test('each line that cannot be taken is named, with its reason', () => {
  expect(faultsOf(formOf(FULL))).toEqual({})
  const form = { ...formOf(BARE), year: '二〇二五', copyNumber: '1234567', documentNumber: '示教发3' }
  expect(faultsOf({ ...form, secrecyTerm: '1年', printed: '2026年2月30日' })).toEqual({
    year: 'bad-year',
    copyNumber: 'bad-copy-number',
    organs: 'no-organ',
    secrecy: 'no-degree',
    printed: 'bad-printed',
  })
})

test('the dialog says how a number will stand and whether the standard writes it so', () => {
  const number = (documentNumber: string) => numberToBe({ ...formOf(BARE), documentNumber }, 2026)
  expect(number('示教发3')).toEqual({ text: '示教发〔2026〕3号', isStandard: true })
  expect(number('示教发〔2026〕号')?.isStandard).toBe(true)
  expect(number('会议纪要')?.isStandard).toBe(false)
  expect(number(' ')).toBeUndefined()
})

test('the paper’s frame names the header by its organ, with 文件 where the form adds it', () => {
  expect(headerLine(undefined)).toBe('')
  expect(headerLine({ organs: ['示例区教育局'], documentNumber: '示教发〔2026〕3号' })).toBe(
    '示例区教育局文件 · 示教发〔2026〕3号',
  )
  expect(headerLine(FULL.header)).toBe('示例区教育局、示例区财政局 · 示教发〔2026〕3号 · 机密★1年 · 特急 · 000012')
})
