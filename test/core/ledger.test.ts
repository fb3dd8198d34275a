import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Run } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { plainText } from '#core/document/text.ts'
import { openSlots } from '#core/document/walk.ts'
import { carriedFigures, markCarried } from '#core/figures/carried.ts'
import {
  decimalIn,
  isSameAmount,
  numberOf,
  parseAmount,
  printAmount,
  printDecimal,
  type Amount,
} from '#core/figures/ledger-amount.ts'
import { changeOf } from '#core/figures/ledger-change.ts'
import {
  differences,
  fieldOf,
  figurePart,
  ledgerFields,
  linkWords,
  showFigure,
  updateFields,
} from '#core/figures/ledger-fields.ts'
import { growthAt } from '#core/figures/ledger-growth.ts'
import { comparedWith, lastPeriod, seasonOf, yearOf } from '#core/figures/ledger-period.ts'
import { proposeFigureAt, proposeFigures, proposeValue, wordsOfProposal } from '#core/figures/ledger-proposals.ts'
import { pairFigures, tidyFacts, type LedgerFigure } from '#core/figures/ledger.ts'
import { templateFrom } from '#core/template/from-document.ts'
import { cell, countingIds, covered, doc, h1, h2, p, type Part, settings, table, title } from '../support/build.ts'

const amount = (words: string): Amount => parseAmount(words)!

/** The value of an amount in another unit of its sort. */
function inUnit(of: Amount, unit: string): string | undefined {
  const decimal = decimalIn(of, { value: '0', unit })
  return decimal && printDecimal(decimal)
}

/** `figure('a', '地区生产总值', '161.8亿元', '2025年')` */
function figure(id: string, name: string, words: string, period = '2025年'): LedgerFigure {
  const tidy = tidyFacts({ name, value: words, unit: '', period, source: '', note: '' })!
  return { ...tidy, id }
}

describe('an amount', () => {
  test.each([
    ['1,234.56亿元', '1,234.56', '亿元', 1234.56],
    ['1.2万人次', '1.2', '万人次', 1.2],
    ['98.5%', '98.5', '%', 98.5],
    ['0.5个百分点', '0.5', '个百分点', 0.5],
    ['20元/吨', '20', '元/吨', 20],
    ['3300万', '3300', '万', 3300],
    ['1亿2000万元', '1亿2000万', '元', 120_000_000],
    ['三千万元', '三千', '万元', 3000],
    ['一亿二千万元', '一亿二千万', '元', 120_000_000],
    ['百分之九十', '百分之九十', '', 90],
    ['七成', '七成', '', 70],
    ['１２所', '１２', '所', 12],
    ['-5.2%', '-5.2', '%', -5.2],
    ['12m2', '12', 'm2', 12],
    ['300多万元', '300多', '万元', undefined],
    ['3万余人', '3万余', '人', undefined],
    ['500—800元', '500—800', '元', undefined],
    ['第6位', '第6', '位', undefined],
    ['1/4', '1/4', '', undefined],
  ])('%s is %s and %s', (words, value, unit, number) => {
    const parsed = amount(words)
    expect(parsed).toEqual({ value, unit })
    expect(printAmount(parsed)).toBe(words)
    expect(numberOf(parsed)).toBe(number)
  })

  test('is none where no number is said', () => {
    expect(['', '亿元', '约3亿元', '若干'].map(parseAmount)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('loses the spaces that a scraper left in it', () => {
    expect(amount('8 316　万元')).toEqual({ value: '8316', unit: '万元' })
  })

  test('becomes another unit of its sort exactly, and never one of another sort', () => {
    expect(inUnit(amount('1.2亿元'), '万元')).toBe('12000')
    expect(inUnit(amount('12,300元'), '亿元')).toBe('0.000123')
    expect(inUnit(amount('3000万人次'), '亿人次')).toBe('0.3')
    expect(inUnit(amount('12名'), '人')).toBe('12')
    expect(inUnit(amount('5千米'), '米')).toBeUndefined()
    expect(inUnit(amount('5亿元'), '亿人')).toBeUndefined()
    expect(inUnit(amount('300多万元'), '元')).toBeUndefined()
  })

  test('is the same in other units and other words', () => {
    expect(isSameAmount(amount('1.2亿元'), amount('12,000万元'))).toBe(true)
    expect(isSameAmount(amount('三千万元'), amount('0.3亿元'))).toBe(true)
    expect(isSameAmount(amount('300多万元'), amount('300多万元'))).toBe(true)
    expect(isSameAmount(amount('300多万元'), amount('300万元'))).toBe(false)
    expect(isSameAmount(amount('12所'), amount('12个'))).toBe(false)
  })
})

const UNITS = [
  '亿元',
  '万元',
  '元',
  '人',
  '万人次',
  '%',
  '个百分点',
  '所',
  '个',
  '公里',
  '平方米',
  '万亩',
  '亿千瓦时',
  '',
]
const MONEY = ['万亿元', '亿元', '千万元', '百万元', '万元', '千元', '元']
/** 1,234.5, 1234.50 or 7: as papers print numbers. */
const printed = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 4 }), fc.boolean())
  .map(([digits, places, grouped]) => printDecimal({ digits: BigInt(digits), places }, grouped))

