import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText, textOf } from '#core/document/text.ts'
import { textsOf } from '#core/figures/places.ts'
import { sentencesOf } from '#core/compare/sentences.ts'
import { wordsKey } from '#core/compare/words-key.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import {
  attachment,
  cell,
  date,
  doc,
  h1,
  h2,
  hole,
  p,
  plain,
  recipients,
  signatory,
  table,
  title,
} from '../support/build.ts'

const shown = (d: Document) => sentencesOf(d).map(({ kind, section, text }) => [kind, section, text])

describe('a paper as sentences', () => {
  test('the words of a heading are one, and what runs on after them is parted by itself', () => {
    const d = doc(title('总结'), p('全年向好。'), h1('回顾'), h2('抓项目。', '开工3个；竣工2个。'), p('其他。'))
    expect(shown(d)).toEqual([
      ['frame', '', '总结'],
      ['text', '', '全年向好。'],
      ['heading', '一、', '回顾'],
      ['heading', '一、（一）', '抓项目。'],
      ['text', '一、（一）', '开工3个；'],
      ['text', '一、（一）', '竣工2个。'],
      ['text', '一、（一）', '其他。'],
    ])
  })
  test('quotation marks and brackets go with the sentence that they close', () => {
    expect(shown(doc(p('他说：“抓紧办。”我们办了（已公示！）。完')))).toEqual([
      ['text', '', '他说：“抓紧办。”'],
      ['text', '', '我们办了（已公示！）。'],
      ['text', '', '完'],
    ])
  })
  test('each cell of a table stands by itself, at its place in the text of the table', () => {
    const d = doc(
      table([
        ['项目', '数'],
        ['水。电', cell('3')],
      ]),
    )
    expect(sentencesOf(d).map(({ text, start, end, offset }) => [text, start, end, offset])).toEqual([
      ['项目', 0, 2, 0],
      ['数', 2, 3, 3],
      ['水。', 3, 5, 5],
      ['电', 5, 6, 7],
      ['3', 6, 7, 9],
    ])
  })
  test('the lines of the frame belong to no section, an attachment and its headings to theirs', () => {
    const d = doc(
      recipients('各科：'),
      h1('甲'),
      signatory('某局'),
      date('2026年1月2日'),
      attachment('清单', p('头'), h1('乙')),
    )
    const [own, attached, inner] = [d.blocks[0]!.id, d.attachments[0]!.id, d.attachments[0]!.blocks[1]!.id]
    expect(sentencesOf(d).map(({ kind, owner, text }) => [kind, owner, text])).toEqual([
      ['frame', null, '各科：'],
      ['heading', own, '甲'],
      ['frame', null, '某局'],
      ['frame', null, '2026年1月2日'],
      ['heading', attached, '清单'],
      ['text', attached, '头'],
      ['heading', inner, '乙'],
    ])
  })
  test('an open prompt is nobody’s words', () => {
    const [sentence] = sentencesOf(doc(p([plain('办结'), hole('件数'), plain('。')])))
    expect([sentence!.text, sentence!.key, sentence!.characters]).toEqual(['办结【件数】。', '办结', 2])
  })
  test('every character stands in exactly one sentence, where its offset and its place say', () => {
    fc.assert(
      fc.property(arbitraryDocument, (d) => {
        const sentences = sentencesOf(d)
        const texts = textsOf(d)
        const text = plainText(d)
        expect(sentences.map((sentence) => sentence.text).join('')).toBe(texts.map(({ runs }) => textOf(runs)).join(''))
        for (const [index, sentence] of sentences.entries()) {
          const { offset, start, end, line } = sentence
          expect(sentence.text).not.toBe('')
          expect(end - start).toBe(sentence.text.length)
          // The row of a table is one line of the plain text.
          expect(text.slice(offset, offset + end - start).replaceAll('\n', ' ')).toBe(
            sentence.text.replaceAll('\n', ' '),
          )
          const before = sentences[index - 1]
          expect(start).toBe(before?.line === line ? before.end : texts[line]!.start)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the words of a text', () => {
  test('marks, spaces, widths and the number of an item do not count', () => {
    const same = [
      '“十四五”规划 完成，增长５．６％。',
      '十四五规划完成增长5.6%',
      '一是“十四五”规划完成；增长5.6%！',
      '二要十四五规划完成，\n增长 5.6%',
    ]
    expect(new Set(same.map(wordsKey))).toEqual(new Set(['十四五规划完成增长5.6%']))
  })
  test('thousands may be parted or not', () => {
    expect(wordsKey('1,234.5万元')).toBe(wordsKey('1234.5万元'))
  })
  test.each([
    ['增长5.6%', '增长56%'],
    ['增长3%', '增长3'],
    ['增速为-3%', '增速为3%'],
    ['1、2月', '12月'],
    ['2025-2026年', '20252026年'],
    ['一是否', '否'],
  ])('%s and %s are not the same', (a, b) => {
    expect(wordsKey(a)).not.toBe(wordsKey(b))
  })
})
