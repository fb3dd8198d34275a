import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import type { Change } from '#core/roll-forward/change.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import type { Part } from '../support/build.ts'
import { attachment, countingIds, date, doc, h1, h2, h3, p, settings, table, title } from '../support/build.ts'

const roll = (d: Document, year: number) => {
  const rolled = rollForward(d, { year, newId: countingIds(), keep: 'text' })
  if (!rolled.ok) throw new Error(rolled.error.code)
  return rolled.value
}
/** 「!」 is made in the draft, 「?」 is only proposed, 「·」 only reminds. */
const told = ({ kind, from, to, certain }: Change) => `${from === to ? '·' : certain ? '!' : '?'} ${kind} ${from}→${to}`
const changesOf = (d: Document, year: number) => roll(d, year).changes.map(told)
/** A summary of 2025 with a plan for 2026, and this in its review or its plan. */
const paper = (...parts: readonly Part[]) => doc(title('示例区教育局2025年工作总结和2026年工作计划'), ...parts)
const TITLE = ['! year 2025年→2026年', '! year 2026年→2027年']
const inReview = (words: string) => changesOf(paper(h1('工作开展情况'), h2('抓好主责'), p(words)), 2026).slice(2)
const inPlan = (words: string) => changesOf(paper(h1('工作打算'), h2('抓好主责'), p(words)), 2026).slice(2)

test('the whole paper moves: title, lead, headings, the first line of a chapter; its body is left to the writer', () => {
  const last = paper(
    p('2025年以来，我局坚持稳中求进。现将2025年工作报告如下：'),
    h1('2025年工作总结'),
    p('2025年，我局办结提案12件。'),
    h2('强化引领', '2025年新建学校3所。'),
    h1('2026年工作计划'),
    p('2026年，我局将做好以下工作。'),
    h2('2026年重点项目。', '2026年底前完成改造。'),
    date('2025年12月20日'),
  )
  const { draft, changes } = roll(last, 2026)
  expect(changes.map(told)).toEqual([
    ...TITLE,
    '! year 2025年→2026年',
    '! year 2025年→2026年',
    '! year 2025年→2026年',
    '! year 2025年→2026年',
    '? year 2025年→2026年',
    '! year 2026年→2027年',
    '! year 2026年→2027年',
    '! year 2026年→2027年',
    '? deadline 2026年→2027年',
    '? date 2025年12月20日→2026年12月20日',
  ])
  expect(plainText(draft)).toBe(
    [
      '示例区教育局2026年工作总结和2027年工作计划',
      '2026年以来，我局坚持稳中求进。现将2026年工作报告如下：',
      '一、2026年工作总结',
      '2026年，我局办结提案12件。',
      '（一）强化引领2025年新建学校3所。',
      '二、2027年工作计划',
      '2027年，我局将做好以下工作。',
      '（一）2027年重点项目。2026年底前完成改造。',
      '2025年12月20日',
      '',
    ].join('\n'),
  )
})