describe('properties of amounts', () => {
  test('print of parse is what was read, and parse of print what was printed', () => {
    fc.assert(
      fc.property(printed, fc.constantFrom(...UNITS), (value, unit) => {
        expect(printAmount(amount(value + unit))).toBe(value + unit)
        expect(amount(printAmount({ value, unit }))).toEqual({ value, unit })
      }),
      { numRuns: 2_000 },
    )
  })

  test('there and back through another unit of money is the same amount', () => {
    fc.assert(
      fc.property(printed, fc.constantFrom(...MONEY), fc.constantFrom(...MONEY), (value, unit, other) => {
        const there = inUnit({ value, unit }, other)!
        // More digits than any paper prints are not read.
        fc.pre((there.split('.')[1] ?? '').length <= 6 && Number(there) < 1e12)
        expect(inUnit({ value: there, unit: other }, unit)).toBe(inUnit({ value, unit }, unit))
      }),
    )
  })

  test('the difference of two values leads back from one to the other, and the change the other way is its opposite', () => {
    fc.assert(
      fc.property(printed, printed, fc.constantFrom('亿元', '人', '%'), (a, b, unit) => {
        const there = changeOf({ value: a, unit }, { value: b, unit })
        const back = changeOf({ value: b, unit }, { value: a, unit })
        if (!there.ok || !back.ok) throw new Error('both are numbers')
        expect(there.value.direction).toBe(back.value.direction === 0 ? 0 : -back.value.direction)
        const size = Number(/[\d.]+/.exec(there.value.difference.replaceAll(',', ''))![0])
        const [from, to] = [numberOf({ value: b, unit })!, numberOf({ value: a, unit })!]
        expect(from + there.value.direction * size).toBeCloseTo(to, 4)
        const sizeOf = (words: string) => words.replace(/[+,-]/g, '')
        expect(sizeOf(there.value.difference)).toBe(sizeOf(back.value.difference))
      }),
    )
  })

  test('a percentage is at most half a step of its last place away from the quotient', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 9_999_999 }), (now, last) => {
        const change = changeOf(amount(`${now}人`), amount(`${last}人`))
        if (!change.ok || change.value.percent === undefined) return
        const exact = ((now - last) / last) * 100
        expect(Math.abs(Number.parseFloat(change.value.percent) - exact)).toBeLessThanOrEqual(0.05 + 1e-6)
      }),
    )
  })
})

describe('the change from last year', () => {
  test.each([
    ['161.8亿元', '149.4亿元', '增长8.3%', '+12.4亿元', '增加12.4亿元', '(161.8-149.4)÷149.4=8.3%'],
    ['149.4亿元', '161.8亿元', '下降7.7%', '-12.4亿元', '减少12.4亿元', '(149.4-161.8)÷161.8=-7.7%'],
    ['1.2亿元', '12000万元', '持平', '0亿元', '持平', '(1.2-1.2)÷1.2=0%'],
    ['1.3亿元', '1.2亿元', '增长8.3%', '+0.1亿元', '增加0.1亿元', '(1.3-1.2)÷1.2=8.3%'],
    ['1,234.5万元', '1,000万元', '增长23.5%', '+234.5万元', '增加234.5万元', '(1234.5-1000)÷1000=23.5%'],
    ['200人', '100名', '增长100%', '+100人', '增加100人', '(200-100)÷100=100%'],
    ['98.5%', '97.2%', '提高1.3个百分点', '+1.3个百分点', '提高1.3个百分点', '98.5-97.2=1.3'],
    ['65%', '七成', '下降5个百分点', '-5个百分点', '下降5个百分点', '65-70=-5'],
    ['12人', '0人', '增加12人', '+12人', '增加12人', '12-0=12'],
    ['-1亿元', '-2亿元', '增加1亿元', '+1亿元', '增加1亿元', '-1-(-2)=1'],
    ['10004人', '10000人', '增长0.04%', '+4人', '增加4人', '(10004-10000)÷10000=0.04%'],
    ['100001人', '100000人', '增加1人', '+1人', '增加1人', '100001-100000=1'],
  ])('of %s from %s is %s', (now, last, words, difference, said, working) => {
    const change = changeOf(amount(now), amount(last))
    expect(change).toMatchObject({ ok: true, value: { words, difference, amount: said, working } })
  })

  test('is rounded to one place, halves away from zero', () => {
    const percent = (now: number, last: number) => {
      const change = changeOf(amount(`${now}元`), amount(`${last}元`))
      return change.ok && change.value.percent
    }
    expect([percent(10_045, 10_000), percent(9_955, 10_000), percent(10_044, 10_000)]).toEqual([
      '0.5%',
      '-0.5%',
      '0.4%',
    ])
    expect(percent(10_835, 10_000)).toBe('8.4%')
  })

  test.each([
    ['12人', '11所', 'other-unit'],
    ['12人', '11', 'other-unit'],
    ['300多万元', '200万元', 'not-a-number'],
    ['300万元', '200—250万元', 'not-a-number'],
    ['第5位', '第6位', 'not-a-number'],
  ])('of %s from %s is not told: %s', (now, last, code) => {
    expect(changeOf(amount(now), amount(last))).toMatchObject({ ok: false, error: { code } })
  })
})

