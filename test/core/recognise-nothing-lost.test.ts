import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentSchema } from '#core/document/schema.ts'
import { recognise } from '#core/recognise/recognise.ts'
import { sourceOfText, textOfSource } from '#core/recognise/source.ts'
import { countingIds } from '../support/build.ts'
import { corpusFolder, corpusText, corpusTexts } from '../support/corpus.ts'
import * as dirty from '../support/dirty.ts'
import { addedCharacters, lostCharacters } from '../support/lost-characters.ts'
import { chance, makePaper } from '../support/paper-maker.ts'

const FRAGMENTS = [
  '一、',
  '二、',
  '（一）',
  '(二)',
  '（三）、',
  '1.',
  '2、',
  '3．',
  '（1）',
  '第一条',
  '第二条',
  '第一部分',
  '【小标题】',
  '一是',
  '二是',
  '三要',
  '附件',
  '附件1',
  '2025年工作总结',
  '和2026年工作计划',
  '关于印发通知',
  '各位代表：',
  '各位代表！',
  '尊敬的领导：',
  '示例区教育局',
  '2025年12月20日',
  '（此件公开发布）',
  '国办发〔2020〕5号',
  '全年完成投资3.5亿元',
  '加强组织领导',
  '落实责任，改进作风',
  '教化系统',
  '平安隐患',
  '刚好整改',
  '接着推动',
  '宣扬教化',
  '特殊是',
  '必需坚持',
  '人民满足的教化',
  '。',
  '，',
  '；',
  '：',
  '、',
  '。。',
  ',',
  ';',
  ':',
  '(',
  ')',
  '"',
  "'",
  '“',
  '”',
  '《',
  '》',
  '?',
  '!',
  '?！?',
  '…',
  '......',
  '——',
  '\n',
  '\n',
  '\n',
  '\n\n',
  '\u3000\u3000',
  ' ',
  '\t',
  '\ufeff',
  '\u200b',
  '\ufffd',
  '\ufffc',
  '\u000b',
  '\r\n',
  '',
  'xx',
  'xxxx年',
  '20**年',
  '×',
  '□□',
  '__',
  'xxxxxxxx年',
  '区(qū)',
  '報(bào)告',
  '區政府',
  '１２３',
  '第 3 页 共 9 页',
  '试读结束',
  '推荐阅读',
  '来源：某网',
  '下载',
  '>',
  '首页',
  '本文来源：网络收集，如有侵权，请联系删除，谢谢！',
  '《甲.docx》由会员分享，可在线阅读。',
  '9',
  '3.14',
  '1,234',
  'http://a.cn/b?c=d',
  'ABC',
  '𠮷',
  '\ud800',
  '- a: b',
  '---',
  '# 题',
]
const text = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join(''))

/** What went missing, what was added, and papers that are none, in both readings of a text. */
function troublesIn(given: string): readonly string[] {
  const source = sourceOfText(given)
  const whole = textOfSource(source)
  const cleaned = recognise(source, { newId: countingIds(), clean: true })
  const verbatim = recognise(source, { newId: countingIds(), clean: false })
  const papers = [...cleaned.value.documents, ...verbatim.value.documents]
  return [
    lostCharacters(whole, cleaned.value.documents, cleaned.notes),
    lostCharacters(whole, verbatim.value.documents, []),
    addedCharacters(whole, verbatim.value.documents),
    ...papers.filter((d) => !documentSchema.safeParse(d).success).map((d) => JSON.stringify(d)),
  ].filter(Boolean)
}

describe('nothing disappears in silence', () => {
  test('in texts put together from anything', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(troublesIn(given)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('in any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        expect(troublesIn(given)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('in papers with every dirt, torn and shuffled', () => {
    const dirts = Object.values(dirty).filter((one) => one !== dirty.wrapAt) as dirty.Dirt[]
    const paper = fc.record({
      seed: fc.nat(),
      kinds: fc.array(fc.constantFrom(...dirts), { maxLength: 4 }),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
    })
    fc.assert(
      fc.property(paper, ({ seed, kinds, cuts }) => {
        const made = makePaper(seed, {
          levels: '123',
          heading: 'run-in',
          enumerator: '是',
          isContinuous: seed % 2 === 0,
        })
        const dirtied = kinds.reduce((whole, dirt) => dirt(whole, seed), made.text)
        expect(troublesIn(torn(dirtied, cuts, seed))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  // Each of these once took minutes, or the whole stack.
  test.each([
    '.',
    '—',
    ' ',
    '"',
    '（',
    '?',
    'xx ',
    '一是学。二是做。',
    '1、学。\n',
    '\n',
    '第一条 学。\n',
    '《甲》由会员分享',
  ])('in «%s» over sixty thousand characters', (part) => {
    expect(troublesIn(part.repeat(Math.ceil(60_000 / part.length)))).toEqual([])
  })

  test.skipIf(!corpusFolder())('in the papers of the corpus', () => {
    expect(
      corpusTexts()
        .map((path) => [path, troublesIn(corpusText(path))])
        .filter(([, troubles]) => troubles!.length),
    ).toEqual([])
  })
})

/** The text cut at some places and put together in another order. */
function torn(whole: string, cuts: readonly number[], seed: number): string {
  const random = chance(seed)
  const at = [0, ...cuts.map((cut) => Math.floor(cut * whole.length)).toSorted((a, b) => a - b), whole.length]
  const parts = at.slice(1).map((to, index) => whole.slice(at[index], to))
  return parts
    .map((part) => [random(), part] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, part]) => part)
    .join('')
}