describe('a year is left alone', () => {
  test.each([
    ['in the title of another paper', '印发《2025年全区教育工作要点》，落实《示例区2026年计划》。'],
    ['in a document number', '按照示教发〔2025〕12号、示府办[2025]7号和（2025）3号文件要求，抓好落实。'],
    ['in a quotation', '获得“2025年度先进单位”称号，落实“2026年行动”。'],
    ['in a quotation whose marks are both the opening one', '获得“2025年度先进单位“称号。'],
    ['as a baseline', '生源较2020年增长3%，比2025年多2所，与2019年相比提高，以2015年为基期，高于2024年水平。'],
    [
      'as a beginning',
      '自2016年以来持续改善，从2025年起实施，2025年9月1日起施行，2026年起全面推行，2025年改制以来平稳，2018年机构改革以来运行平稳。',
    ],
    [
      'as a milestone',
      '2030年前实现达峰，到2035年建成强国，到2026年，普惠率达到90%，2026年前全部摘牌，2026年前90%的村达标。',
    ],
    ['in a record', '创2006年以来新高。'],
    ['beside years that are history', '2023年、2024年、2025年连续三年获评优秀。'],
    ['of a survey', '2025年开展经济普查，2026年为普查年。'],
    ['as history', '2025年荣获先进集体，2025年出台的办法继续执行，始建于1952年。'],
    ['as the year before', '2024年启动的工程进展顺利。'],
    ['as a programme of several years', '落实2024—2026年三年行动，推进2023年至2025年攻坚。'],
    ['as the day of something done', '2025年3月17日召开推进会，2025年9月投入使用。'],
  ])('%s', (_what, words) => {
    expect(inReview(words)).toEqual([])
    expect(inPlan(words).filter((change) => !change.startsWith('? deadline'))).toEqual([])
  })

  test('in a heading too, where it is a milestone, a baseline or somebody’s title', () => {
    const last = paper(
      h1('锚定2035年目标'),
      h1('落实《2025年行动方案》'),
      h1('较2020年翻一番'),
      h1('2023—2025年三年行动'),
    )
    expect(changesOf(last, 2026)).toEqual(TITLE)
  })

  test('but a bracket that is never closed hides nothing, and a title all in brackets is read', () => {
    const last = doc(title('《2025年工作总结》'), p('2025年，我局《牵头推进。'))
    expect(changesOf(last, 2026)).toEqual(['! year 2025年→2026年', '! year 2025年→2026年'])
  })
})

describe('a year of the paper in its body is proposed', () => {
  test.each([
    ['2025年新增学位300个。', ['? year 2025年→2026年']],
    ['自2025年以来持续推进。', []],
    ['2025年以来持续推进。', ['? year 2025年→2026年']],
    ['2025年1—11月完成投资3亿元。', ['? year 2025年1—11月→2026年1—11月']],
    ['截至2025年11月底，完成投资3亿元。', ['? date 2025年11月→2026年11月']],
    ['2025年1月至11月完成投资3亿元。', ['? year 2025年1月至11月→2026年1月至11月']],
    ['2025上半年办件8件，25年底有12件。', ['? year 2025→2026', '? year 25年→26年']],
    ['占比2025年达到20%，比2025年少。', ['? year 2025年→2026年']],
    ['按照2025年工作要点推进，以2025年为基数。', ['? year 2025年→2026年']],
    ['2024—2025学年第二学期开课3门。', ['? school-year 2024—2025→2025—2026']],
    ['2025 年全年办件12件。', ['? year 2025 年→2026 年']],
    ['二〇二五年办件12件，二○二五年接访3次。', ['? year 二〇二五年→二〇二六年', '? year 二○二五年→二○二六年']],
  ])('%s', (words, expected) => expect(inReview(words)).toEqual(expected))

  test('and days by which the plan is to be done', () => {
    expect(inPlan('2026年底前完成，2026年6月底前开工，到2026年底达到90%，2026年9月开学，2026年5月前报送。')).toEqual([
      '? deadline 2026年→2027年',
      '? deadline 2026年6月→2027年6月',
      '? deadline 2026年→2027年',
      '? deadline 2026年9月→2027年9月',
      '? deadline 2026年5月→2027年5月',
    ])
  })

  test('and what the plan prepares for the year behind it', () => {
    expect(inPlan('谋划2027年项目，2027年建成。')).toEqual(['? year 2027年→2028年'])
  })

  test('and the heads of a table that compares two years', () => {
    const last = paper(
      h1('工作情况'),
      table([
        ['指标', '2024年', '2025年'],
        ['学位', '300', '2025年新增320'],
      ]),
    )
    expect(changesOf(last, 2026).slice(2)).toEqual([
      '? year 2024年→2025年',
      '? year 2025年→2026年',
      '? year 2025年→2026年',
    ])
  })

  test('and for certain where it is the paper’s own field', () => {
    const field = { text: '2025', slot: { kind: 'year', key: 'year' } } as const
    const last = paper(h1('工作情况'), h2('抓好主责'), p([{ text: '在' }, field, { text: '年度考核中' }]))
    const { draft, changes } = roll(last, 2026)
    expect(changes.map(told).slice(2)).toEqual(['! year 2025年→2026年'])
    expect(draft.blocks.at(-1)).toMatchObject({
      runs: [{ text: '在' }, { ...field, text: '2026' }, { text: '年度考核中' }],
    })
  })
})

