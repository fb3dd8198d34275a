import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import type { Change } from '#core/roll-forward/change.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import events from '#core/lexicon/events.json' with { type: 'json' }
import meetings from '#core/lexicon/meetings.json' with { type: 'json' }
import { countingIds, doc, h1, h2, p, settings, title } from '../support/build.ts'

const told = ({ kind, from, to, certain }: Change) => `${from === to ? '·' : certain ? '!' : '?'} ${kind} ${from}→${to}`
const changesOf = (d: Document, year: number) => {
  const rolled = rollForward(d, { year, newId: countingIds(), keep: 'text' })
  if (!rolled.ok) throw new Error(rolled.error.code)
  return rolled.value.changes.map(told)
}
/** What a summary of `year` with these words proposes, its title apart. */
const inReview = (words: string, year = 2025, next = year + 1) =>
  changesOf(doc(title(`示例局${year}年工作总结`), h1('工作情况'), h2('抓好主责'), p(words)), next).slice(1)
const inPlan = (words: string, year = 2025, next = year + 1) =>
  changesOf(doc(title(`示例局${year}年工作总结`), h1('下一步打算'), h2('抓好主责'), p(words)), next).slice(1)

describe('numbers that follow from the year', () => {
  test.each([
    ['庆祝第41个教师节。', '! event 第41个教师节→第42个教师节'],
    ['庆祝第四十一个教师节。', '! event 第四十一个教师节→第四十二个教师节'],
    ['开展第28届全国推广普通话宣传周活动。', '! event 第28届全国推广普通话宣传周→第29届全国推广普通话宣传周'],
    ['开展第28届推普周活动。', '! event 第28届推普周→第29届推普周'],
    ['开展第24个全国“安全生产月”活动。', '! event 第24个全国“安全生产月”→第25个全国“安全生产月”'],
    ['在第54个世界环境日，开展宣传。', '! event 第54个世界环境日→第55个世界环境日'],
    ['参加第八届中国国际进口博览会。', '! event 第八届中国国际进口博览会→第九届中国国际进口博览会'],
    ['庆祝建党104周年。', '! anniversary 建党104周年→建党105周年'],
    ['庆祝中国共产党成立一百零四周年。', '! anniversary 中国共产党成立一百零四周年→中国共产党成立一百零五周年'],
    ['庆祝新中国成立76周年。', '! anniversary 新中国成立76周年→新中国成立77周年'],
    ['举办第十六届“中国统计开放日”。', '! event 第十六届“中国统计开放日”→第十七届“中国统计开放日”'],
    ['迎来建馆64周年。', '? anniversary 64周年→65周年'],
    ['慰问官兵，纪念建军98周年。', '! anniversary 建军98周年→建军99周年'],
  ])('%s', (words, expected) => expect(inReview(words)).toEqual([expected]))

  test('what is not held every year is only reminded of', () => {
    expect(inReview('参加第十五届全国运动会，迎接第七届全国文明城市复审，办好校第十五届运动会。')).toEqual([
      '· ordinal 第十五届→第十五届',
      '· ordinal 第七届→第七届',
      '? ordinal 第十五届→第十六届',
    ])
  })

  test('a day with a name that no list has is taken to be yearly, days and months that are counted are not', () => {
    expect(inReview('办好第19个志愿者日和第七个“健康示例周”，第3个工作日办结，第五个月见效，第二个百年开局。')).toEqual(
      ['? ordinal 第19个→第20个', '? ordinal 第七个→第八个'],
    )
  })

  test('a term stays where its sittings are counted', () => {
    expect(inReview('召开第四届股东大会第七次会议，迎接第十三届社区邻里节和第九届社区居委会换届。')).toEqual([
      '? ordinal 第七次→第八次',
      '? ordinal 第十三届→第十四届',
    ])
  })

  test('those of the plan are next year’s', () => {
    expect(inPlan('办好第42个教师节庆祝活动。')).toEqual(['! event 第42个教师节→第43个教师节'])
  })

  test('those of the year before are perhaps a slip, and those of other years are history', () => {
    expect(inReview('庆祝第40个教师节。')).toEqual(['? event 第40个教师节→第41个教师节'])
    expect(inReview('第30个教师节时获表彰，建党90周年时建成。')).toEqual([])
  })

  test('nothing moves inside 《》 and quotations', () => {
    expect(inReview('印发《第41个教师节方案》，以“第28届推普周”为契机，开展“建党104周年”主题活动。')).toEqual([])
  })

  test('every row has its source and its day, and no two rows share a name', () => {
    const rows = [...events.festivals, ...events.anniversaries]
    const names = rows.flatMap((row) => [row.name, ...('also' in row ? row.also : [])])
    expect(new Set(names).size).toBe(names.length)
    expect(rows.filter((row) => !row.source || row.asOf < 2025 || row.zero < 1800 || row.zero > row.asOf)).toEqual([])
    expect(meetings.asOf).toMatch(/^\d{4}-\d\d$/)
  })
})

