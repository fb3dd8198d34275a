import { describe, expect, test } from 'vitest'
import { attachmentLabel, plainLines, plainText, textOf } from '#core/document/text.ts'
import {
  attachment,
  bold,
  cell,
  covered,
  date,
  doc,
  h1,
  h2,
  h3,
  hole,
  note,
  opaque,
  p,
  pageBreak,
  picture,
  plain,
  recipients,
  settings,
  signatory,
  table,
  title,
} from '../support/build.ts'

describe('a paper as plain text', () => {
  test('has one line a paragraph, in the order of the page, with the numbers of headings', () => {
    const d = doc(
      title('示例区教育局2026年工作总结'),
      recipients('区政府：'),
      p('现将有关情况报告如下。'),
      h1('工作情况'),
      h2('党建引领。', '一是抓学习。'),
      h1('工作计划'),
      h3([bold('建学校')]),
      signatory('示例区教育局'),
      date('2026年12月20日'),
      note('（联系人：略）'),
    )
    expect(plainText(d)).toBe(
      [
        '示例区教育局2026年工作总结',
        '区政府：',
        '现将有关情况报告如下。',
        '一、工作情况',
        '（一）党建引领。一是抓学习。',
        '二、工作计划',
        '1.建学校',
        '示例区教育局',
        '2026年12月20日',
        '（联系人：略）',
        '',
      ].join('\n'),
    )
  })

  test('leaves out what has no text', () => {
    expect(plainText(doc())).toBe('')
    expect(plainText(doc(p(''), pageBreak(), picture('a'.repeat(64), 10, '图'), opaque({}), p('甲')))).toBe('甲\n')
  })

  test('keeps line breaks and prompts as they stand', () => {
    expect(plainText(doc(p([plain('甲\n乙'), hole('填数')])))).toBe('甲\n乙【填数】\n')
  })

  test('parts cells by tabs, passes over covered ones and keeps a row on one line', () => {
    const d = doc(
      table([
        ['指标', '完成\n数'],
        [cell('招生', { colSpan: 2 }), covered()],
        [{ ...cell(''), blocks: [p('甲'), p('乙')] }, ''],
      ]),
    )
    expect(plainText(d)).toBe('指标\t完成 数\n招生\n甲 乙\t\n')
  })

  test('names attachments and numbers each by itself', () => {
    const one = doc(h1('正文'), attachment('任务清单', h1('甲'), h1('乙')))
    expect(plainText(one)).toBe('一、正文\n附件\n任务清单\n一、甲\n二、乙\n')
    const two = doc(attachment('任务清单', h1('甲')), attachment('名单', h1('乙')))
    expect(plainText(two)).toBe('附件1\n任务清单\n一、甲\n附件2\n名单\n一、乙\n')
    expect(attachmentLabel(0, 1)).toBe('附件')
  })

  test('runs level 3 through where the paper says so', () => {
    const d = doc(settings({ numbering: 'continuous' }), h1('甲'), h3('子'), h1('乙'), h3('丑'))
    expect(plainText(d)).toBe('一、甲\n1.子\n二、乙\n2.丑\n')
  })
})

describe('the lines of the plain text', () => {
  test('know their section as a path of markers', () => {
    const d = doc(
      p('前言'),
      h1('甲'),
      h2('乙'),
      p('正文'),
      h1('丙'),
      h3('丁'),
      attachment('附', p('头'), h1('戊')),
      signatory('局'),
    )
    expect(plainLines(d).map(({ section, runs }) => [section, textOf(runs)])).toEqual([
      ['', '前言'],
      ['一、', '一、甲'],
      ['一、（一）', '（一）乙'],
      ['一、（一）', '正文'],
      ['二、', '二、丙'],
      ['二、1.', '1.丁'],
      ['', '局'],
      ['附件', '附件'],
      ['附件', '附'],
      ['附件', '头'],
      ['附件一、', '一、戊'],
    ])
  })
})
