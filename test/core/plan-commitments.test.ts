import { describe, expect, test } from 'vitest'
import { commitmentsIn } from '#core/roll-forward/plan-commitments.ts'
import { planTasks } from '#core/roll-forward/plan-tasks.ts'
import { doc, h1, h2, h3, p, settings, table, title, type Part } from '../support/build.ts'

const promises = (text: string) => commitmentsIn(text).map((each) => each.text)
const plan = (...parts: readonly Part[]) =>
  planTasks(
    doc(settings({ year: 2025 }), title('示例局2025年工作总结'), h1('工作情况'), h1('2026年工作计划'), ...parts),
  )
const texts = (...parts: readonly Part[]) => plan(...parts).map(({ text }) => text)

describe('the promises of a paragraph', () => {
  test('are its sentences and what 一是 marks, a label left to what it names', () => {
    expect(promises('修建驿站3座。补栽行道树；清理河道。')).toEqual(['修建驿站3座', '补栽行道树', '清理河道'])
    expect(commitmentsIn('一是稳增长。招引企业12家。培育规上企业5家。二是清理河道，补栽行道树。')).toEqual([
      { text: '招引企业12家', number: '一是', label: '稳增长' },
      { text: '培育规上企业5家', number: '', label: '稳增长' },
      { text: '清理河道，补栽行道树', number: '二是', label: '' },
    ])
    expect(commitmentsIn('一是抓党建。')).toEqual([{ text: '抓党建', number: '一是', label: '' }])
  })

  test('are two where one has its figure and the next begins to do something else', () => {
    expect(promises('修建驿站3座，改造旱厕26座。')).toEqual(['修建驿站3座', '改造旱厕26座'])
    expect(promises('修建停车场1处，新增车位320个。')).toEqual(['修建停车场1处，新增车位320个'])
    expect(promises('在9月前完成主体工程，力争招生600人。')).toEqual(['在9月前完成主体工程', '力争招生600人'])
    expect(promises('针对雨季特点，改造易涝点6处。')).toEqual(['改造易涝点6处'])
  })

  test('are not what opens a list, what is said of the world and the spirit of it all', () => {
    expect(promises('2026年，我局将重点抓好以下几方面工作：')).toEqual([])
    expect(promises('河道治理是民生大事。清理河道。')).toEqual(['清理河道'])
    expect(promises('群众的期盼始终放在我们心上。')).toEqual([])
    expect(promises('以新思想为指引，坚持稳中求进，努力办好人民满意的教育。')).toEqual([])
  })

  test('are also those that look like it', () => {
    expect(promises('将细颗粒物浓度控制在35微克以下。')).toEqual(['细颗粒物浓度控制在35微克以下'])
    expect(promises('加快推进省市重大项目建设。')).toEqual(['加快推进省市重大项目建设'])
    expect(promises('为确保安全度汛，修建排水渠。')).toEqual(['为确保安全度汛，修建排水渠'])
    expect(promises('以创建示范校为抓手，完善教研员联系学校制度。')).toEqual(['完善教研员联系学校制度'])
    expect(promises('要求各科室每月报送进度。')).toEqual(['要求各科室每月报送进度'])
    expect(promises('重点是抓好滨江校区建设。')).toEqual(['重点是抓好滨江校区建设'])
  })
})

describe('the tasks of a plan with headings', () => {
  test('are the promises under a heading, each with its words and the heading over it', () => {
    const [first, second] = plan(h2('建设美丽街区'), p('修建驿站3座。补栽行道树。'))
    expect(first).toMatchObject({ text: '修建驿站3座', number: '（一）', under: '建设美丽街区', by: 'paragraph' })
    expect(second).toMatchObject({ text: '补栽行道树', number: '', under: '建设美丽街区' })
    expect([first!.key, second!.key]).toEqual([first!.block, `${first!.block}.1`])
  })

  test('are the heading where it names its one promise, and the promise where it is a slogan', () => {
    expect(texts(h2('建成滨江驿站'), p('汛期前完成滨江驿站主体。'))).toEqual(['建成滨江驿站'])
    expect(texts(h2('夯实基础'), p('更换库房书架。'))).toEqual(['更换库房书架'])
    expect(texts(h2('夯实基础'))).toEqual(['夯实基础'])
  })

  test('are the lower headings and not what only holds them', () => {
    expect(texts(h2('夯实基础'), h3('更换书架'), h3('维修屋面'))).toEqual(['更换书架', '维修屋面'])
    expect(texts(h2('夯实基础'), h3('', '修路18公里，改造电网26公里。'))).toEqual(['修路18公里，改造电网26公里'])
  })

  test('are not the cells of a table', () => {
    expect(
      texts(
        h2('重点项目'),
        table([
          ['项目名称及内容', '责任单位'],
          ['改造滨江排水泵站', '市政维护中心'],
        ]),
      ),
    ).toEqual(['重点项目'])
  })

  test('are what the plan says in so many words where nothing else can be read from it', () => {
    expect(texts(p('抓作风。'))).toEqual(['抓作风'])
    expect(texts(h2('抓作风', '常抓。'))).toEqual(['抓作风'])
  })
})
