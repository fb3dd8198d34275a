import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { carriedFigures, markCarried } from '#core/figures/carried.ts'
import { acceptChanges } from '#core/roll-forward/accept-changes.ts'
import type { RollOptions } from '#core/roll-forward/roll-forward.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import { EMPTY_PROFILE } from '#core/template/profile.ts'
import {
  attachment,
  bold,
  cell,
  countingIds,
  date,
  doc,
  h1,
  h2,
  h3,
  p,
  pageBreak,
  settings,
  signatory,
  table,
  title,
} from '../support/build.ts'

const roll = (d: Document, options: Partial<RollOptions> = {}) => {
  const rolled = rollForward(d, { year: 2026, newId: countingIds(), keep: 'text', ...options })
  if (!rolled.ok) throw new Error(rolled.error.code)
  return rolled.value
}
const items = (d: Document) => roll(d).planItems.map(({ section, number, text }) => [section, number, text])

const LAST = doc(
  title('示例区教育局2025年工作总结和2026年工作计划'),
  p('现将有关情况报告如下。'),
  h1('2025年工作总结'),
  p('总体平稳。'),
  h2('强化引领。', '一是抓学习。开展学习12次。'),
  h1('存在的问题'),
  p('一是统筹不够。'),
  h1('2026年工作计划'),
  p('2026年，重点抓好以下工作。'),
  h2('加强党建。', '学习12次。'),
  h3('建强支部。', '发展党员3名。'),
  h2('抓好项目'),
  p('新建学校3所。'),
  h2('加强党建。', '再抓一年。'),
  signatory('示例区教育局'),
  date('2025年12月20日'),
)

describe('the draft', () => {
  test('is a new paper that knows where each block came from', () => {
    const source = { id: 'draft-1', sha256: 'a'.repeat(64) }
    const { draft } = roll(LAST, { source })
    const old = new Set(LAST.blocks.map((block) => block.id))
    const ids = countingIds()
    const fresh = roll(LAST, { newId: () => `z${ids().slice(1)}` as ReturnType<typeof ids> }).draft
    expect(fresh.blocks.some((block) => old.has(block.id))).toBe(false)
    expect(draft).toMatchObject({
      year: 2026,
      kind: 'summary-and-plan',
      basedOn: { ...source, title: '示例区教育局2025年工作总结和2026年工作计划', year: 2025 },
    })
    expect(draft.blocks.map((block) => block.sources)).toEqual(
      LAST.blocks.map((block, index) => [
        {
          paper: 'draft-1',
          year: 2025,
          section: [
            '',
            '一、',
            '一、',
            '一、（一）',
            '二、',
            '二、',
            '三、',
            '三、',
            '三、（一）',
            '三、（一）1.',
            '三、（二）',
            '三、（二）',
            '三、（三）',
          ][index],
          block: block.id,
        },
      ]),
    )
  })

  test('keeps what its blocks came from before, and names the paper by its title where the store has no id', () => {
    const before = { paper: '前年的总结', year: 2024, section: '一、' }
    const last = doc(title('2025年工作总结'), { ...p('总体平稳。'), sources: [before] })
    expect(roll(last).draft.blocks[0]!.sources).toEqual([
      before,
      { paper: '2025年工作总结', year: 2025, section: '', block: last.blocks[0]!.id },
    ])
    expect(roll(last).draft.basedOn).toBeUndefined()
  })

  test('leaves behind the number and print of the old paper and what was decided about its figures', () => {
    const carried = { id: 'f1', type: 'count', from: 2024 } as const
    const last = doc(
      settings({
        header: { organs: ['示例局'], documentNumber: '示教〔2025〕3号', copyNumber: '000001', secrecy: '秘密' },
        imprint: { printer: '示例局办公室', printed: { text: '2025年12月21日' } },
      }),
      title('2025年工作总结'),
      p([
        { text: '12', carried: { ...carried, state: 'kept', at: '2025-12-01T08:00:00.000Z' } },
        { text: '件和' },
        { text: '3', carried: { ...carried, id: 'f2', state: 'unconfirmed' } },
      ]),
    )
    const { draft } = roll(last)
    expect(draft.header).toEqual({ organs: ['示例局'], secrecy: '秘密' })
    expect(draft.imprint).toEqual({ printer: '示例局办公室' })
    expect(draft.blocks[0]).toMatchObject({
      runs: [{ text: '12件和' }, { text: '3', carried: { ...carried, id: 'f2', state: 'unconfirmed' } }],
    })
  })

  test('has its figures marked with the year they stood for; those that moved are changed', () => {
    const last = doc(title('2025年工作总结'), h1('工作情况'), p('办件12件。2025年接访3次。'))
    const mark = (d: Document, from: number) => markCarried(d, { from, newId: countingIds() })
    const { draft, source } = roll(last, { mark })
    const told = (d: Document) => carriedFigures(d).map(({ text, state, from }) => `${text} ${state} ${from}`)
    expect(told(source)).toEqual(['2025年', '12件', '2025年', '3次'].map((text) => `${text} unconfirmed 2025`))
    expect(told(draft)).toEqual([
      '2026年 changed 2025',
      '12件 unconfirmed 2025',
      '2025年 unconfirmed 2025',
      '3次 unconfirmed 2025',
    ])
  })

  test('takes the unit’s name from the profile where the paper names none', () => {
    const profile = { ...EMPTY_PROFILE, unit: '示例区教育局' }
    expect(roll(LAST, { profile }).draft.unit).toBe('示例区教育局')
    expect(roll(doc(settings({ unit: '示例中学' }), title('2025年工作总结')), { profile }).draft.unit).toBe('示例中学')
  })

  test('leaves the source as it was', () => {
    const before = JSON.stringify(LAST)
    roll(LAST)
    expect(JSON.stringify(LAST)).toBe(before)
  })
})