describe('a period', () => {
  test.each([
    ['2025年', 2025, '2024年', '2025年'],
    ['2025年上半年', 2025, '2024年上半年', '2025年同期'],
    ['截至2025年底', 2025, '截至2024年底', '2025年底'],
    ['2025—2026学年', 2025, '2024—2025学年', '2025年同期'],
  ])('%s', (period, year, before, compared) => {
    expect([yearOf(period), lastPeriod(period), comparedWith(period)]).toEqual([year, before, compared])
    expect(seasonOf(period)).toBe(seasonOf(before))
  })

  test('without a year is none', () => {
    expect([yearOf('上半年'), yearOf('12025年')]).toEqual([undefined, undefined])
  })
})

describe('what a figure is called', () => {
  const proposed = (...parts: readonly Part[]) =>
    proposeFigures(doc(settings({ year: 2025 }), ...parts)).map(({ figure: { text }, name, period }) => [
      text,
      name,
      period,
    ])

  test.each([
    ['全年实现地区生产总值1,234.56亿元，同比增长5.2%。', ['地区生产总值', '地区生产总值增幅']],
    ['培训教师1200人次，合格率98.5%。', ['培训教师', '合格率']],
    ['投入资金300万元，建成15所学校。', ['投入资金', '建成学校']],
    ['截至年底，全区共有中小学86所，在校学生4.2万人。', ['中小学', '在校学生']],
    ['一是开展专项检查12次，发现问题36个，整改率100%。', ['专项检查', '发现问题', '整改率']],
    [
      '人均可支配收入达到5.6万元，比上年增加0.4万元，增长7.7%。',
      ['人均可支配收入', '人均可支配收入增量', '人均可支配收入增幅'],
    ],
    ['完成固定资产投资约56亿元；有效投资30亿元。', ['固定资产投资', '有效投资']],
    ['财政收入从12亿元增长到13.5亿元。', ['财政收入', '财政收入']],
    ['班列（示例站）开行6037列，主要目标：失业率平均为5.1%，办件：9件。', ['班列（示例站）开行', '失业率', '办件']],
    ['300万元。', ['']],
    ['新增幼儿园11所，困难职工1,043户，帮扶428.7万元。', ['新增幼儿园', '困难职工', '帮扶']],
    ['困难职工1,043户帮扶428.7万元。', ['困难职工', '帮扶']],
    ['新增9个全市示范社区，共有图书室86间。', ['新增全市示范社区', '图书室']],
    ['到位率96%，目标完成率达93.5%，使用资金30万元。', ['到位率', '目标完成率', '使用资金']],
    ['30个社区通过市级复评，12名教师获评骨干。', ['社区通过市级复评', '教师获评骨干']],
    ['东港、西岭等6个村实现通车。', ['村实现通车']],
    ['开放28家图书馆并延长时间。', ['开放图书馆并延长时间']],
    ['失业率降至3.1%，优良率提升至98%，经费由50万元压减到30万元。', ['失业率', '优良率', '经费', '经费']],
    ['今年赤字率拟按3%安排，力争发放补贴达到20万元。', ['赤字率', '发放补贴']],
    ['下调收费标准10%，会议再压减5%。', ['收费标准降幅', '会议降幅']],
    ['其中药品收入占53.1%，高校女生占比48%。', ['药品收入占比', '高校女生占比']],
    ['综合指数达到87.5%、居全市第4位。', ['综合指数', '综合指数全市位次']],
    ['进出口总额创新高，达到5379亿元、增长18.5%。', ['进出口总额', '进出口总额增幅']],
    ['总产值突破3万亿元、年均增长5.2%。', ['总产值', '总产值年均增幅']],
    ['转移支付1.5万亿元、规模9.8万亿元。', ['转移支付', '转移支付规模']],
    ['总产值从2020年的3.6亿元增长到2025年的4.9亿元。', ['总产值', '总产值']],
    ['审结案件412件536人。', ['审结案件', '审结案件']],
    [
      '每10万人案件数下降36.9%，45岁以下教师42人，2025届毕业生612名。',
      ['每10万人案件数降幅', '45岁以下教师', '2025届毕业生'],
    ],
    ['（三）2025年底前建成站点15座。', ['建成站点']],
  ])('in %s', (sentence, names) => {
    expect(proposed(p(sentence)).map(([, name]) => name)).toEqual(names)
  })

  test.each([
    ['刑事、治安案件分别下降15.9%、13.3%。', ['刑事案件降幅', '治安案件降幅']],
    ['服务业和制造业增加值年均增长8%、7.2%。', ['服务业增加值年均增幅', '制造业增加值年均增幅']],
    ['交通、水利投资分别达到845亿元和486亿元。', ['交通投资', '水利投资']],
    ['自来水、卫生户厕普及率超过98%、85%。', ['自来水普及率', '卫生户厕普及率']],
    ['实际使用内外资分别增长10%、6.4%。', ['实际使用内外资增幅', '实际使用内外资增幅']],
    ['低保、特困供养600万人。', ['低保、特困供养']],
  ])('in %s is said by the list before it, one thing for each figure', (sentence, names) => {
    expect(proposed(p(sentence)).map(([, name]) => name)).toEqual(names)
  })

  const inTable = (...parts: readonly Part[]) =>
    proposeFigures(doc(settings({ year: 2025 }), ...parts)).map(({ name, value, unit, period }) => [
      name,
      value,
      unit,
      period,
    ])

  test('is said by the heads of its row and column in a table, with their measures, shares and sums', () => {
    const d = table([
      ['指标', '人数（人）', '占比（%）'],
      ['1.在校学生', '1,200', '12.5'],
      ['其中：女生', '600人', '50%'],
      ['合计', '1286', ''],
    ])
    expect(inTable(d)).toEqual([
      ['在校学生人数', '1,200', '人', '2025年'],
      ['在校学生占比', '12.5', '%', '2025年'],
      ['在校学生女生人数', '600', '人', '2025年'],
      ['在校学生女生占比', '50', '%', '2025年'],
      ['人数合计', '1286', '人', '2025年'],
    ])
  })

  test('is of the time that its head says, be it this year’s or last year’s, and a change of the later', () => {
    const d = table([
      ['序号', '指标', '单位', '2025年1—6月', '上年同期', '同比'],
      ['1', '新增企业', '户', '1,024', '986', '3.9%'],
      ['2', '供水量（万立方米）', '', '12800', '12310', '-4%'],
    ])
    expect(inTable(d)).toEqual([
      ['新增企业', '1,024', '户', '2025年1—6月'],
      ['新增企业', '986', '户', '2024年1—6月'],
      ['新增企业增幅', '3.9', '%', '2025年1—6月'],
      ['供水量', '12800', '万立方米', '2025年1—6月'],
      ['供水量', '12310', '万立方米', '2024年1—6月'],
      ['供水量增幅', '-4', '%', '2025年1—6月'],
    ])
    expect(
      inTable(
        table([
          ['指标', '2025年（人）', '上年同期', '增减（%）'],
          ['教师', '86', '80', '7.5'],
        ]),
      ),
    ).toEqual([
      ['教师', '86', '人', '2025年'],
      ['教师', '80', '人', '2024年'],
      ['教师增幅', '7.5', '%', '2025年'],
    ])
    const turned = table([
      ['年份', '在校生（人）'],
      ['2024年', '1200'],
      ['2025年', '1300'],
    ])
    expect(inTable(turned)).toEqual([
      ['在校生', '1200', '人', '2024年'],
      ['在校生', '1300', '人', '2025年'],
    ])
  })

  test('is read over joined cells, and counted in what the line over its table says', () => {
    const budget = table(
      [
        ['项目', cell('2024年', { colSpan: 2 }), covered()],
        ['', '预算', '决算'],
        ['基本支出', '120', '118'],
      ],
      2,
    )
    expect(inTable(p('单位：万元'), budget)).toEqual([
      ['基本支出预算', '120', '万元', '2024年'],
      ['基本支出决算', '118', '万元', '2024年'],
    ])
    const joined = table(
      [
        [cell('教育', { rowSpan: 2 }), '学校', '86所'],
        [covered(), '学生', '4.2万人'],
      ],
      0,
    )
    expect(inTable(p('2023年底情况'), joined)).toEqual([
      ['教育学校', '86', '所', '2023年底'],
      ['教育学生', '4.2', '万人', '2023年底'],
    ])
    expect(
      inTable(
        table([
          ['项目', '情况'],
          ['校舍', '新建校舍3栋，投资300万元'],
        ]),
      ),
    ).toEqual([
      ['新建校舍', '3', '栋', '2025年'],
      ['投资', '300', '万元', '2025年'],
    ])
  })

  test('in a table is that of the cell that is pointed at, not of the one before', () => {
    const d = doc(
      table([
        ['甲（所）', '乙（人）'],
        ['7', '12'],
      ]),
    )
    const place = d.blocks[0]!.id
    const start = '甲（所）乙（人）'.length
    const at = (offset: number) => proposeFigureAt(d, { place, offset })
    expect([at(start)?.value, at(start + 1)?.value, at(start + 2)?.value]).toEqual(['7', '12', '12'])
    expect(wordsOfProposal(at(start + 1)!)).toEqual({ place, start: start + 1, text: '12', unit: '人' })
  })

  test('is said by the heads of its row and column in a table, and its measure by the brackets', () => {
    const d = doc(
      settings({ year: 2025 }),
      table([
        ['项目', '数量（所）', '投资'],
        ['新建幼儿园', '27', '300万元'],
      ]),
    )
    expect(proposeFigures(d)).toMatchObject([
      { name: '新建幼儿园', value: '27', unit: '所' },
      { name: '新建幼儿园投资', value: '300', unit: '万元' },
    ])
  })

  test('has the period that its sentence names before it, else the paper’s year', () => {
    expect(proposed(p('截至2025年底，建成学校86所。2024年上半年，检查12次；下半年检查3次。较2020年增加5所。'))).toEqual(
      [
        ['86所', '建成学校', '截至2025年底'],
        ['12次', '检查', '2024年上半年'],
        ['3次', '检查', '2025年下半年'],
        ['5所', '', '2025年'],
      ],
    )
  })

  test('names, dates and holes are no figures for the ledger', () => {
    expect(proposed(title('2025年总结'), p('3月17日，第37个教师节，“十四五”，“1+3”，xx所，编号7。'))).toEqual([])
  })

  test('a figure that a field shows already is none of the many, and known as the ledger’s at the caret', () => {
    const shown = { text: '161.8亿元', slot: fieldOf(figure('a', '总产值', '161.8亿元')) }
    const d = doc(settings({ year: 2025 }), p([{ text: '产值' }, shown, { text: '，培训9人。' }]))
    expect(proposeFigures(d).map(({ name }) => name)).toEqual(['培训'])
    expect(proposeFigureAt(d, { place: d.blocks[0]!.id, offset: 4 })).toMatchObject({ value: '161.8', ledger: 'a' })
  })

  test('of a name in another paper is the figure that would be called so there, of the same sort', () => {
    const d = doc(p('地区生产总值增长5.2%。全年地区生产总值149.4亿元，培训9人。培训教师1200人次。'))
    const of = (name: string, words: string) => proposeValue(d, { name, ...amount(words) })?.figure.text
    expect(of('地区生产总值', '161.8亿元')).toBe('149.4亿元')
    expect(of('教师', '7人次')).toBe('1200人次')
    expect([of('教师', '7所'), of('学校', '7人')]).toEqual([undefined, undefined])
  })

  test('is proposed for text that no office writes, too', () => {
    for (const word of ['共计', '已', '（', '，', '有', '增长', '5人', '到', '的是']) {
      const d = doc(p(`${word.repeat(Math.floor(20_000 / word.length))}x7所`))
      expect(proposeFigures(d).at(-1)?.figure.text).toBe('7所')
    }
  })

  test('the figure at the caret is taken, else the nearest of its sentence', () => {
    const d = doc(
      settings({ year: 2025 }),
      h2('教育。', '培训1200人次，合格率98.5%。'),
      p('无数字。投入300万元。编号7。'),
    )
    const at = (block: number, offset: number) =>
      proposeFigureAt(d, { place: d.blocks[block]!.id, offset })?.figure.text
    expect([at(0, 7), at(0, 13), at(0, 17)]).toEqual(['1200人次', '1200人次', '98.5%'])
    expect([at(1, 1), at(1, 4), at(1, 14), at(1, 11)]).toEqual([undefined, '300万元', '7', '300万元'])
    expect(proposeFigureAt(d, { place: 'title', offset: 0 })).toBeUndefined()
  })
})