describe('anniversaries', () => {
  test('that were round and no longer are have passed: the writer is only asked to look', () => {
    expect(inReview('庆祝新中国成立75周年。', 2024)).toEqual(['· anniversary 新中国成立75周年→新中国成立75周年'])
    expect(inReview('隆重庆祝建党100周年，喜迎建党百年。', 2021)).toEqual([
      '· anniversary 建党100周年→建党100周年',
      '· anniversary 建党百年→建党百年',
    ])
  })

  test('that become round move, and so do those of five years on', () => {
    expect(inReview('庆祝建党104周年。', 2025)).toEqual(['! anniversary 建党104周年→建党105周年'])
    expect(inReview('庆祝新中国成立70周年。', 2019, 2024)).toEqual(['! anniversary 新中国成立70周年→新中国成立75周年'])
  })

  test('that only the unit knows are proposed', () => {
    expect(inReview('我校建校68周年，分院成立10周年。')).toEqual([
      '? anniversary 68周年→69周年',
      '· anniversary 10周年→10周年',
    ])
  })

  test('and counts of years are none', () => {
    expect(inReview('全面从严治党三年来，成立3年内的企业，工龄满30年的职工。')).toEqual([])
  })
})

describe('other ordinals', () => {
  test('of what is held are taken to be yearly', () => {
    expect(inReview('组织第10届业务技能竞赛、第三次经验交流大会和首届科技节，开好职代会第四次会议。')).toEqual([
      '? ordinal 第10届→第11届',
      '? ordinal 第三次→第四次',
      '? ordinal 首届→第二届',
      '? ordinal 第四次→第五次',
    ])
  })

  test('that count something else stay', () => {
    const words =
      '做好第七次全国人口普查和第五次全国经济普查，第一次办理，第三次分配，村第十二届委员会，第二个百年，第十八届区政府，党组第12次会议，街道党工委第9次会议。'
    expect(inReview(words)).toEqual([])
  })
})

