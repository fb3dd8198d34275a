import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { textOf } from '#core/document/text.ts'
import { walkRuns } from '#core/document/walk.ts'
import { EMPTY_PROFILE } from '#core/template/profile.ts'
import { proposeSlots } from '#core/template/propose-slots.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { bold, date, doc, h1, p, plain, settings, table, title } from '../support/build.ts'

const profile = {
  unit: '示例区教育局',
  unitShort: '区教育局',
  department: '办公室',
  signatory: '中共示例区教育局党组',
}

/** What is proposed for one paragraph of a paper of 2025, shortest way: text, what it becomes, «?» where not certain. */
function proposed(text: string, d: Partial<Document> = {}): string[] {
  const paper = doc(settings({ year: 2025, ...d }), date('2025年12月20日'), p(text))
  return proposeSlots(paper, profile).map(({ text: words, key, shift, label, certain }) => {
    return `${words}→${key ? key + (shift ? (shift > 0 ? '+1' : '-1') : '') : label}${certain ? '' : '?'}`
  })
}

describe('proposed for a slot', () => {
  test.each<[string, string[]]>([
    ['2025年总结和2026年计划', ['2025→year', '2026→year+1']],
    ['比2024年多，2023年不算', ['2024→year-1']],
    ['2025年1—11月', ['2025→year']],
    ['2025—2027年规划', ['2025→year?']],
    ['2025年底前建成，2024年以来新高', ['2025→year?', '2024→year-1?']],
    ['2025学年', ['2025→year?']],
    ['2025件', ['2025→数量']],
    ['示例区教育局和区教育局', ['示例区教育局→unit', '区教育局→unitShort']],
    ['中共示例区教育局党组办公室', ['中共示例区教育局党组→signatory', '办公室→department']],
    ['区政府办公室、市区教育局', ['办公室→department?', '区教育局→unitShort?']],
    ['2025年12月20日', ['2025年12月20日→date']],
    ['2025年3月5日和6月1日', ['2025年3月5日→日期', '6月1日→日期?']],
    ['办结42件，增长5.6%，提高1.2个百分点', ['42→数量', '5.6%→百分比', '1.2→百分点数']],
    ['投入1,234.56万元、3亿元，惠及2.3万人次', ['1,234.56→金额', '3→金额', '2.3→数量']],
    ['完工，456个小区,12家、1,234个', ['456→数量', '12→数量', '1,234→数量']],
    ['历时24小时，3年行动', ['24→数量?']],
    ['第3次、5G、12345热线、PM2.5、“1+3”、1—11月、“8项规定”', []],
  ])('in «%s»', (text, expected) => {
    expect(proposed(text)).toEqual(expected)
  })

  test.each([
    '《示例区教育局2025年工作要点》',
    '示教〔2025〕12号',
    '《关于〈2025年方案〉的42件事》',
    '《2025年没有写完',
  ])('is nothing in «%s»', (text) => {
    expect(proposed(text).filter((words) => !words.startsWith('示教'))).toEqual([])
  })

  test('are a paper’s own unit before the profile’s, and the profile’s where the paper has none', () => {
    expect(proposed('甲县水利局和示例区教育局', { unit: '甲县水利局' })).toEqual([
      '甲县水利局→unit',
      '区教育局→unitShort',
    ])
    expect(proposed('示例区教育局')).toEqual(['示例区教育局→unit'])
    expect(proposed('区教育局', { unit: '区教育局' })).toEqual(['区教育局→unitShort'])
  })

  test('is no word that is one already; what it answers is looked for elsewhere', () => {
    const unit = { kind: 'organisation', key: 'unit', label: '单位' } as const
    const year = { kind: 'year', key: 'base', label: '年' } as const
    const d = doc(
      settings({ year: 2025, unit: '甲局' }),
      title([{ text: '乙局', slot: unit }, { text: '2031', slot: year }, plain('年')]),
      p('乙局2032年、2025年，甲局'),
    )
    expect(proposeSlots(d, EMPTY_PROFILE).map(({ text, key, shift }) => [text, key, shift])).toEqual([
      ['乙局', 'unit', undefined],
      ['2032', 'base', 1],
    ])
  })

  test('is no field whose key the paper uses for something else', () => {
    const odd = (key: string) => ({ text: '甲', slot: { kind: 'choice', key, label: key } }) as const
    const d = doc(settings({ year: 2025, unit: '示例局' }), title([odd('year'), odd('unit')]), p('示例局2025年'))
    expect(proposeSlots(d, EMPTY_PROFILE)).toEqual([])
  })

  test('is every figure taken over from last year, whatever stands behind it', () => {
    const carried = { id: 'f', type: 'count', from: 2024, state: 'unconfirmed' } as const
    const d = doc(p([plain('达到'), { text: '十二', carried }, plain('之多')]))
    expect(proposeSlots(d, EMPTY_PROFILE)).toMatchObject([{ text: '十二', start: 2, end: 4, certain: true }])
  })

  test('has its place in the whole text of a heading or a table', () => {
    const d = doc(
      settings({ year: 2025 }),
      h1('建3所。', '投入5万元'),
      table([
        ['甲', '7件'],
        ['2025年', '乙'],
      ]),
      p([bold('9'), plain('件')]),
    )
    const [heading, grid, paragraph] = d.blocks.map((block) => block.id)
    expect(proposeSlots(d, EMPTY_PROFILE).map(({ place, start, text }) => [place, start, text])).toEqual([
      [heading, 1, '3'],
      [heading, 6, '5'],
      [grid, 1, '7'],
      [grid, 3, '2025'],
      [paragraph, 0, '9'],
    ])
  })
})

test('proposals stand where they say, in reading order, without overlap, each with its own id', () => {
  fc.assert(
    fc.property(arbitraryDocument, fc.integer({ min: 2023, max: 2027 }), (drawn, year) => {
      const d = normalise({ ...drawn, year, unit: '持续推进' })
      const found = proposeSlots(d, { ...EMPTY_PROFILE, unitShort: '推进' })
      const texts = new Map<string, string>()
      for (const [place, runs] of walkRuns(d)) texts.set(place, (texts.get(place) ?? '') + textOf(runs))
      for (const { place, start, end, text } of found) expect(texts.get(place)!.slice(start, end)).toBe(text)
      // Where each begins and ends in the whole paper: they must only ever rise.
      const before = new Map<string, number>()
      let length = 0
      for (const [place, text] of texts) {
        before.set(place, length)
        length += text.length
      }
      const edges = found.flatMap(({ place, start, end }) => [before.get(place)! + start, before.get(place)! + end])
      expect(edges).toEqual(edges.toSorted((one, other) => one - other))
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
    }),
    { numRuns: 200 },
  )
})
