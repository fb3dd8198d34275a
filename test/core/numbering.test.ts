import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Level } from '#core/document/document.ts'
import { markerOf, numberHeadings, parseMarker } from '#core/outline/numbering.ts'

const level = fc.constantFrom<Level>(1, 2, 3, 4)
const ordinal = fc.integer({ min: 1, max: 999 })
/** What may follow a number; after «1.» a digit would make it a decimal. */
const words = fc.oneof(fc.constantFrom('', '加强党的建设。', ' GDP', '“十五五”'), fc.stringMatching(/^[^\d.．]{0,8}$/))

describe('a heading number', () => {
  test('is read back as the level and ordinal it was made from', () => {
    fc.assert(
      fc.property(level, ordinal, words, (level, ordinal, rest) => {
        expect(parseMarker(markerOf(level, ordinal) + rest)).toEqual({ level, ordinal, rest })
      }),
      { numRuns: 2_000 },
    )
  })

  test('is read back for each ordinal to 999 at every level', () => {
    for (const level of [1, 2, 3, 4] as const) {
      for (let ordinal = 1; ordinal <= 999; ordinal++) {
        expect(parseMarker(markerOf(level, ordinal))).toEqual({ level, ordinal, rest: '' })
      }
    }
  })

  test.each([
    ['一、', 1, 1],
    ['十、', 1, 10],
    ['（十一）', 2, 11],
    ['（二十）', 2, 20],
    ['一百零五、', 1, 105],
    ['一百一十、', 1, 110],
    ['12.', 3, 12],
    ['（7）', 4, 7],
  ] as const)('%s is level %i, number %i', (marker, level, ordinal) => {
    expect(markerOf(level, ordinal)).toBe(marker)
    expect(parseMarker(`${marker}做好`)).toEqual({ level, ordinal, rest: '做好' })
  })

  test.each([
    ['(一)做好', 2],
    ['（一)做好', 2],
    ['(1)做好', 4],
    ['1、做好', 3],
    ['1．做好', 3],
  ] as const)('%s is known in its other spelling', (text, level) => {
    expect(parseMarker(text)).toEqual({ level, ordinal: 1, rest: '做好' })
  })

  test.each([
    '3.20',
    '2.5万元',
    '12.5%',
    '〔2026〕3号',
    '（2026）',
    '2026.',
    '2026年',
    '（十百）',
    '（一〇）',
    '十百、',
    '一百十一、',
    '零、',
    '0.',
    '（0）',
    '第一，',
    '一是',
    '（一',
    '（）',
    '',
    '一'.repeat(50_000),
  ])('%.12s is none', (text) => {
    expect(parseMarker(text)).toBeUndefined()
  })

  test('«3.2026年» is item 3 and a year, masked or not', () => {
    expect(parseMarker('3.2026年底前')).toEqual({ level: 3, ordinal: 3, rest: '2026年底前' })
    expect(parseMarker('3.20**年底前')).toEqual({ level: 3, ordinal: 3, rest: '20**年底前' })
    expect(parseMarker('3.20xx年底前')).toEqual({ level: 3, ordinal: 3, rest: '20xx年底前' })
  })
})

describe('numbering the headings of a paper', () => {
  test('begins each level again under every heading above it', () => {
    expect(numberHeadings([1, 2, 2, 3, 3, 1, 2, 3, 4, 4, 3, 4], 'restart')).toEqual(
      '一、 （一） （二） 1. 2. 二、 （一） 1. （1） （2） 2. （1）'.split(' '),
    )
  })

  test('keeps the level of an author who skips one', () => {
    expect(numberHeadings([1, 3, 3, 1, 3, 4, 1, 4], 'restart')).toEqual(
      '一、 1. 2. 二、 1. （1） 三、 （1）'.split(' '),
    )
    expect(numberHeadings([3, 2, 3, 1], 'restart')).toEqual('1. （一） 1. 一、'.split(' '))
  })

  test('lets level 3 run through the whole paper where it is continuous, and nothing else', () => {
    expect(numberHeadings([1, 3, 3, 4, 1, 2, 3, 4, 1, 2, 3], 'continuous')).toEqual(
      '一、 1. 2. （1） 二、 （一） 3. （1） 三、 （一） 4.'.split(' '),
    )
  })

  test('passes ten and a hundred', () => {
    const markers = numberHeadings(Array<Level>(120).fill(1), 'restart')
    expect([markers[9], markers[10], markers[99], markers[119]]).toEqual(['十、', '十一、', '一百、', '一百二十、'])
  })
})