describe('what the years of a paper are', () => {
  test('work points name the year planned', () => {
    const last = doc(
      settings({ kind: 'work-points', year: 2026 }),
      title('示例区教育系统2026年工作要点'),
      p('2025年以来，全系统运行平稳。2026年，要做好以下工作。'),
      h1('健全机制'),
      p('2026年底前完成改造。'),
    )
    expect(changesOf(last, 2027)).toEqual([
      '! year 2026年→2027年',
      '! year 2025年→2026年',
      '! year 2026年→2027年',
      '? deadline 2026年→2027年',
    ])
  })

  test('a report given in March sums up the year before, whichever of the two is named', () => {
    const last = doc(
      settings({ kind: 'government-report', year: 2026 }),
      title('示例区政府工作报告\n——2026年1月20日在示例区第十八届人民代表大会第五次会议上'),
      h1('2025年工作回顾'),
      p('去年，全区生产总值增长6%。'),
      h1('2026年工作安排'),
    )
    const expected = [
      '? date 2026年1月20日→2027年1月20日',
      '? meeting 第十八届人民代表大会第五次会议→第十九届人民代表大会第一次会议',
      '! year 2025年→2026年',
      '! year 2026年→2027年',
    ]
    expect(changesOf(last, 2027)).toEqual(expected)
    expect(changesOf(last, 2026)).toEqual(expected)
    expect(roll(last, 2026).draft.year).toBe(2027)
  })

  test('a title may name the plan first', () => {
    const last = doc(title('示例局2026年工作计划和2025年工作总结'), h1('2025年工作'), h1('2026年计划'))
    const expected = ['! year 2026年→2027年', '! year 2025年→2026年', '! year 2025年→2026年', '! year 2026年→2027年']
    expect(changesOf(last, 2027)).toEqual(expected)
    expect(changesOf(last, 2026)).toEqual(expected)
  })

  test('a title without a year leaves it to the chapters', () => {
    const last = doc(settings({ year: 2025 }), title('工作总结'), h1('2025年工作回顾'), h1('2026年工作计划'))
    expect(changesOf(last, 2026)).toEqual(TITLE)
  })

  test('a paper without years is carried as it is, whatever year was assumed for it', () => {
    const last = doc(
      settings({ year: 2030 }),
      title('工作总结'),
      h1('工作情况'),
      p('办结提案12件，20**年新增学位xx个。'),
    )
    const { draft, changes } = roll(last, 2026)
    expect(changes).toEqual([])
    expect(plainText(draft)).toBe(plainText(last))
    expect(draft.year).toBe(2026)
  })

  test('a paper on five years moves by five', () => {
    const last = doc(
      title('示例区教育局2021—2025年工作总结和2026—2030年工作思路'),
      h1('2021年至2025年工作回顾'),
      p('2023年新建学校3所。'),
    )
    const moved = [
      '! year-range 2021—2025→2026—2030',
      '! year-range 2026—2030→2031—2035',
      '! year-range 2021年至2025→2026年至2030',
    ]
    expect(changesOf(last, 2026)).toEqual(moved)
    expect(changesOf(last, 2030)).toEqual(moved)
    expect(changesOf(last, 2022)[0]).toBe('? year-range 2021—2025→2022—2026')
  })

  test('the next school year is named by either of its years', () => {
    const last = doc(title('示例中学2024—2025学年工作总结'), h1('下学年打算'), p('2026年5月前完成换届。'))
    const expected = ['! school-year 2024—2025→2025—2026', '? deadline 2026年5月→2027年5月']
    expect(changesOf(last, 2025)).toEqual(expected)
    expect(changesOf(last, 2026)).toEqual(expected)
    expect(roll(last, 2026).draft.year).toBe(2025)
  })

  test('full-width digits are read, and written, as they are', () => {
    const last = doc(title('示例村２０２５年工作总结'), h1('工作'), p('发生于２０２０年，庆祝建党１０４周年。'))
    expect(changesOf(last, 2026)).toEqual([
      '! year ２０２５年→２０２６年',
      '! anniversary 建党１０４周年→建党１０５周年',
    ])
  })

  test('two years are skipped where two years are asked for', () => {
    expect(changesOf(paper(), 2027)).toEqual(['! year 2025年→2027年', '! year 2026年→2028年'])
  })

  test('the new paper must be later than the old', () => {
    const options = { newId: countingIds(), keep: 'text' } as const
    expect(rollForward(paper(), { ...options, year: 2025 })).toEqual({
      ok: false,
      error: { code: 'roll-same-year', params: { year: 2025 } },
    })
    expect(rollForward(paper(), { ...options, year: 2023 })).toEqual({
      ok: false,
      error: { code: 'roll-earlier-year', params: { from: 2025, year: 2023 } },
    })
  })
})

