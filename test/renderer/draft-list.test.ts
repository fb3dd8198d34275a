import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#contract'
import { FIRST_SETTINGS } from '../../renderer/state/app.ts'
import type { DraftSummary } from '../../renderer/desk.ts'
import { listArgs, possibleView, type DraftView } from '../../renderer/state/draft-list.ts'
import { changedSettings, recentDrafts } from '../../renderer/state/recent.ts'

const view: DraftView = { query: '', year: null, kind: null, sort: 'updated', bin: false }

test('the list is asked for what the writer chose and nothing else', () => {
  expect(listArgs(view)).toEqual({ sort: 'updated' })
  expect(listArgs({ ...view, query: ' 安全 ', year: 2026, kind: 'report', sort: 'title' })).toEqual({
    query: '安全',
    year: 2026,
    kind: 'report',
    sort: 'title',
  })
})

test('the bin keeps its own order, and a pasted page is cut to what may be asked', () => {
  expect(listArgs({ ...view, sort: 'title', bin: true })).toEqual({ bin: true })
  expect(listArgs({ ...view, query: '字'.repeat(5_000) }).query).toHaveLength(200)
})

test('a filter goes once its last draft has gone, and stays while there is one', () => {
  const filters = { years: [{ year: 2026, drafts: 1 }], kinds: [{ kind: 'report' as const, drafts: 1 }], inBin: 0 }
  expect(possibleView({ ...view, year: 2025, kind: 'report' }, filters)).toEqual({ ...view, kind: 'report' })
  const possible = { ...view, year: 2026 }
  expect(possibleView(possible, filters)).toBe(possible)
})

const draft = (id: string): DraftSummary => ({
  id,
  title: id,
  name: null,
  kind: 'other',
  year: 2026,
  unit: '',
  characters: 0,
  createdAt: '',
  updatedAt: '',
})

test('the start page shows what was opened last, then what was changed last, each once', () => {
  const all = ['a', 'b', 'c', 'd'].map(draft)
  const ids = (recent: string[], count: number) => recentDrafts(all, recent, count).map(({ id }) => id)
  expect(ids([], 3)).toEqual(['a', 'b', 'c'])
  expect(ids(['c', 'gone', 'a'], 3)).toEqual(['c', 'a', 'b'])
})

test('only what the settings do not say yet is written, and ten papers are kept', () => {
  const known = { ...DEFAULT_SETTINGS, open: ['a'], recent: ['a', 'b'], leftPane: 'outline' as const }
  const now = { open: ['a'], front: 'a', leftPane: 'outline' as const }
  expect(changedSettings(known, now)).toBeNull()
  expect(changedSettings(known, { ...now, open: ['a', 'b'], front: 'b' })).toEqual({
    open: ['a', 'b'],
    recent: ['b', 'a'],
  })
  const many = Array.from({ length: 12 }, (_, at) => String(at))
  expect(changedSettings({ ...known, recent: many }, { ...now, open: many })?.open).toHaveLength(10)
})

test('without an open paper the pane at the left is not remembered: then there are only drafts', () => {
  const known = { ...DEFAULT_SETTINGS, leftPane: 'outline' as const }
  expect(changedSettings(known, { open: [], front: undefined, leftPane: 'drafts' })).toBeNull()
})

test('what the window assumes before it is told is what the contract says', () => {
  expect(FIRST_SETTINGS).toEqual(DEFAULT_SETTINGS)
})
