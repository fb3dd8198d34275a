import { describe, expect, test } from 'vitest'
import { FORMAT } from '#core/document/document.ts'
import type { Upgrade } from '#core/document/format.ts'
import { readDocument } from '#core/document/format.ts'
import { doc, h1, p, plain, title } from '../support/build.ts'

const paper = doc(title('示例区教育局2026年工作总结'), h1('工作情况'), p('全年办结42件。'))

/** A planted older format, in which the title was text and was called `name`. */
const { title: _runs, ...rest } = paper
const old = { ...rest, format: 0, name: '示例区教育局2026年工作总结' }

describe('a paper of an older format', () => {
  test('is brought up by every named step in turn', () => {
    const applied: string[] = []
    const steps: readonly Upgrade[] = [
      {
        from: 1,
        name: 'the title is runs',
        apply: (json) => {
          applied.push('the title is runs')
          return { ...json, title: [{ text: json['title'] }] }
        },
      },
      {
        from: 0,
        name: 'the title is called title',
        apply: ({ name, ...json }) => {
          applied.push('the title is called title')
          return { ...json, title: name }
        },
      },
    ]
    const read = readDocument(old, steps, 2)
    expect(applied).toEqual(['the title is called title', 'the title is runs'])
    expect(read).toEqual({ ok: true, value: { document: paper, readOnly: false } })
  })

  test('is as it was when a step fails, even one that changed its copy first', () => {
    const before = structuredClone(old)
    const failing: Upgrade = {
      from: 0,
      name: 'the title is called title',
      apply: (json) => {
        const copy = json as Record<string, unknown>
        delete copy['name']
        ;(copy['blocks'] as unknown[]).length = 0
        throw new Error('half-way')
      },
    }
    expect(readDocument(old, [failing])).toEqual({
      ok: false,
      error: { code: 'upgrade-failed', params: { step: 'the title is called title' } },
    })
    expect(old).toEqual(before)
  })

  test('without a step for it is refused by the step that is not there', () => {
    expect(readDocument(old)).toEqual({ ok: false, error: { code: 'upgrade-failed', params: { step: '0→1' } } })
  })

  test('whose steps leave something damaged is refused with its place', () => {
    const wrong: Upgrade = { from: 0, name: 'wrong', apply: (json) => ({ ...json, title: 5 }) }
    const read = readDocument(old, [wrong])
    expect(read).toMatchObject({ ok: false, error: { code: 'damaged-document', params: { place: 'title' } } })
  })
})

describe('a paper of a newer format', () => {
  test('opens read-only where its parts are still understood', () => {
    const newer = { ...paper, format: FORMAT + 1, weather: 'fine' }
    expect(readDocument(newer)).toEqual({ ok: true, value: { document: paper, readOnly: true } })
  })

  test('is refused by both numbers where they are not', () => {
    const newer = { ...paper, format: 7, title: { zh: '总结' } }
    expect(readDocument(newer)).toEqual({
      ok: false,
      error: { code: 'newer-document', params: { found: 7, known: FORMAT } },
    })
  })

  test('keeps its unknown blocks', () => {
    const newer = { ...paper, format: 2, blocks: [{ id: '00000000000z', type: 'formula', tex: 'x^2' }] }
    const read = readDocument(newer)
    expect(read.ok && read.value.document.blocks).toEqual([
      { type: 'opaque', id: '00000000000z', json: { type: 'formula', tex: 'x^2' } },
    ])
  })
})

describe('what is no paper', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'x'],
    ['a list', []],
    ['an empty object', {}],
    ['a paper without a format', { ...paper, format: undefined }],
    ['a format that is text', { ...paper, format: '1' }],
    ['a format below zero', { ...paper, format: -1 }],
    ['a format with a fraction', { ...paper, format: 1.5 }],
    ['blocks that are no list', { ...paper, blocks: {} }],
  ])('%s is not a document', (_what, json) => {
    expect(readDocument(json)).toEqual({ ok: false, error: { code: 'not-a-document' } })
  })

  test('nesting deeper than the stack is damage, not a crash', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    const read = readDocument({ ...paper, blocks: [{ id: '00000000000z', type: 'chart', deep }] })
    expect(read).toMatchObject({ ok: false, error: { code: 'damaged-document', params: { place: 'blocks.0' } } })
    expect(readDocument({ ...paper, format: 0, deep })).toMatchObject({ ok: false, error: { code: 'upgrade-failed' } })
  })
})

test('what was read is normalised', () => {
  const split = { ...doc(p([plain('全'), plain('年')])), date: { text: '2026年1月5日' } }
  const read = readDocument(split)
  expect(read.ok && [read.value.document.blocks, read.value.document.date]).toEqual([
    doc(p('全年')).blocks,
    { text: '2026年1月5日', iso: '2026-01-05' },
  ])
})
