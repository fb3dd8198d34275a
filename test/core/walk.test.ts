import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BlockId, Run } from '#core/document/document.ts'
import { isOpen, promptOf } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { headingNumbers, openSlots, walkRuns } from '#core/document/walk.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import {
  attachment,
  doc,
  h1,
  h2,
  h3,
  hole,
  note,
  p,
  recipients,
  settings,
  signatory,
  table,
  title,
} from '../support/build.ts'

const id = (count: number) => count.toString(36).padStart(12, '0') as BlockId
const field = { kind: 'organisation', key: 'unit', label: '单位' } as const
const asked: Run = { text: promptOf(field), slot: field }

describe('walking a paper', () => {
  test('meets every list of runs once, in reading order, with its place', () => {
    const d = doc(
      title('题'),
      recipients('送'),
      h1('甲。', '乙'),
      table([['子', '丑']]),
      attachment('附', p('内')),
      signatory('局'),
      note('注'),
    )
    expect([...walkRuns(d)].map(([place, runs]) => [place, textOf(runs)])).toEqual([
      ['title', '题'],
      ['recipients', '送'],
      [id(1), '甲。'],
      [id(1), '乙'],
      [id(2), '子'],
      [id(2), '丑'],
      ['signatory', '局'],
      ['note', '注'],
      [d.attachments[0]!.id, '附'],
      [d.attachments[0]!.blocks[0]!.id, '内'],
    ])
  })

  test('finds every open slot and no other run', () => {
    fc.assert(
      fc.property(arbitraryDocument, (d) => {
        const runs = [...walkRuns(d)].flatMap(([, list]) => list)
        expect(openSlots(d).map(({ run }) => run)).toEqual(runs.filter(isOpen))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a slot is open', () => {
  test('while a field shows its prompt, and not once it is answered', () => {
    expect(isOpen(asked)).toBe(true)
    expect(isOpen({ ...asked, text: '示例区教育局' })).toBe(false)
    expect(isOpen({ ...asked, text: '【单位】示例' })).toBe(false)
  })

  test('as long as a hole is one, whatever it shows; plain text never is', () => {
    expect(isOpen(hole('填数'))).toBe(true)
    expect(isOpen({ text: 'xx', slot: { kind: 'number' } })).toBe(true)
    expect(isOpen({ text: '【单位】' })).toBe(false)
  })

  test('in title, run-in, cell and attachment alike', () => {
    const d = doc(title([asked]), h1('甲。', [hole('乙')]), table([[[hole('丙')]]]), attachment([asked]))
    expect(openSlots(d).map(({ place, run }) => [place, run.text])).toEqual([
      ['title', '【单位】'],
      [id(1), '【乙】'],
      [id(2), '【丙】'],
      [d.attachments[0]!.id, '【单位】'],
    ])
  })
})

test('every heading has its number, attachments by themselves', () => {
  const d = doc(
    settings({ numbering: 'continuous' }),
    h1('甲'),
    h3('乙'),
    h1('丙'),
    h3('丁'),
    attachment('附', h2('戊'), h3('己')),
  )
  expect([...headingNumbers(d).values()]).toEqual(['一、', '1.', '二、', '2.', '（一）', '1.'])
})