describe('figures side by side', () => {
  test('are paired by name, sort and stretch of the year, with their change', () => {
    const ledger = [
      figure('a', '总产值', '161.8亿元'),
      figure('b', '总产值', '1,494,000万元', '2024年'),
      figure('c', '总产值', '80亿元', '2025年上半年'),
      figure('d', '学校', '86所', '截至2024年底'),
      figure('e', '学校', '9所', '2019年'),
    ]
    expect(pairFigures(ledger, 2025)).toMatchObject([
      { name: '总产值', now: { id: 'a' }, last: { id: 'b' }, change: { words: '增长8.3%' } },
      { name: '总产值', now: { id: 'c' } },
      { name: '学校', last: { id: 'd' } },
    ])
    expect(pairFigures(ledger, 2020)).toMatchObject([{ name: '学校', last: { id: 'e' } }])
  })
})

describe('growth', () => {
  const ledger = [
    figure('a', '地区生产总值', '161.8亿元'),
    figure('b', '地区生产总值', '149.4亿元', '2024年'),
    figure('c', '生产总值', '1亿元'),
    figure('d', '合格率', '98.5%'),
    figure('e', '合格率', '99.5%', '2024年'),
    figure('f', '在校学生', '4万人', '截至2025年底'),
    figure('g', '在校学生', '4万人', '截至2024年底'),
    figure('h', '检查', '12次'),
  ]
  /** `|` is the caret. */
  const growth = (text: string) => growthAt(text.replace('|', ''), text.indexOf('|'), { ledger, year: 2025 })

  test.each([
    ['全区地区生产总值161.8亿元，|同比。', ['较2024年增长8.3%', '较2024年增加12.4亿元']],
    ['地区生产总值161.8亿元，较上年|。', ['增长8.3%', '增加12.4亿元']],
    ['地区生产总值增长|', ['8.3%', '12.4亿元']],
    ['产值161.8亿元，增长|。其他', ['8.3%', '12.4亿元']],
    ['合格率98.5%，同比|', ['下降1个百分点']],
    ['合格率下降|', ['1个百分点']],
    ['在校学生4万人，|持平', ['与2024年底持平']],
  ])('in «%s» goes on from the words before the caret', (text, phrases) => {
    expect(growth(text)?.phrases).toEqual(phrases)
  })

  const crimes = [figure('i', '案件', '90件'), figure('j', '案件', '120件', '2024年')]
  const rates = [figure('k', '就业率', '98.5%'), figure('l', '就业率', '97.2%', '2024年')]
  const money = [figure('m', '税收', '1.618亿元'), figure('n', '税收', '14940万元', '2024年')]
  const big = [figure('o', '客流', '310万人次'), figure('q', '客流', '100万人次', '2024年')]
  const more = (text: string) =>
    growthAt(text.replace('|', ''), text.indexOf('|'), {
      ledger: [...ledger, ...crimes, ...rates, ...money, ...big],
      year: 2025,
    })

  test.each([
    ['案件比上年下降|', ['25%', '30件']],
    ['案件较去年同期减少了|', ['30件', '25%']],
    ['案件同比少|', ['30件', '25%']],
    ['案件较上年末降|', ['25%', '30件']],
    ['案件与2024年相比，|', ['下降25%', '减少30件']],
    ['案件相比去年|', ['下降25%', '减少30件']],
    ['案件降幅达|', ['25%']],
    ['案件较前一年回落约|', ['25%', '30件']],
    ['案件90件，上年同期为|', ['120件']],
    ['案件由上年的|', ['120件']],
    ['案件从2024年的120件减少到|', ['90件']],
    ['就业率比上年提高|', ['1.3个百分点']],
    ['就业率98.5%，较上年同期高|', ['1.3个百分点']],
    ['就业率同比|', ['提高1.3个百分点']],
    ['就业率上升了|', ['1.3个百分点']],
    ['就业率提升至|', ['98.5%']],
    ['税收同比增长|', ['8.3%', '0.124亿元']],
    ['税收16180万元，较上年增加|', ['1240万元', '8.3%']],
    ['税收161,800,000元，比去年多|', ['12,400,000元', '8.3%']],
    ['税收增幅为|', ['8.3%']],
    ['税收增速达到|', ['8.3%']],
    ['客流是上年的|', ['3.1倍']],
    ['客流同比净增|', ['210万人次', '210%']],
    ['客流较年初增长|', ['210%', '210万人次']],
  ])('in «%s» offers what those words ask for', (text, phrases) => {
    expect(more(text)?.phrases).toEqual(phrases)
  })

  test('against the month before is none of the ledger’s', () => {
    expect(more('案件环比|')).toBeUndefined()
    expect(more('就业率环比提高1个百分点，同比|')?.phrases).toEqual(['提高1.3个百分点'])
  })

  test('of the figure that is named last before the caret, the longer name first', () => {
    expect(growth('地区生产总值增长，合格率|提高')?.now.id).toBe('d')
    expect(growth('地区生产总值|增长，合格率提高')?.now.id).toBe('a')
    expect(growth('|增长的是合格率')?.now.id).toBe('d')
    expect(growth('地区生产总值161.8亿元增长，合格率|提高')?.now.id).toBe('d')
    const half = figure('half', '检查', '7次', '2025年上半年')
    const of = (text: string) => growthAt(text, 2, { ledger: [...ledger, half], year: 2025 })?.now.id
    expect([of('检查12次，增长'), of('检查7次，增长')]).toEqual(['h', 'half'])
  })

  test('says where the sentence says the opposite, and offers nothing to put in', () => {
    expect(growth('合格率提高|')).toMatchObject({ isOpposite: true, phrases: [], change: { words: '下降1个百分点' } })
  })

  test('is not spoken of in another sentence, without a figure of the ledger, or without last year', () => {
    expect(growth('地区生产总值161.8亿元|。同比')).toBeUndefined()
    expect(growth('办件量同比|')).toBeUndefined()
    expect(growth('检查同比|')).toEqual({ now: ledger[7], phrases: [], isOpposite: false })
    const inexact = figure('i', '检查', '10多次', '2024年')
    expect(growthAt('检查同比', 4, { ledger: [...ledger, inexact], year: 2025 })).toEqual({
      now: ledger[7],
      last: inexact,
      phrases: [],
      isOpposite: false,
    })
  })
})