describe('parts of a year', () => {
  const quarter = (name: string, ...parts: readonly Part[]) =>
    doc(settings({ kind: 'periodic-summary' }), title(`示例局2025年${name}工作总结`), ...parts)

  test('a quarter rolled to the next year stays the same quarter', () => {
    const last = quarter('第三季度', h1('第三季度工作'), h1('四季度打算'), h2('项目'), p('2025年12月底前完成。'))
    expect(changesOf(last, 2026)).toEqual(['! year 2025年→2026年', '? deadline 2025年12月→2026年12月'])
  })

  test('rolled within its year it becomes the next one, and the one it plans the one after', () => {
    const last = quarter('第一季度', h1('一季度工作'), p('一季度办件3件，前三季度不计。'), h1('二季度打算'))
    const { draft, changes } = roll(last, 2025)
    expect(changes.map(told)).toEqual([
      '! period 一季度→二季度',
      '! period 一季度→二季度',
      '? period 一季度→二季度',
      '! period 二季度→三季度',
    ])
    expect(draft.year).toBe(2025)
  })

  test('nine months are no milestone, and have no next part in their year', () => {
    const last = quarter('前三季度', h1('2025年前三季度工作'), h2('主业'), p('2025年前11个月办件3件。'))
    expect(changesOf(last, 2026)).toEqual(['! year 2025年→2026年', '! year 2025年→2026年', '? year 2025年→2026年'])
    const options = { year: 2025, newId: countingIds(), keep: 'text' } as const
    for (const name of ['前三季度', '第四季度', '下半年', '全年']) {
      expect(rollForward(quarter(name), options)).toMatchObject({ error: { code: 'roll-same-year' } })
    }
  })

  test('half a year and a term go on likewise; behind the last the writer is asked', () => {
    expect(changesOf(quarter('上半年', h1('下半年打算')), 2025)).toEqual([
      '! period 上半年→下半年',
      '· period 下半年→下半年',
    ])
    const term = doc(title('示例中学2025—2026学年第一学期工作总结'))
    expect(changesOf(term, 2025)).toEqual(['! period 第一学期→第二学期'])
  })

  test('what a quarter prepares for the next year moves, and days by which it is to be done', () => {
    const last = quarter('第三季度', h1('四季度打算'), h2('甲'), p('谋划2026年工作，2025年12月底前报送。'))
    expect(changesOf(last, 2026).slice(1)).toEqual(['? year 2026年→2027年', '? deadline 2025年12月→2026年12月'])
  })

  test('a title may name the last quarter and the first of the next year, or months', () => {
    const last = doc(title('示例局2025年第四季度工作总结和2026年第一季度工作计划'))
    expect(changesOf(last, 2026)).toEqual(TITLE)
    const half = doc(title('示例局2025年1—6月工作总结'), h1('下半年打算'), h2('甲'), p('2025年10月前报送。'))
    expect(changesOf(half, 2026)).toEqual(['! year 2025年1—6月→2026年1—6月', '? deadline 2025年10月→2026年10月'])
  })

  test('a plan for a school year speaks of both its years; last school year is history', () => {
    const last = doc(
      settings({ kind: 'work-points', year: 2025 }),
      title('示例中学2025学年工作要点'),
      h1('抓教学'),
      p('2025年12月前完成备课，2026年3月模拟考试，2024学年遗留的课题结题。'),
    )
    expect(changesOf(last, 2026)).toEqual([
      '! school-year 2025→2026',
      '? deadline 2025年12月→2026年12月',
      '? deadline 2026年3月→2027年3月',
    ])
  })

  test('a school year moves whole and keeps its term; one that has passed stays', () => {
    const last = doc(
      title('示例中学2025—2026学年第一学期工作总结'),
      p('2025-2026学年度，学校运行平稳。'),
      h1('工作情况'),
      h2('教学'),
      p('2024—2025学年中考成绩提升，2025—2026学年新增班级2个，2025学年招生300人。'),
    )
    expect(changesOf(last, 2026)).toEqual([
      '! school-year 2025—2026→2026—2027',
      '! school-year 2025-2026→2026-2027',
      '? school-year 2025—2026→2026—2027',
      '? school-year 2025→2026',
    ])
  })
})

