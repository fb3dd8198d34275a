import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { calls } from '#contract'
import type { FigureFacts } from '#core/figures/ledger.ts'
import type { Writable } from '#electron/storage/connection.ts'
import {
  COUNT_FIGURE_YEARS,
  emptyFigureBin,
  FIND_TWIN,
  historyOf,
  LIST_FIGURES,
  LIST_FIGURES_BIN,
  listFigures,
  readFigureFilters,
  removeFigures,
  restoreFigures,
  saveFigures,
} from '#electron/storage/figures.ts'
import { database, planOf } from './open-database.ts'
import { temporaryFolder } from './profile-folder.ts'
import { startService, valueOf } from './service-process.ts'

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`
const facts = (name: string, more: Partial<FigureFacts> = {}): FigureFacts => ({
  name,
  value: '161.8',
  unit: '亿元',
  period: '2025年',
  source: '',
  note: '',
  ...more,
})

/** Ids are the names of the figures in the order they are saved: a, b, c … */
function save(db: Writable, figures: readonly (FigureFacts & { readonly id?: string })[], day = 1) {
  let next = db.prepare<[], number>('SELECT count(*) FROM figures').pluck().get()!
  return saveFigures(db, figures, { at: at(day), newId: () => String.fromCharCode(97 + next++) })
}

const namesOf = (figures: readonly { readonly name: string }[]) => figures.map(({ name }) => name)

describe('a figure of the ledger', () => {
  test('is kept as it is printed, with the number and the year that it says', () => {
    const db = database()
    save(db, [
      facts(' 总产值 ', { value: '1,234.56亿元', unit: '', period: '截至2025年底', source: '统计局', note: '快报' }),
    ])
    save(db, [facts('办件量', { value: '300多', unit: '万件' })])
    expect(listFigures(db)).toEqual([
      { ...facts('办件量', { value: '300多', unit: '万件' }), id: 'b', year: 2025, number: null, updatedAt: at(1) },
      {
        ...facts('总产值', { value: '1,234.56', period: '截至2025年底', source: '统计局', note: '快报' }),
        id: 'a',
        year: 2025,
        number: 1234.56,
        updatedAt: at(1),
      },
    ])
  })

  test.each([
    ['a name', facts('  ')],
    ['a number', facts('总产值', { value: '约亿元' })],
    ['a year', facts('总产值', { period: '上半年' })],
  ])('is refused without %s', (_what, given) => {
    const db = database()
    expect(save(db, [given])).toMatchObject({ ok: false, error: { code: 'ledger-facts' } })
    expect(listFigures(db)).toEqual([])
  })

  test('keeps what it was before each change, and no history of a change that changes nothing', () => {
    const db = database()
    save(db, [facts('总产值')])
    expect(save(db, [{ ...facts('总产值', { value: '162.0' }), id: 'a' }], 2)).toMatchObject({
      ok: true,
      value: [{ id: 'a', value: '162.0', number: 162, updatedAt: at(2) }],
    })
    save(db, [{ ...facts('总产值', { value: '162.0' }), id: 'a' }], 3)
    save(db, [{ ...facts('总产值', { value: '162.0', note: '终值' }), id: 'a' }], 4)
    expect(historyOf(db, 'a')).toEqual([
      { ...facts('总产值', { value: '162.0' }), version: 2, changedAt: at(4) },
      { ...facts('总产值'), version: 1, changedAt: at(2) },
    ])
    expect(listFigures(db)).toMatchObject([{ updatedAt: at(4) }])
  })

  test('stands once for its name, period and unit, and the refusal says what is there', () => {
    const db = database()
    save(db, [facts('总产值'), facts('总产值', { unit: '万元' }), facts('总产值', { period: '2024年' })])
    const twice = { ok: false, error: { code: 'ledger-twice' } }
    expect(save(db, [facts('总产值', { value: '1' })])).toEqual({
      ok: false,
      error: { code: 'ledger-twice', params: { id: 'a', name: '总产值', period: '2025年', value: '161.8亿元' } },
    })
    expect(save(db, [{ ...facts('总产值'), id: 'b' }])).toMatchObject(twice)
    removeFigures(db, ['a'], at(2))
    expect(save(db, [facts('总产值', { value: '2' })]).ok).toBe(true)
    expect(restoreFigures(db, ['a'])).toMatchObject(twice)
  })

  test('cannot be changed in the bin, nor when it is gone', () => {
    const db = database()
    save(db, [facts('总产值')])
    removeFigures(db, ['a'], at(2))
    const change = () => save(db, [{ ...facts('总产值', { value: '9' }), id: 'a' }])
    expect(change()).toMatchObject({ ok: false, error: { code: 'ledger-in-bin', params: { name: '总产值' } } })
    emptyFigureBin(db)
    expect(change()).toMatchObject({ ok: false, error: { code: 'ledger-missing' } })
  })
})

describe('several figures at once', () => {
  test('are all saved, or none where one is refused', () => {
    const db = database()
    save(db, [facts('甲')])
    expect(save(db, [facts('乙'), { ...facts('甲', { value: '7' }), id: 'a' }, facts('乙')]).ok).toBe(false)
    expect(listFigures(db)).toMatchObject([{ name: '甲', value: '161.8' }])
    expect(historyOf(db, 'a')).toEqual([])
    expect(save(db, [facts('乙'), { ...facts('甲', { value: '7' }), id: 'a' }]).ok).toBe(true)
    expect(listFigures(db)).toMatchObject([{ name: '乙' }, { name: '甲', value: '7' }])
  })

  test('go into the bin and come back together or not at all', () => {
    const db = database()
    save(db, [facts('甲'), facts('乙'), facts('丙')])
    const missing = { ok: false, error: { code: 'ledger-missing' } }
    expect(removeFigures(db, ['a', 'none'], at(2))).toEqual(missing)
    expect(listFigures(db)).toHaveLength(3)
    removeFigures(db, ['a', 'b'], at(2))
    removeFigures(db, ['a'], at(3))
    expect(listFigures(db, { bin: true })).toMatchObject([{ deletedAt: at(2) }, { deletedAt: at(2) }])
    expect(readFigureFilters(db)).toEqual({ years: [{ year: 2025, figures: 1 }], inBin: 2 })
    restoreFigures(db, ['b'])
    expect(emptyFigureBin(db)).toBe(1)
    expect(namesOf(listFigures(db)).toSorted()).toEqual(['丙', '乙'])
    expect(restoreFigures(db, ['a'])).toEqual(missing)
  })

  test('of one place cannot come out of the bin together', () => {
    const db = database()
    save(db, [facts('甲')])
    removeFigures(db, ['a'], at(2))
    save(db, [facts('甲')])
    removeFigures(db, ['b'], at(3))
    expect(restoreFigures(db, ['a', 'b'])).toMatchObject({ ok: false, error: { code: 'ledger-twice' } })
    expect(listFigures(db)).toEqual([])
    expect(restoreFigures(db, ['b']).ok).toBe(true)
  })
})

describe('the list', () => {
  function several(): Writable {
    const db = database()
    save(db, [
      facts('地区生产总值'),
      facts('地区生产总值', { period: '2024年', value: '149.4' }),
      facts('培训教师', { value: '1200', unit: '人次', source: '2025年工作总结' }),
      facts('折扣率', { value: '50', unit: '%', note: 'a_b\\c' }),
    ])
    return db
  }

  test('is by year, the newest first, and narrowed to one', () => {
    const db = several()
    expect(listFigures(db).map(({ year }) => year)).toEqual([2025, 2025, 2025, 2024])
    expect(listFigures(db, { year: 2024 })).toMatchObject([{ value: '149.4' }])
    expect(readFigureFilters(db).years).toEqual([
      { year: 2025, figures: 3 },
      { year: 2024, figures: 1 },
    ])
  })

  test.each([
    ['教师', ['培训教师']],
    ['师', ['培训教师']],
    ['0人次', ['培训教师']],
    ['作总结', ['培训教师']],
    ['生产', ['地区生产总值', '地区生产总值']],
    ['%', ['折扣率']],
    ['_', ['折扣率']],
    ['\\', ['折扣率']],
    ["'; DROP TABLE figures; --", []],
    ['\ud83d', []],
  ])('finds %s in name, value, source and note', (query, names) => {
    expect(namesOf(listFigures(several(), { query }))).toEqual(names)
  })

  test('finds two characters among 5,000 figures, in the order of an index', () => {
    const db = database()
    save(
      db,
      Array.from({ length: 5_000 }, (_, nth) =>
        facts(`指标${nth}`, { period: `${2000 + (nth % 27)}年`, source: '示例局统计年报' }),
      ),
    )
    expect(listFigures(db, { query: '4321' })).toHaveLength(1)
    expect(listFigures(db, { query: '年报' })).toHaveLength(5_000)
    const all = { year: null, like: null }
    expect(planOf(db, LIST_FIGURES, all)).toEqual(['SCAN figures USING INDEX figures_by_year'])
    expect(planOf(db, LIST_FIGURES_BIN, all)).toEqual(['SEARCH figures USING INDEX figures_in_bin (deleted_at>?)'])
    expect(planOf(db, COUNT_FIGURE_YEARS)).toEqual(['SCAN figures USING INDEX figures_by_year'])
    expect(planOf(db, FIND_TWIN, { id: 'x', name: 'x', period: 'x', unit: 'x' })).toEqual([
      'SEARCH figures USING INDEX figures_once (name=? AND period=? AND unit=?)',
    ])
  })
})

describe('over the service', () => {
  const request = () => ({ requestId: randomUUID() })

  test('a figure is cleaned, kept once for one request, listed as the contract says, and goes through the bin', async () => {
    const { client } = startService(temporaryFolder())
    const saving = { ...request(), figures: [facts('总\u200b产值\n', { note: '一\r\n二' })] }
    const [saved] = valueOf(await client.call('ledger.save', saving))
    expect(saved).toMatchObject({ name: '总产值', note: '一\n二', year: 2025, number: 161.8 })
    expect(await client.call('ledger.save', saving)).toEqual({ ok: true, value: [saved] })
    const listed = valueOf(await client.call('ledger.list', { query: '产\n值' }))
    expect(calls['ledger.list'].answer.parse(listed)).toEqual([saved])
    const changed = { ...request(), figures: [{ ...facts('总产值', { value: '162' }), id: saved!.id }] }
    expect(valueOf(await client.call('ledger.save', changed))).toMatchObject([{ value: '162' }])
    const history = valueOf(await client.call('ledger.history', { id: saved!.id }))
    expect(calls['ledger.history'].answer.parse(history)).toMatchObject([{ version: 1, value: '161.8' }])
    expect(await client.call('ledger.remove', { ...request(), ids: [saved!.id] })).toEqual({ ok: true, value: null })
    expect(valueOf(await client.call('ledger.filters', {}))).toEqual({ years: [], inBin: 1 })
    expect(valueOf(await client.call('ledger.list', { bin: true }))).toMatchObject([{ id: saved!.id }])
    expect(valueOf(await client.call('ledger.emptyBin', request()))).toEqual({ figures: 1 })
  })

  test('what is no figure, or too much of one, is a bad call', async () => {
    const { client } = startService(temporaryFolder())
    const refused = { ok: false, error: { code: 'bad-call' } }
    for (const wrong of [{ name: '' }, { value: 'x'.repeat(61) }, { period: '今年'.repeat(40) }])
      expect(await client.call('ledger.save', { ...request(), figures: [facts('甲', wrong)] })).toEqual(refused)
    expect(await client.call('ledger.save', { ...request(), figures: [] })).toEqual(refused)
    expect(await client.call('ledger.remove', { ...request(), ids: ["'; DROP TABLE figures; --"] })).toEqual(refused)
  })
})
