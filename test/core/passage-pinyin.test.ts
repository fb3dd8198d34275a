import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pinyinOf } from '#core/passage/pinyin.ts'

describe('pinyin', () => {
  test('gives every syllable in letters without tones, and the first letter of each', () => {
    expect(pinyinOf('工作总结')).toEqual({ full: 'gongzuozongjie', initials: 'gzzj' })
  })

  test.each([
    ['银行行长', 'yinhanghangzhang', 'yhhz'],
    ['重庆重要', 'chongqingzhongyao', 'cqzy'],
    ['增长与长期', 'zengzhangyuchangqi', 'zzycq'],
    ['调查和调整', 'diaochahetiaozheng', 'dchtz'],
  ])('reads %s by the words its characters stand in', (text, full, initials) => {
    expect(pinyinOf(text)).toEqual({ full, initials })
  })

  test('writes ü as v, as it is typed', () => {
    expect(pinyinOf('绿色战略')).toEqual({ full: 'lvsezhanlve', initials: 'lszl' })
  })

  test('keeps letters and digits in lower case and half width, and drops all else', () => {
    expect(pinyinOf('ＡI＋2０：【单位】、é的 😀')).toEqual({ full: 'ai20danweide', initials: 'ai20dwd' })
  })

  test('gives only letters and digits for any text, half surrogate pairs included', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('长', '\ud800', 'é', '7') }))
    fc.assert(
      fc.property(any, (text) => {
        const { full, initials } = pinyinOf(text)
        expect(full + initials).toMatch(/^[a-z0-9]*$/)
        expect(initials.length).toBeLessThanOrEqual(full.length)
      }),
    )
  })
})