test('classes move with the school year, as suggestions', () => {
  expect(inReview('2025届毕业生升学率提高，2025级新生300人，2008届校友返校，2025级。')).toEqual([
    '? school-year 2025届→2026届',
    '? school-year 2025级→2026级',
  ])
})

test('a numbered item that is one sentence is body', () => {
  const last = paper(h1('工作情况'), h3('2025年完成产值15亿元，增长5%。'), h3('2025年重点项目'))
  expect(changesOf(last, 2026).slice(2)).toEqual(['? year 2025年→2026年', '! year 2025年→2026年'])
})

describe('今年, 去年, 明年', () => {
  test('mean the new year in the new paper and stand as they are', () => {
    expect(inReview('今年以来办件12件，比去年增长3%，去年同期为11件，明年将继续。')).toEqual([])
  })

  test('a year that explains such a word moves with it', () => {
    expect(inReview('去年（2024年）立项，明年(2026年度)完工。')).toEqual([
      '! relative-year 2024→2025',
      '! relative-year 2026→2027',
    ])
  })

  test('a fact of 去年 would be dated a year too late: its year is proposed', () => {
    expect(inReview('今年以来，去年启动的工程全部完工。')).toEqual(['? relative-year 去年→2024年'])
    expect(inReview('去年启动的工程全部完工。')).toEqual([])
  })
})

test('an attached plan moves like a paper of its own', () => {
  const last = doc(
    settings({ kind: 'notice' }),
    title('关于印发《2026年工作计划》的通知'),
    p('现将计划印发给你们。'),
    attachment('示例局2026年工作计划', h1('重点任务'), h2('抓好项目', '2026年6月底前开工。')),
  )
  const { changes, planItems } = roll(last, 2027)
  expect(changes.map(told)).toEqual(['· year 2026年→2026年', '! year 2026年→2027年', '? deadline 2026年6月→2027年6月'])
  expect(planItems.map(({ section, text }) => `${section} ${text}`)).toEqual([
    '附件一、 重点任务',
    '附件一、（一） 抓好项目',
  ])
})