describe('changes are taken or refused', () => {
  const last = doc(
    title([{ text: '示例局20' }, bold('25'), { text: '年工作总结' }]),
    h1('工作情况'),
    h2('主业。', '2025年办件3件，参加第3届技能竞赛。'),
    date('2025年12月20日'),
  )

  test('one by one or by kind, and the marks stay with the characters that stay', () => {
    const { changes } = roll(last)
    expect(acceptChanges(last, changes).title).toEqual([{ text: '示例局20' }, bold('26'), { text: '年工作总结' }])
    expect(plainText(acceptChanges(last, changes))).toBe(
      '示例局2026年工作总结\n一、工作情况\n（一）主业。2026年办件3件，参加第4届技能竞赛。\n2026年12月20日\n',
    )
    const ordinals = changes.filter(({ kind }) => kind === 'ordinal')
    expect(plainText(acceptChanges(last, ordinals))).toBe(plainText(last).replace('第3届', '第4届'))
  })

  test('in the draft itself', () => {
    const { draft } = roll(last, { accept: ({ kind }) => kind === 'date' })
    expect(plainText(draft)).toBe(plainText(last).replace('2025年12月', '2026年12月'))
    expect(draft.date.iso).toBe('2026-12-20')
  })

  test('in a table, whose cells count as one text', () => {
    const held = doc(
      title('总结'),
      h1('2025年工作情况'),
      table([
        ['2025年', '第1届技能竞赛'],
        ['2026年', '3'],
      ]),
    )
    const { changes } = roll(held)
    expect(plainText(acceptChanges(held, changes))).toBe('总结\n一、2026年工作情况\n2026年\t第2届技能竞赛\n2027年\t3\n')
  })

  test('behind a cell that another lies over', () => {
    const hidden = { ...cell('2025年'), covered: true as const }
    const held = doc(
      title('总结'),
      h1('2025年工作情况'),
      table([
        [hidden, '2025年'],
        ['2024年', '2025年'],
      ]),
    )
    expect(plainText(roll(held, { accept: () => true }).draft)).toBe(
      '总结\n一、2026年工作情况\n2026年\n2025年\t2026年\n',
    )
  })

  test('what is only added takes the marks of the character before it', () => {
    const lists = doc(
      title('2018年工作总结'),
      h1('情况'),
      h2('学习'),
      p([bold('十九届二中、三中'), { text: '全会精神' }]),
    )
    const { draft } = roll(lists, { year: 2019, accept: () => true })
    expect(draft.blocks.at(-1)).toMatchObject({ runs: [bold('十九届二中、三中、四中'), { text: '全会精神' }] })
  })

  test('a change of another paper is left out', () => {
    const { changes } = roll(last)
    const other = { ...last, title: [{ text: '示例局二〇二五年工作总结' }] }
    expect(acceptChanges(other, changes.slice(0, 1))).toEqual(other)
  })
})

