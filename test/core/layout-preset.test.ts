import { describe, expect, test } from 'vitest'
import { departures } from '#core/layout/departures.ts'
import { charactersPerLine, linesPerPage } from '#core/layout/grid.ts'
import { readPreset } from '#core/layout/preset-schema.ts'
import type { Preset } from '#core/layout/presets.ts'
import { GBT9704, PRESETS } from '#core/layout/presets.ts'
import { ROLES } from '#core/layout/styles.ts'
import chinese from '#core/words/zh-CN.json' with { type: 'json' }
import english from '#core/words/en.json' with { type: 'json' }

const builtIn = Object.values(PRESETS)
const asJson = (preset: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(preset)) as Record<string, unknown>

describe('the built-in presets', () => {
  test('are the standard, the office’s habit, letters, minutes and plain reports', () => {
    expect(Object.keys(PRESETS)).toEqual(['gbt9704', 'office', 'letter', 'minutes', 'plain'])
  })

  test.each(builtIn)('$id holds 22 lines of 28 characters', (preset) => {
    expect([linesPerPage(preset), charactersPerLine(preset)]).toEqual([22, 28])
  })

  test.each(builtIn)('$id reads back as it was written', (preset) => {
    expect(readPreset(asJson(preset))).toEqual({ ok: true, value: preset })
  })

  test('only the office’s habit departs from the standard', () => {
    expect(
      builtIn.map((preset) => [preset.id, departures(preset).map(({ field, clause }) => `${field} ${clause}`)]),
    ).toEqual([
      ['gbt9704', []],
      ['office', ['latin-font 5.2.2', 'heading2-bold 7.3.3']],
      ['letter', []],
      ['minutes', []],
      ['plain', []],
    ])
  })
})

describe('departures from the standard', () => {
  test.each<[string, (preset: Preset) => Preset, string, string, string]>([
    ['top', (of) => ({ ...of, page: { ...of.page, top: 1440 } }), '5.2.1', '37 mm', '25.4 mm'],
    ['lines', (of) => ({ ...of, linePitch: 600 }), '5.2.3', '22', '21'],
    ['characters', (of) => ({ ...of, squeeze: 0 }), '5.2.3', '28', '27'],
    ['title-size', (of) => withLook(of, 'title', { sizePt: 18 }), '7.3.1', '22 pt', '18 pt'],
    ['title-font', (of) => withLook(of, 'title', { font: '宋体' }), '7.3.1', '小标宋', '宋体'],
    ['heading2-font', (of) => withLook(of, 'heading2', { font: '黑体' }), '7.3.3', '楷体', '黑体'],
    ['heading1-bold', (of) => withLook(of, 'heading1', { bold: true }), '7.3.3', 'plain', 'bold'],
    ['pageNumber-font', (of) => withLook(of, 'pageNumber', { font: '仿宋' }), '7.5', '宋体', '仿宋'],
    ['page-number', (of) => withNumber(of, { place: 'center' }), '7.5', 'outer', 'center'],
    ['page-number-dashes', (of) => withNumber(of, { before: '', after: '' }), '7.5', '— 1 —', '1'],
    [
      'first-page-number',
      (of) => ({ ...withNumber(of, { onFirstPage: true }), form: 'letter' }),
      '10.1',
      'without',
      'with',
    ],
  ])('%s is told with its clause', (field, change, clause, standard, value) => {
    expect(departures(change(GBT9704))).toContainEqual({ field, clause, standard, value })
  })

  test.each(['仿宋', 'FangSong', '仿宋_GB2312', '方正仿宋简体'])('%s is a 仿宋', (font) => {
    expect(departures(withLook(GBT9704, 'body', { font, latinFont: font }))).toEqual([])
  })

  test('a margin within the millimetre that the standard allows is none', () => {
    const page = { ...GBT9704.page, top: GBT9704.page.top + 50, bottom: GBT9704.page.bottom - 50 }
    expect(departures({ ...GBT9704, page })).toEqual([])
  })

  test.each([chinese, english])(
    'each field has its words, and there are no other words',
    (words: Readonly<Record<string, string>>) => {
      const look = { font: '微软雅黑', latinFont: 'Arial', sizePt: 9, bold: true, firstLineChars: 1 }
      const page = {
        ...GBT9704.page,
        width: 9000,
        height: 9000,
        top: 1000,
        left: 1000,
        textWidth: 6000,
        textHeight: 6000,
      }
      const number = { before: '', after: '', outerChars: 3, onFirstPage: false } as const
      const looks = Object.fromEntries(
        ROLES.map((role) => [role, { ...GBT9704.looks[role], ...look }]),
      ) as Preset['looks']
      const odd = { ...GBT9704, page, looks, latinFont: 'Arial', pageNumber: { ...GBT9704.pageNumber, ...number } }
      const all = [odd, withNumber(odd, { place: 'center' })].flatMap(departures)
      const said = Object.keys(words).filter(
        (key) => key.startsWith('departure.') && !key.startsWith('departure.value.'),
      )
      expect(new Set(all.map(({ field }) => `departure.${field}`))).toEqual(new Set(said))
    },
  )
})

