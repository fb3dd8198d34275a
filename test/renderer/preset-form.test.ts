import { expect, test } from 'vitest'
import { GBT9704, PRESETS, type Preset } from '#core/layout/presets.ts'
import { faultsOf, formOf, gridOf, presetFrom } from '#renderer/presets/preset-form.ts'

const FORM = formOf(GBT9704, 'zh-CN')
const made = (change: Partial<typeof FORM>, before: Preset = GBT9704) =>
  presetFrom({ ...formOf(before, 'zh-CN'), ...change }, before, 'zh-CN')

test.each(Object.values(PRESETS))('preset $id goes through the form unchanged, in both languages', (preset) => {
  expect(presetFrom(formOf(preset, 'zh-CN'), preset, 'zh-CN')).toEqual(preset)
  expect(presetFrom(formOf(preset, 'en'), preset, 'en')).toEqual(preset)
  expect(faultsOf(formOf(preset, 'zh-CN'))).toEqual({})
})

test('the standard’s page holds 22 lines of 28 characters', () => {
  expect(gridOf(GBT9704)).toEqual({ lines: 22, characters: 28 })
})

test('another body font goes to every part that is set as the body is, and to no other', () => {
  const { looks, latinFont } = made({ bodyFont: '仿宋' })
  const { body, recipients, date, heading1, title, pageNumber } = looks
  expect([body, recipients, date].map(({ font }) => font)).toEqual(['仿宋', '仿宋', '仿宋'])
  expect([heading1, title, pageNumber].map(({ font }) => font)).toEqual(['黑体', '方正小标宋简体', '宋体'])
  expect([latinFont, body.latinFont]).toEqual(['仿宋', '仿宋'])
})

test('letters and digits of one font for the whole paper leave no look with its own', () => {
  const preset = made({ latinFont: 'Times New Roman' })
  expect(preset.latinFont).toBe('Times New Roman')
  expect(Object.values(preset.looks).filter(({ latinFont }) => latinFont !== undefined)).toEqual([])
  expect(made({ latinFont: '' }, preset)).toEqual(GBT9704)
})

test('another pitch moves every line that stands on the grid', () => {
  const { linePitch, looks } = made({ linePitch: '28' })
  expect([linePitch, looks.body.line, looks.heading2.line]).toEqual([560, 560, 560])
  expect(looks.tableText.line).toBe(GBT9704.looks.tableText.line)
})

test('wider margins leave a narrower type area, filled by a whole number of characters', () => {
  const preset = made({ margins: { ...FORM.margins, left: '30', right: '30' } })
  expect(preset.page.textWidth).toBe(preset.page.width - preset.page.left - preset.page.right)
  const { characters } = gridOf(preset)
  const filled = characters * (preset.looks.body.sizePt * 20 + preset.squeeze)
  expect(preset.page.textWidth - filled).toBeLessThan(characters)
  expect(preset.page.top).toBe(GBT9704.page.top)
})

test('a title’s size goes to the titles of attachments and contents too', () => {
  const { title, attachmentTitle, contentsTitle, body } = made({ titleSize: '18' }).looks
  expect([title, attachmentTitle, contentsTitle, body].map(({ sizePt }) => sizePt)).toEqual([18, 18, 18, 16])
})

test('page numbers can lose their dashes and get them back', () => {
  const bare = made({ hasDashes: false, pageNumberPlace: 'center' })
  expect(bare.pageNumber).toMatchObject({ before: '', after: '', place: 'center' })
  expect(made({ hasDashes: true, pageNumberPlace: 'outer' }, bare)).toEqual(GBT9704)
})

test('what cannot be a preset is said line by line', () => {
  expect(
    faultsOf({
      ...FORM,
      name: ' ',
      bodySize: '16.2',
      titleSize: 'x',
      linePitch: '',
      margins: { ...FORM.margins, top: '-1' },
    }),
  ).toEqual({
    name: 'no-name',
    bodySize: 'bad-size',
    titleSize: 'bad-size',
    linePitch: 'bad-pitch',
    top: 'bad-margin',
  })
  expect(faultsOf({ ...FORM, margins: { ...FORM.margins, left: '100', right: '100' } })).toEqual({ right: 'no-room' })
})
