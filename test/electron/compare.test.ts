import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Answer, Comparable } from '#contract'
import type { Block, BlockId, Document } from '#core/document/document.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { attachment, doc, h1, h2, p, settings, title } from '../support/build.ts'
import { temporaryFolder } from '../support/launch.ts'
import { chance } from '../support/paper-maker.ts'
import { createDraft, save, startService, valueOf } from './service-process.ts'

const LAST = doc(
  settings({ kind: 'summary', year: 2025, unit: '示例区教育局' }),
  title('示例区教育局2025年工作总结'),
  p('一年来，各项工作平稳推进。'),
  h1('队伍建设'),
  h2('招聘教师。', '全年招聘教师42人，骨干教师交流18人。'),
  h1('校园安全'),
  p('排查整改各类隐患12处。'),
)
const PASSAGE = p('坚持把群众满意作为检验工作的标准。')

async function stored(client: ServiceClient, document: Document): Promise<string> {
  const { id } = await createDraft(client)
  await save(client, { id, document })
  return id
}

/** This year's draft, rolled forward from last year's, with its blocks changed. */
async function rolled(
  client: ServiceClient,
  change: (blocks: readonly Block[]) => readonly Block[] = (blocks) => blocks,
) {
  const last = await stored(client, LAST)
  const wish = { from: { draft: last }, keep: 'text', plan: 'text' } as const
  const { year, state } = valueOf(await client.call('roll-forward.propose', wish))
  const made = valueOf(
    await client.call('roll-forward.accept', { requestId: randomUUID(), ...wish, year, state, accepted: [] }),
  )
  const document = { ...made.document, blocks: change(made.document.blocks) }
  await save(client, { id: made.id, document })
  return { draft: made.id, document, last }
}

async function keepPassage(client: ServiceClient): Promise<string> {
  const facts = { collection: 'other' as const, kind: null, year: 2024, unit: '', tags: [], note: '', source: null }
  const blocks = doc(PASSAGE).blocks
  const passages = [{ title: '群众满意', ...facts, blocks: [...blocks] }]
  return valueOf(await client.call('library.add', { requestId: randomUUID(), passages })).ids[0]!
}

const reuseOf = async (
  client: ServiceClient,
  draft: string,
  against: 'sources' | Comparable[],
  withSentences = false,
) => valueOf(await client.call('compare.reuse', { draft, against, withSentences }))
const round = ({
  kept,
  rewritten,
  new: fresh,
  reuse,
}: Pick<Answer<'compare.reuse'>, 'kept' | 'rewritten' | 'new' | 'reuse'>) =>
  [kept, rewritten, fresh, reuse].map((share) => Math.round(share * 1_000) / 1_000)

const withWords = (blocks: readonly Block[], from: string, to: string): Block[] =>
  JSON.parse(JSON.stringify(blocks).replace(from, to)) as Block[]
const added = (blocks: readonly Block[], ...more: readonly Block[]): Block[] => [
  ...blocks,
  ...more.map((block, at) => ({ ...block, id: `newblock000${at}` as BlockId })),
]