describe('a preset’s file', () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    ['another thing', { id: 1 }, 'id', 'invalid_type'],
    ['no name', { ...asJson(GBT9704), name: undefined }, 'name', 'missing'],
    ['an unknown form', { ...asJson(GBT9704), form: 'poster' }, 'form', 'invalid_value'],
    ['an unknown field', { ...asJson(GBT9704), colour: 'red' }, '/', 'unrecognized_keys'],
    ['a type of 500 pt', asJson(withLook(GBT9704, 'title', { sizePt: 500 })), 'looks.title.sizePt', 'too_big'],
    [
      'a font with a quote',
      asJson(withLook(GBT9704, 'body', { font: '仿宋";}' })),
      'looks.body.font',
      'invalid_format',
    ],
    [
      'margins that leave nothing',
      asJson({ ...GBT9704, page: { ...GBT9704.page, left: 8000, right: 3900 } }),
      'page.right',
      'too_small',
    ],
    [
      'margins that leave three lines',
      asJson({ ...GBT9704, page: { ...GBT9704.page, top: 8000, bottom: 7500 } }),
      'page.bottom',
      'too_small',
    ],
    [
      'a squeeze that leaves no character',
      asJson({ ...withLook(GBT9704, 'body', { sizePt: 5 }), squeeze: -80 }),
      'squeeze',
      'too_small',
    ],
  ])('with %s is refused', (_, json, place, cause) => {
    expect(readPreset(json)).toEqual({ ok: false, error: { code: 'preset-shape', params: { place, cause } } })
  })

  test.each([null, 'x', 4, [], {}])('%j is refused', (json) => {
    expect(readPreset(json)).toMatchObject({ ok: false, error: { code: 'preset-shape' } })
  })

  test('takes parts that it does not name from the standard, and the type area from its margins', () => {
    const json = asJson({
      ...GBT9704,
      looks: { body: GBT9704.looks.body },
      page: { ...GBT9704.page, left: 2000, textWidth: 1 },
    })
    const read = readPreset(json)
    if (!read.ok) throw new Error('refused')
    expect(read.value.page.textWidth).toBe(11906 - 2000 - 1475)
    expect(read.value.looks.heading1.font).toBe('黑体')
  })
})

function withLook(preset: Preset, role: keyof Preset['looks'], change: Partial<Preset['looks']['body']>): Preset {
  return { ...preset, looks: { ...preset.looks, [role]: { ...preset.looks[role], ...change } } }
}

function withNumber(preset: Preset, change: Partial<Preset['pageNumber']>): Preset {
  return { ...preset, pageNumber: { ...preset.pageNumber, ...change } }
}
