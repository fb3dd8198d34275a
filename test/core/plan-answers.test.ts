import { describe, expect, test } from 'vitest'
import type { Document, Run } from '#core/document/document.ts'
import { isOpen } from '#core/document/document.ts'
import { documentSchema } from '#core/document/schema.ts'
import { plainText, textOf } from '#core/document/text.ts'
import { answersTo, LIKE_ENOUGH } from '#core/roll-forward/plan-answers.ts'
import { planStub } from '#core/roll-forward/plan-stub.ts'
import { planTable } from '#core/roll-forward/plan-table.ts'
import { planTasks } from '#core/roll-forward/plan-tasks.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import {
  attachment,
  bold,
  countingIds,
  doc,
  h1,
  h2,
  hole,
  p,
  settings,
  table,
  title,
  type Part,
} from '../support/build.ts'

const LAST = doc(
  settings({ kind: 'summary-and-plan', year: 2025, unit: '示例区教育局' }),
  title('示例区教育局2025年工作总结和2026年工作计划'),
  h1('2025年工作总结'),
  h2('建强教师队伍'),
  p('2025年招聘教师42人，骨干教师交流轮岗18人。'),
  h2('守住校园安全'),
  p('排查校舍隐患12处。'),
  h1('2026年工作计划'),
  h2('建成滨江校区'),
  p('秋季学期前完成十中滨江校区主体工程和配套设施。'),
  h2('扩大托管服务'),
  p('课后服务覆盖所有小学，新增体育、美育课程。'),
  h2('轮训骨干教师'),
  p('暑期分三批轮训骨干教师。'),
)
const TASKS = planTasks(LAST)

/** This year's summary of the parts given, with last year's plan rolled on behind it. */
const summary = (...parts: readonly Part[]) =>
  doc(settings({ year: 2026 }), title('示例区教育局2026年工作总结'), h1('2026年工作总结'), ...parts)
const linesAnswering = (paper: Document, options?: Parameters<typeof answersTo>[2]) =>
  answersTo(TASKS, paper, options).map((answers) =>
    answers.map(({ block }) => paper.blocks.findIndex(({ id }) => id === block)),
  )

describe('the tasks of a plan', () => {
  test('are its items, each with what the plan says of it', () => {
    expect(TASKS.map(({ text, detail }) => [text, detail.trim()])).toEqual([
      ['建成滨江校区', '秋季学期前完成十中滨江校区主体工程和配套设施。'],
      ['扩大托管服务', '课后服务覆盖所有小学，新增体育、美育课程。'],
      ['轮训骨干教师', '暑期分三批轮训骨干教师。'],
    ])
    expect(TASKS.map(({ key, block }) => key === block)).toEqual([true, true, true])
  })

  test('have names of their own also where one paragraph holds several', () => {
    const spoken = doc(
      title('下一步打算'),
      h1('2026年工作打算'),
      p('一是建成滨江校区。二是扩大托管服务。三是轮训教师。'),
    )
    const block = spoken.blocks[1]!.id
    expect(planTasks(spoken).map(({ key }) => key)).toEqual([block, `${block}.1`, `${block}.2`])
    expect(planTasks(spoken).map(({ detail }) => detail)).toEqual(['建成滨江校区', '扩大托管服务', '轮训教师'])
  })
})

describe('a summary', () => {
  test('answers by its words, whatever the section is called', () => {
    const paper = summary(
      h2('办学条件不断改善'),
      p('十中滨江校区如期建成，9月投入使用。'),
      p('全年安排资金3000万元。'),
      h2('托管服务惠及更多家庭'),
      p('所有小学都开了体育课和美育课。'),
    )
    expect(linesAnswering(paper)).toEqual([[2], [5], []])
  })

  test('answers in a table, behind a run-in heading and in an attachment', () => {
    const paper = summary(
      h2('建成滨江校区。', '新校区9月投入使用。'),
      table([
        ['项目', '进展'],
        ['小学托管服务', '全部覆盖'],
      ]),
      attachment('附表', p('骨干教师分三批完成轮训。')),
    )
    const answers = answersTo(TASKS, paper)
    expect(answers.map(([first]) => first?.block)).toEqual([
      paper.blocks[1]!.id,
      paper.blocks[2]!.id,
      paper.attachments[0]!.blocks[0]!.id,
    ])
    expect(answers.map(([first]) => first?.heading)).toEqual([paper.blocks[1]!.id, paper.blocks[1]!.id, null])
  })

  test('gives its likest place first, each between the least and one', () => {
    const paper = summary(p('教师参加了轮训。'), p('骨干教师暑期分三批轮训，共300人。'))
    const [, , trained] = answersTo(TASKS, paper)
    expect(trained!.map(({ block }) => block)).toEqual([paper.blocks[2]!.id, paper.blocks[1]!.id])
    for (const { likeness } of trained!) {
      expect(likeness).toBeGreaterThanOrEqual(LIKE_ENOUGH)
      expect(likeness).toBeLessThanOrEqual(1)
    }
  })

  test('answers nothing in its plan, its problems, its prompts and its years', () => {
    const paper = summary(h1('存在的问题'), p('骨干教师轮训进度偏慢。'), h1('2027年工作计划'), p('继续扩大托管服务。'))
    expect(linesAnswering(paper)).toEqual([[], [], []])
    const waiting: Run[] = [{ text: '建成滨江校区，' }, hole('完成情况'), { text: '。' }]
    expect(linesAnswering(summary(p(waiting), p('2026年，2025年。')))).toEqual([[], [], []])
    const bare: Run[] = [{ text: '骨干教师轮训' }, { text: 'xx', slot: { kind: 'number' } }, { text: '人。' }]
    expect(linesAnswering(summary(p(bare)))).toEqual([[], [], [1]])
  })
})

