import { expect, test } from 'vitest'
import {
  acceptedOf,
  changeGroups,
  changeKey,
  countParts,
  isTicked,
  madeOf,
} from '../../renderer/roll-forward/choices.ts'
import type { RollChange } from '#contract'

const change = (kind: RollChange['kind'], offset: number, more: Partial<RollChange> = {}): RollChange => ({
  kind,
  offset,
  from: '2025年',
  to: '2026年',
  certain: true,
  section: '',
  before: '',
  after: '',
  reason: { code: 'roll.year-title' },
  ...more,
})

const CHANGES = [
  change('year', 3),
  change('event', 20),
  change('year', 40, { certain: false }),
  change('anniversary', 55, { from: '50周年', to: '50周年', certain: false }),
]
const [first, event, open, reminder] = CHANGES as [RollChange, RollChange, RollChange, RollChange]

test('what is certain is ticked, what is not is not, until the writer says otherwise', () => {
  expect(CHANGES.map((each) => isTicked(each, new Map()))).toEqual([true, true, false, false])
  const decided = new Map([
    [changeKey(first), false],
    [changeKey(open), true],
  ])
  expect(CHANGES.map((each) => isTicked(each, decided))).toEqual([false, true, true, false])
  expect(acceptedOf(CHANGES, decided)).toEqual([
    { kind: 'event', offset: 20 },
    { kind: 'year', offset: 40 },
  ])
  expect(madeOf(CHANGES, decided)).toBe(2)
})

test('a reminder is never made, even where its whole kind is ticked', () => {
  expect(acceptedOf([reminder], new Map([[changeKey(reminder), true]]))).toEqual([])
})

test('changes stand by kind, each kind in reading order, and can be narrowed', () => {
  expect(changeGroups(CHANGES)).toEqual([
    { kind: 'year', changes: [first, open] },
    { kind: 'event', changes: [event] },
    { kind: 'anniversary', changes: [reminder] },
  ])
  expect(changeGroups(CHANGES, 'certain').map(({ kind }) => kind)).toEqual(['year', 'event'])
  expect(changeGroups(CHANGES, 'open')).toEqual([{ kind: 'year', changes: [open] }])
  expect(changeGroups(CHANGES, 'reminder')).toEqual([{ kind: 'anniversary', changes: [reminder] }])
  expect(countParts(CHANGES)).toEqual({ all: 4, certain: 2, open: 1, reminder: 1 })
})