describe('last year’s plan is the checklist', () => {
  test('every heading of every level under it, in order, repeats included', () => {
    expect(items(LAST)).toEqual([
      ['三、（一）', '（一）', '加强党建'],
      ['三、（一）1.', '1.', '建强支部'],
      ['三、（二）', '（二）', '抓好项目'],
      ['三、（三）', '（三）', '加强党建'],
    ])
  })

  test.each([
    '2026年工作打算',
    '下一步工作安排',
    '2026年工作思路',
    '2026年重点任务',
    '下一步工作',
    '今后努力方向',
    '2026年工作计划及措施。',
    '明年工作',
    '下半年重点工作',
  ])('a chapter called %s opens it', (name) => {
    const last = doc(title('2025年工作总结'), h1('工作情况'), h2('主业'), h1(name), h2('抓项目'))
    expect(items(last)).toEqual([['二、（一）', '（一）', '抓项目']])
  })

  test.each(['2025年工作总结', '工作计划完成情况', '突出重点任务，推动改革取得突破', '存在的问题', '主要做法'])(
    'a chapter called %s does not',
    (name) => {
      expect(items(doc(title('2025年工作总结'), h1('概况'), h1(name), h2('抓项目')))).toEqual([])
    },
  )

  test('a section of the chapter on problems may hold it', () => {
    const last = doc(
      title('2025年工作总结'),
      h1('情况'),
      h1('存在问题和下一步打算'),
      h2('存在的问题'),
      h3('慢'),
      h2('下一步打算'),
      h3('快'),
    )
    expect(items(last)).toEqual([['二、（二）1.', '1.', '快']])
  })

  test('chapters behind it go on with it, requests and problems do not', () => {
    const last = doc(
      title('2025年工作总结'),
      h1('2025年工作回顾'),
      h1('2026年总体要求'),
      h1('稳住基本盘'),
      h2('减负'),
      h1('2026年主要工作'),
      h2('增收'),
      h1('请求支持的事项'),
      h2('经费'),
    )
    expect(items(last).map(([section, , text]) => `${section}${text}`)).toEqual([
      '三、稳住基本盘',
      '三、（一）减负',
      '四、（一）增收',
    ])
  })

  test('a whole plan is its own checklist', () => {
    const last = doc(
      settings({ kind: 'work-points', year: 2025 }),
      title('2025年工作要点'),
      p('总体要求。'),
      h1('抓党建'),
      h3('建支部'),
    )
    expect(items(last)).toEqual([
      ['一、', '一、', '抓党建'],
      ['一、1.', '1.', '建支部'],
    ])
  })

  test('a plan without headings is read by its enumerators, else by its paragraphs', () => {
    const chapter = (...words: readonly string[]) =>
      roll(doc(title('2025年工作总结'), h1('情况'), h1('下一步打算'), ...words.map((each) => p(each)))).planItems
    expect(chapter('一是抓项目。开工3个。二是抓作风；').map(({ number, text, by }) => [number, text, by])).toEqual([
      ['一是', '抓项目', 'enumerator'],
      ['二是', '抓作风', 'enumerator'],
    ])
    expect(chapter('抓项目。开工3个。', '抓作风。').map(({ text, by }) => [text, by])).toEqual([
      ['抓项目', 'paragraph'],
      ['抓作风', 'paragraph'],
    ])
  })

  test('a paper without a plan has none, and is rolled all the same', () => {
    const { planItems, draft } = roll(doc(title('2025年工作总结'), h1('工作情况'), p('平稳。')))
    expect(planItems).toEqual([])
    expect(plainText(draft)).toBe('2026年工作总结\n一、工作情况\n平稳。\n')
  })
})

describe('what is carried', () => {
  const shown = (d: Document) => plainText(d).trimEnd().split('\n')

  test('the structure alone: headings moved, a hole under each that has none below it', () => {
    const last = doc(
      title('2025年工作总结'),
      p('总体平稳。'),
      p('成绩不少。'),
      h1('2025年工作'),
      p('引言。'),
      h2('强化引领。', '学习12次。'),
      table([
        ['指标', '2025年'],
        ['学位', '300'],
      ]),
      pageBreak(),
      h1('打算'),
      p('2026年，抓项目。'),
      attachment('附表', p('说明'), h1('填报')),
    )
    const { draft } = roll(last, { keep: 'structure' })
    expect(shown(draft)).toEqual([
      '2026年工作总结',
      '【本节内容待写】',
      '一、2026年工作',
      '（一）强化引领。【本节内容待写】',
      '指标\t2025年',
      '学位\t',
      '二、打算',
      '【本节内容待写】',
      '附件',
      '附表',
      '【本节内容待写】',
      '一、填报',
      '【本节内容待写】',
    ])
    expect(draft.blocks.map((block) => block.type)).toContain('pageBreak')
  })

  test('the plan by its headings only', () => {
    const { draft } = roll(LAST, { plan: 'headings' })
    expect(shown(draft).slice(4)).toEqual([
      '（一）强化引领。一是抓学习。开展学习12次。',
      '二、存在的问题',
      '一是统筹不够。',
      '三、2027年工作计划',
      '（一）加强党建。【本节内容待写】',
      '1.建强支部。【本节内容待写】',
      '（二）抓好项目',
      '【本节内容待写】',
      '（三）加强党建。【本节内容待写】',
      '示例区教育局',
      '2025年12月20日',
    ])
  })

  test('the plan from a template, under last year’s chapter', () => {
    const plan = doc(h2('模板任务。', '内容。')).blocks
    for (const keep of ['text', 'structure'] as const) {
      const { draft } = roll(LAST, { plan, keep })
      expect(shown(draft).slice(-4)).toEqual([
        '三、2027年工作计划',
        '（一）模板任务。内容。',
        '示例区教育局',
        '2025年12月20日',
      ])
    }
  })
})