describe('last year’s words', () => {
  const rolled = rollForward(LAST, { year: 2026, newId: countingIds(), keep: 'text' })
  if (!rolled.ok) throw new Error(rolled.error.code)
  const { draft } = rolled.value
  const teachers = draft.blocks[2]!
  const withTeachers = (words: string | readonly Run[]): Document => ({
    ...draft,
    blocks: draft.blocks.map((block) => (block === teachers ? { ...p(words), id: block.id } : block)),
  })
  const trained = (paper: Document) => answersTo(TASKS, paper, { old: [LAST] })[2]![0]

  test('are the place for an answer, and none yet', () => {
    expect(trained(draft)).toMatchObject({ block: teachers.id, isOld: true })
  })

  test('are still that where only the year was moved', () => {
    expect(trained(withTeachers('2026年招聘教师42人，骨干教师交流轮岗18人。'))).toMatchObject({ isOld: true })
  })

  test('are this year’s once a figure in them was kept, or a sentence is another', () => {
    const kept = { id: 'f', type: 'count', from: 2025, state: 'kept' } as const
    const runs: Run[] = [{ text: '2026年招聘教师42人，骨干教师交流轮岗' }, { text: '18人', carried: kept }, bold('。')]
    expect(trained(withTeachers(runs))).toMatchObject({ isOld: false })
    expect(trained(withTeachers('骨干教师分三批轮训。'))).toMatchObject({ block: teachers.id, isOld: false })
  })

  test('are none wherever they were taken from, while the figures that came with them wait', () => {
    const carried = { id: 'f', type: 'count', from: 2024, state: 'unconfirmed' } as const
    const taken = (state: 'unconfirmed' | 'kept') =>
      doc(
        title('示例区教育局2026年工作总结'),
        h1('工作'),
        p([{ text: '分批轮训骨干教师' }, { text: '260人', carried: { ...carried, state } }, { text: '。' }]),
      )
    expect(trained(taken('unconfirmed'))).toMatchObject({ isOld: true })
    expect(trained(taken('kept'))).toMatchObject({ isOld: false })
  })

  test('are not counted as last year’s where nothing is said of last year', () => {
    expect(answersTo(TASKS, draft)[2]![0]).toMatchObject({ isOld: false })
  })
})

test('three hundred pages are gone through beside the writer’s work', () => {
  const streets = [...'东西南北中上下前后左右']
  const sentence = (n: number) => `${streets[n % 11]}${streets[n % 7]}街道第${n}小区完成雨污分流改造，惠及居民${n}户。`
  const blocks = Array.from({ length: 800 }, (_, n) =>
    p(Array.from({ length: 11 }, (_, k) => sentence(n * 11 + k)).join('')),
  )
  const big = summary(...blocks, p('十中滨江校区建成。'))
  const tasks = Array.from({ length: 40 }, () => TASKS).flat()
  // The processor's own time: others may be at work beside it.
  const start = process.cpuUsage()
  const answers = answersTo(tasks, big, { old: [LAST] })
  expect(answers[0]!.at(0)?.block).toBe(big.blocks.at(-1)!.id)
  const { user } = process.cpuUsage(start)
  // Three times what it takes on two shared cores.
  expect(user / 1_000).toBeLessThan(1_000)
})

describe('what is made of plan items', () => {
  test('a sentence with the item’s words asks for what was done', () => {
    const runs = planStub('建成滨江校区')
    expect(textOf(runs)).toBe('建成滨江校区，【完成情况】。')
    expect(runs.filter(isOpen)).toHaveLength(1)
  })

  test('the table says of each what became of it, its head on every page', () => {
    const rows = [
      { text: '建成滨江校区', state: 'answered', section: '（二）办学', note: '9月开学。' },
      { text: '扩大托管服务', state: 'dropped', section: '', note: '由街道承担。' },
      { text: '轮训骨干教师', state: 'open', section: '', note: '' },
    ] as const
    const paper = planTable({ year: 2026, unit: '示例区教育局', rows }, countingIds())
    expect(documentSchema.safeParse(paper).success).toBe(true)
    expect(plainText(paper).trim().split('\n')).toEqual([
      '示例区教育局2026年工作计划兑现情况表',
      '序号\t计划事项\t兑现情况\t所在部分\t说明',
      '1\t建成滨江校区\t已写入总结\t（二）办学\t9月开学。',
      '2\t扩大托管服务\t不再实施\t\t由街道承担。',
      '3\t轮训骨干教师\t未写入总结',
    ])
    const [made] = paper.blocks
    expect(made?.type === 'table' && made.rows.map(({ header }) => header)).toEqual([
      true,
      undefined,
      undefined,
      undefined,
    ])
  })
})