describe('five-year plans', () => {
  test('give way to the next where the new year lies in it', () => {
    expect(inReview('完成“十四五”规划任务。')).toEqual(['? plan-period “十四五”→“十五五”'])
    expect(inReview('落实第十四个五年规划，推进十四五时期任务。')).toEqual([
      '? plan-period 第十四个五年规划→第十五个五年规划',
      '? plan-period 十四五→十五五',
    ])
    expect(inReview('完成“十四五”规划任务。', 2023)).toEqual([])
    expect(inReview('“十三五”期间打下基础。')).toEqual([])
  })

  test('stay in 《》', () => {
    expect(inReview('落实《示例区“十四五”教育规划》。')).toEqual([])
  })

  test('the words for their first and last year follow the year', () => {
    expect(inReview('2025年是“十四五”规划收官之年。')).toContain(
      '? plan-period “十四五”规划收官之年→“十五五”规划开局之年',
    )
    expect(inPlan('2025年是“十四五”规划的收官之年。', 2024)).toContain(
      '? plan-period “十四五”规划的收官之年→“十五五”规划的开局之年',
    )
    expect(inReview('2024年是“十四五”规划攻坚之年。', 2024)).toContain(
      '· plan-period “十四五”规划攻坚之年→“十四五”规划攻坚之年',
    )
    expect(inReview('2021年是“十四五”开局之年。', 2021)).toContain('· plan-period “十四五”开局之年→“十四五”开局之年')
    expect(inReview('也是“十五五”规划谋划之年。')).toEqual(['? plan-period “十五五”规划谋划之年→“十五五”规划开局之年'])
  })

  test('words for a year that is not at either end are left to the writer', () => {
    expect(inReview('“十四五”圆满收官。')).toEqual(['? plan-period “十四五”圆满收官→“十五五”圆满开局'])
    expect(inReview('“十四五”实现良好开局。', 2021)).toEqual([
      '· plan-period “十四五”实现良好开局→“十四五”实现良好开局',
    ])
    expect(inReview('确保“十四五”开好局起好步，决战决胜“十四五”。', 2021)).toEqual([
      '· plan-period “十四五”开好局起好步→“十四五”开好局起好步',
      '· plan-period “十四五”→“十四五”',
    ])
  })

  test('the words that close a paper behind its plan speak of the year planned', () => {
    const last = doc(
      title('示例局2024年工作总结'),
      h1('工作情况'),
      h1('下一步打算'),
      p('抓项目。'),
      p('同志们！让我们圆满收官“十四五”，完成“十四五”规划任务。'),
    )
    expect(changesOf(last, 2025).slice(1)).toContain('? plan-period “十四五”→“十五五”')
  })

  test('the drafting of one is over when it has begun', () => {
    expect(inReview('抓好“十五五”规划编制，谋划“十五五”项目。')).toEqual([
      '· plan-period “十五五”→“十五五”',
      '· plan-period “十五五”→“十五五”',
    ])
    expect(inReview('抓好“十五五”规划编制。', 2024)).toEqual([])
  })
})

describe('meetings, as far as they are known', () => {
  test('the newest plenum gives way to the next; a list of them goes on; older ones stay', () => {
    expect(inReview('学习党的二十届三中全会精神。', 2024)).toEqual(['? meeting 二十届三中全会→二十届四中全会'])
    expect(inReview('学习党的十九届二中、三中全会精神。', 2018, 2019)).toEqual([
      '? meeting 十九届二中、三中全会→十九届二中、三中、四中全会',
    ])
    expect(inReview('学习党的二十届二中全会精神。', 2024)).toEqual([])
    expect(inReview('学习党的二十届四中全会精神。', 2025)).toEqual([])
  })

  test('a party congress gives way to the next; 十八大以来 is a beginning', () => {
    expect(inReview('学习贯彻党的十九大精神。', 2021)).toEqual(['? meeting 党的十九大→党的二十大'])
    expect(inReview('党的十九大以来成就显著。', 2021)).toEqual([])
  })

  test('sessions of a people’s congress go on by the year, five to a term', () => {
    expect(inReview('宣传十四届全国人大三次会议精神。')).toEqual([
      '? meeting 十四届全国人大三次会议→十四届全国人大四次会议',
    ])
    expect(inReview('学习第十三届全国人民代表大会第五次会议精神。', 2022)).toEqual([
      '? meeting 第十三届全国人民代表大会第五次会议→第十四届全国人民代表大会第一次会议',
    ])
    expect(inReview('区十八届人大常委会第三十次会议通过，十三届全国人大一次会议提出。')).toEqual([])
  })

  test('a report of March knows what February knew', () => {
    const last = doc(
      settings({ kind: 'government-report', year: 2023 }),
      title('政府工作报告'),
      h1('2022年工作回顾'),
      h1('2023年工作建议'),
      p('贯彻党的二十届二中全会精神。'),
    )
    expect(changesOf(last, 2024).slice(2)).toEqual([])
    expect(changesOf(last, 2025).slice(2)).toEqual(['? meeting 二十届二中全会→二十届三中全会'])
  })
})