describe('fields that show a figure', () => {
  const gdp = figure('a', '总产值', '161.8亿元')
  const field = (text: string, of = gdp): Run => ({ text, slot: fieldOf(of) })
  const known = new Map([[gdp.id, gdp]])
  const d = doc(
    h2([{ text: '产值' }], [{ text: '达到' }, field('149.4亿元'), { text: '。' }]),
    p([field('161.8亿元'), { text: '，' }, field('1,618,000万元'), { text: '，' }, field('161.8'), { text: '亿元' }]),
    p([field('149.4'), { text: '亿元，' }, { ...field('14'), bold: true }, field('9.4亿元')]),
    table([['项目'], [[field('1亿元')]]]),
    p([field('【总产值】'), field('7', figure('gone', '别的', '7个'))]),
  )

  test('stand where their words stand in the plain text', () => {
    for (const { text, offset } of ledgerFields(d)) expect(plainText(d).slice(offset, offset + text.length)).toBe(text)
    expect(ledgerFields(d)).toHaveLength(8)
  })

  test('differ where they say something else, not where they say it in another unit or wait for an answer', () => {
    expect(differences(d, known).map(({ text, words, start }) => [text, words, start])).toEqual([
      ['149.4亿元', '161.8亿元', 4],
      ['149.4', '161.8', 0],
      ['149.4亿元', '161.8亿元', 8],
      ['1亿元', '161.8亿元', 2],
    ])
  })

  test('are brought in step and change nothing else', () => {
    const changes = differences(d, known)
    const updated = updateFields(d, changes)
    expect(differences(updated, known)).toEqual([])
    expect(plainText(updated)).toBe(plainText(d).replaceAll('149.4', '161.8').replace('1亿元\n', '161.8亿元\n'))
    expect(updateFields(d, [])).toEqual(d)
    expect(updateFields(updated, changes)).toEqual(updated)
  })

  test('that came over from last year are held against this year’s figure, those that compare with last year are not', () => {
    const last = figure('l', '总产值', '149.4亿元', '2024年')
    const both = new Map([...known, [last.id, last]])
    const carried = { id: 'c', type: 'money', from: 2024, state: 'unconfirmed' } as const
    const rolled = doc(
      settings({ year: 2025 }),
      p([{ ...field('149.4亿元', last), carried }, { text: '，去年' }, field('149.4亿元', last)]),
      p([{ ...field('149.4亿元', last), carried: { ...carried, id: 'd', state: 'kept' } }]),
    )
    const found = differences(rolled, both)
    expect(found).toMatchObject([{ start: 0, ledger: 'l', figure: { id: 'a' }, words: '161.8亿元', isNewer: true }])
    const updated = updateFields(rolled, found)
    expect(plainText(updated)).toBe('161.8亿元，去年149.4亿元\n149.4亿元\n')
    expect(ledgerFields(updated).map(({ ledger }) => ledger)).toEqual(['a', 'l', 'l'])
    expect(differences(updated, both)).toEqual([])
    expect(differences({ ...rolled, year: 2024 }, both)).toEqual([])
  })

  test('whose number counts what stands outside it keep that unit, when the ledger goes over to another', () => {
    const inMillions = figure('a', '总产值', '1,618,000万元')
    const bare = doc(p([field('161.8'), { text: '亿元，' }, field('149.4'), { text: '亿元' }]))
    const found = differences(bare, new Map([['a', inMillions]]))
    expect(found.map(({ text, words }) => [text, words])).toEqual([['149.4', '161.8']])
    const updated = updateFields(bare, found)
    expect(plainText(updated)).toBe('161.8亿元，161.8亿元\n')
    expect(ledgerFields(updated).map(({ unit }) => unit)).toEqual(['亿元', '亿元'])
  })

  test('are made of words of a table, and take the number that its head counts', () => {
    const d = doc(
      settings({ year: 2025 }),
      table([
        ['指标', '数额（万元）'],
        ['总产值', '1000000'],
      ]),
    )
    const [proposal] = proposeFigures(d)
    const words = wordsOfProposal(proposal!)!
    const linked = linkWords(d, words, gdp)
    expect(plainText(linked)).toBe(plainText(d))
    expect(differences(linked, known).map((each) => [each.text, each.words])).toEqual([['1000000', '1618000']])
    expect(linkWords(linked, words, gdp)).toEqual(linked)
    const shown = showFigure(d, words, { figure: gdp, at: '2026-11-22T08:00:00.000Z' })
    expect(plainText(shown)).toContain('总产值\t1618000')
    expect(differences(shown, known)).toEqual([])
    expect(linkWords(d, { ...words, start: words.start - 1 }, gdp)).toBe(d)
  })

  test('from last year are marked as changed where other words come into a table, as kept where the same do', () => {
    const at = '2026-11-22T08:00:00.000Z'
    const d = markCarried(doc(table([['产值'], ['149.4亿元'], ['161.8亿元']])), { from: 2024, newId: countingIds() })
    const states = (paper: typeof d) => carriedFigures(paper).map(({ text, state }) => [text, state])
    const [first, second] = carriedFigures(d)
    const over = [first!, second!].reduce((paper, words) => showFigure(paper, words, { figure: gdp, at }), d)
    expect(states(over)).toEqual([
      ['161.8亿元', 'changed'],
      ['161.8亿元', 'kept'],
    ])
    const linked = linkWords(d, first!, gdp)
    expect(states(updateFields(linked, differences(linked, known), at))[0]).toEqual(['161.8亿元', 'changed'])
    expect(states(updateFields(linked, differences(linked, known)))[0]).toEqual(['161.8亿元', 'unconfirmed'])
  })

  test('are answered fields: closed while they say something, open with their name once they say nothing', () => {
    expect(openSlots(d).map(({ run }) => run.text)).toEqual(['【总产值】'])
    expect(normalise(d)).toEqual(d)
    const marked = markCarried(doc(p([{ text: '达到' }, field('149.4亿元')])), { from: 2024, newId: countingIds() })
    expect(marked.blocks[0]).toMatchObject({
      runs: [{ text: '达到' }, { slot: { ledger: 'a' }, carried: { type: 'money' } }],
    })
  })

  test('become plain words in a template, whose fields have other keys', () => {
    const made = templateFrom(doc(title('总结'), h1('产值'), p([{ text: '产值' }, field('161.8亿元')])), {
      id: 'user-000000000001',
      name: '模板',
      accepted: [],
    })
    expect(made).toMatchObject({ ok: true, value: { template: { body: [{}, { paragraph: '产值161.8亿元' }] } } })
  })

  test.each([
    ['161.8亿元', '亿元', '161.8亿元'],
    ['161.8亿元，比上年', '亿元', '161.8亿元'],
    ['约161.8亿元', '亿元', '161.8亿元'],
    ['300标准台套甲', '标准台套', '300标准台套'],
    ['27所学校', undefined, '27所'],
    ['约', '亿元', '约'],
  ])('%s holds a figure and what stands beside it', (text, unit, part) => {
    expect(text.slice(...figurePart(text, unit))).toBe(part)
  })
})