describe('what a draft took over', () => {
  test('a draft that was just rolled forward is all kept from the paper it came from', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { draft, last } = await rolled(client)
    const report = await reuseOf(client, draft, 'sources')
    expect(report.papers).toEqual([{ of: { draft: last }, title: '示例区教育局2025年工作总结', year: 2025 }])
    expect([round(report), report.missing, report.sentences]).toEqual([[1, 0, 0, 1], 0, []])
  })
  test('changed, kept and new sentences are told section by section, each with what it is like', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { draft, document } = await rolled(client, (blocks) =>
      added(withWords(blocks, '42人', '57人'), p('新建便民服务点，群众办事更方便。')),
    )
    const { sections, sentences } = await reuseOf(client, draft, 'sources', true)
    expect(sections.map((section) => [section.section, section.level, section.title, ...round(section)])).toEqual([
      ['', 0, '', 1, 0, 0, 1],
      ['一、', 1, '队伍建设', 0.308, 0.692, 0, 0.923],
      ['一、（一）', 2, '招聘教师。', 0.182, 0.818, 0, 0.909],
      ['二、', 1, '校园安全', 0.517, 0, 0.483, 0.517],
    ])
    const [, , , changed] = sentences
    const run = document.blocks[2]!
    expect(changed).toMatchObject({
      kind: 'rewritten',
      text: '全年招聘教师57人，骨干教师交流18人。',
      owner: run.id,
      place: run.id,
      start: 5,
      match: {
        paper: 0,
        section: '一、（一）',
        place: LAST.blocks[2]!.id,
        text: '全年招聘教师42人，骨干教师交流18人。',
      },
    })
    expect(sentences.at(-1)).toMatchObject({ kind: 'new', text: '新建便民服务点，群众办事更方便。' })
    expect(sentences.at(-1)).not.toHaveProperty('match')
  })
  test('a passage counts among the sources, a paper that is gone is counted as missing', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const passage = await keepPassage(client)
    const source = { paper: '群众满意', year: 2024, section: '', passage }
    const { draft, last } = await rolled(client, (blocks) => added(blocks, { ...PASSAGE, sources: [source] }))
    const both = await reuseOf(client, draft, 'sources')
    expect(both.papers.map(({ of }) => of)).toEqual([{ draft: last }, { passage }])
    expect([round(both), both.missing]).toEqual([[1, 0, 0, 1], 0])
    valueOf(await client.call('drafts.remove', { requestId: randomUUID(), id: last }))
    const { papers, missing, kept } = await reuseOf(client, draft, 'sources')
    expect([papers.map(({ title, year }) => [title, year]), missing]).toEqual([[['群众满意', 2024]], 1])
    expect(kept).toBeLessThan(0.3)
  })
  test('what was copied within the draft, or kept from it as a passage, does not make the draft its own source', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const draft = await stored(client, LAST)
    const own = { paper: draft, year: 2025, section: '' }
    await save(client, {
      id: draft,
      document: { ...LAST, blocks: LAST.blocks.map((block) => ({ ...block, sources: [own] })) },
    })
    const { papers, missing, new: fresh } = await reuseOf(client, draft, 'sources')
    expect([papers, missing, fresh]).toEqual([[], 0, 1])
  })
  test('attachments and their sources count too', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const last = await stored(client, LAST)
    const taken = {
      ...LAST.blocks[0]!,
      id: 'takenblock00' as BlockId,
      sources: [{ paper: last, year: 2025, section: '' }],
    }
    const draft = await stored(client, doc(title('通知'), p('请照办。'), attachment('清单', taken)))
    const { sections } = await reuseOf(client, draft, 'sources')
    expect(sections.map(({ section, reuse }) => [section, Math.round(reuse * 100)])).toEqual([
      ['', 0],
      ['附件', 85],
    ])
  })
  test('any papers may be asked for, and one that is not there is told', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const last = await stored(client, LAST)
    const other = await stored(client, doc(title('别的'), p('毫不相干的一句话在这里。')))
    const draft = await stored(client, LAST)
    const report = await reuseOf(client, draft, [{ draft: other }, { draft: last }])
    expect([report.papers.map(({ title }) => title), report.kept]).toEqual([['别的', '示例区教育局2025年工作总结'], 1])
    expect((await reuseOf(client, draft, [])).new).toBe(1)
    const gone = { draft, against: [{ oldPaper: randomUUID() }], withSentences: false }
    expect(await client.call('compare.reuse', gone)).toMatchObject({ ok: false, error: { code: 'old-paper-missing' } })
    const nobody = { draft: randomUUID(), against: 'sources', withSentences: false } as const
    expect(await client.call('compare.reuse', nobody)).toMatchObject({ ok: false, error: { code: 'draft-missing' } })
  })
  test('300 pages against three papers of 300 pages are told in seconds, and a save is not held up by it', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const random = chance(7)
    const words = (count: number) =>
      Array.from({ length: count }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 3_000))).join('')
    const paragraphs = Array.from(
      { length: 1_700 },
      () => `${words(40)}，${words(25)}。${words(30)}；${words(30)}12件。`,
    )
    const paper = (change: (text: string, at: number) => string) =>
      doc(title('长稿'), ...paragraphs.flatMap((text, at) => [...(at % 20 ? [] : [h1(words(8))]), p(change(text, at))]))
    const others: Comparable[] = []
    for (const each of [2, 3, 5]) {
      others.push({
        draft: await stored(
          client,
          paper((text, at) => (at % each ? text : text.replace('12', '57'))),
        ),
      })
    }
    const draft = await stored(
      client,
      paper((text, at) => (at % 7 ? text : `${words(60)}。`)),
    )
    const small = await createDraft(client)
    const from = performance.now()
    const report = reuseOf(client, draft, others, true)
    await save(client, small)
    const { kept, sentences } = await report
    expect(performance.now() - from).toBeLessThan(15_000)
    expect(sentences.length).toBeGreaterThan(4_000)
    expect(kept).toBeGreaterThan(0.8)
  }, 60_000)
})

describe('what sources are called', () => {
  test('drafts, passages, papers by title, papers in the bin and papers that nobody knows', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const [last, binned] = [await stored(client, LAST), await stored(client, LAST)]
    valueOf(await client.call('drafts.remove', { requestId: randomUUID(), id: binned }))
    const passage = await keepPassage(client)
    const sources = [
      { paper: last },
      { paper: binned },
      { paper: '群众满意', passage },
      { paper: last, passage: randomUUID() },
      { paper: '某局2019年工作总结' },
      { paper: randomUUID() },
    ]
    expect(valueOf(await client.call('compare.names', { sources }))).toEqual([
      { of: { draft: last }, title: '示例区教育局2025年工作总结', inBin: false },
      { of: { draft: binned }, title: '示例区教育局2025年工作总结', inBin: true },
      { of: { passage }, title: '群众满意', inBin: false },
      { of: { draft: last }, title: '示例区教育局2025年工作总结', inBin: false },
      { of: null, title: '某局2019年工作总结', inBin: false },
      { of: null, title: null, inBin: false },
    ])
  })
})
