import { describe, expect, test } from 'vitest'
import { enumerationsOf, outlineOf } from '#core/outline/outline.ts'
import {
  attachment,
  bold,
  date,
  doc,
  h1,
  h2,
  h3,
  h4,
  p,
  pageBreak,
  plain,
  recipients,
  settings,
  signatory,
  table,
  title,
} from '../support/build.ts'

describe('the outline of a paper', () => {
  test('has the shape that the command line promises', () => {
    const d = doc(
      title('示例区教育局2026年工作总结\n和2027年工作计划'),
      recipients('区政府：'),
      p('现将有关情况报告如下。'),
      h1('2026年工作总结'),
      p('总体平稳。'),
      h2('党建引领。', '一是抓学习。二是抓组织。'),
      h2('质量提升'),
      p('一要备课。二要教研。'),
      p('成效明显。'),
      h1('2027年工作计划'),
      signatory('示例区教育局'),
      date('2026年12月20日'),
      attachment('任务清单', p('说明。'), h1('建设类')),
    )
    const leaf = { runIn: false, paragraphs: 0, enumerations: [], children: [] }
    expect(outlineOf(d)).toEqual({
      title: '示例区教育局2026年工作总结和2027年工作计划',
      leadParagraphs: 1,
      outline: [
        {
          level: 1,
          number: '一、',
          title: '2026年工作总结',
          runIn: false,
          paragraphs: 1,
          enumerations: [],
          children: [
            {
              level: 2,
              number: '（一）',
              title: '党建引领',
              runIn: true,
              paragraphs: 1,
              enumerations: ['一是', '二是'],
              children: [],
            },
            {
              level: 2,
              number: '（二）',
              title: '质量提升',
              runIn: false,
              paragraphs: 2,
              enumerations: ['一要', '二要'],
              children: [],
            },
          ],
        },
        { ...leaf, level: 1, number: '二、', title: '2027年工作计划' },
      ],
      closingParagraphs: 0,
      recipient: '区政府：',
      signatory: '示例区教育局',
      date: '2026年12月20日',
      attachments: [
        {
          number: '附件',
          title: '任务清单',
          leadParagraphs: 1,
          outline: [{ ...leaf, level: 1, number: '一、', title: '建设类' }],
        },
      ],
    })
  })

  test('is null where a part of the paper is not there', () => {
    const { recipient, signatory: signed, date: dated, title: named } = outlineOf(doc())
    expect([recipient, signed, dated, named]).toEqual([null, null, null, ''])
  })

  test('takes the level from the heading, also where one is skipped', () => {
    const { outline } = outlineOf(doc(h1('甲'), h3('乙'), h4('丙'), h2('丁'), h3('戊'), h1('己')))
    expect(
      outline.map((node) => [node.number, node.children.map((child) => [child.number, child.children.length])]),
    ).toEqual([
      [
        '一、',
        [
          ['1.', 1],
          ['（一）', 1],
        ],
      ],
      ['二、', []],
    ])
  })

  test('numbers work points through the paper', () => {
    const { outline } = outlineOf(doc(settings({ numbering: 'continuous' }), h1('甲'), h3('乙'), h1('丙'), h3('丁')))
    expect(outline.flatMap((node) => node.children.map((child) => child.number))).toEqual(['1.', '2.'])
  })

  test('strips the closing 。 of a heading that stands alone, which is not run-in', () => {
    const [node] = outlineOf(doc(h2('强化政治引领。'), p('一是抓学习。'))).outline
    expect([node!.title, node!.runIn, node!.paragraphs, node!.enumerations]).toEqual([
      '强化政治引领',
      false,
      1,
      ['一是'],
    ])
  })

  test('counts paragraphs with text only; tables and page breaks are none', () => {
    const [node] = outlineOf(doc(h1('甲'), p(''), table([['子']]), pageBreak(), p('乙'))).outline
    expect(node!.paragraphs).toBe(1)
  })

  test('gives a numbered item no title where its first sentence is longer than 60 characters', () => {
    const long = '深'.repeat(61)
    const nodes = outlineOf(
      doc(h3(`${long}。`), h3(`${long}。`, '一是抓。'), h3('深'.repeat(60)), h3('', '一是抓。')),
    ).outline
    expect(
      nodes.map(({ title: named, runIn, paragraphs, enumerations }) => [named, runIn, paragraphs, enumerations]),
    ).toEqual([
      ['', false, 1, []],
      ['', false, 1, ['一是']],
      ['深'.repeat(60), false, 0, []],
      ['', false, 1, ['一是']],
    ])
  })
})

describe('enumerators in a paragraph', () => {
  test.each([
    ['一是抓学习。二是抓组织。三是抓作风。', ['一是', '二是', '三是']],
    ['主要做法：一要快；二要准；三要稳。', ['一要', '二要', '三要']],
    ['坚持问题导向，一是查，二是改。', ['一是', '二是']],
    ['落实“双减”要求。”二是减负。', ['二是']],
    ['（共三项）一是查。 二是改。', ['一是', '二是']],
    ['一是查。\n二是改。', ['一是', '二是']],
    ['十一是补短板。', ['十一是']],
    ['一是查。三是改。三是建。', ['一是', '三是', '三是']],
  ])('%s', (text, found) => {
    expect(enumerationsOf([plain(text)])).toEqual(found)
  })

  test.each([
    '其中唯一是区一中。',
    '落实八项规定十要、十禁止。',
    '发展是第一要务。',
    '重点看，一是否到位。',
    '抓住时间、地点、人物，三要素齐全。',
    '具备，四要件。',
    '星期一是报名日。',
  ])('are not in «%s»', (text) => {
    expect(enumerationsOf([plain(text)])).toEqual([])
  })

  test('are found over the edges of runs, and wherever one is marked', () => {
    expect(enumerationsOf([plain('甲。'), bold('二'), plain('是乙。')])).toEqual(['二是'])
    const marked = { text: '一是', enumerator: { series: 0, style: '是' } } as const
    expect(enumerationsOf([plain('凝聚合力'), marked, plain('抓学习。二是抓组织。')])).toEqual(['一是', '二是'])
    expect(enumerationsOf([marked, plain('抓学习。')])).toEqual(['一是'])
  })
})
