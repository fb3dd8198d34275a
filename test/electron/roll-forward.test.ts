import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Answer, Args, RollProposal } from '#contract'
import type { Document } from '#core/document/document.ts'
import { oneLine, plainText } from '#core/document/text.ts'
import { markCarried, unconfirmedFigures } from '#core/figures/carried.ts'
import type { Change } from '#core/roll-forward/change.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { countingIds, date, doc, h1, h2, p, settings, signatory, title } from '../support/build.ts'
import { temporaryFolder } from '../support/launch.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'
import { save, createDraft, startService, valueOf } from './service-process.ts'

const LAST = doc(
  settings({ kind: 'summary-and-plan', year: 2025, unit: '示例区教育局' }),
  title('示例区教育局2025年工作总结和2026年工作计划'),
  p('2025年，全区教育工作平稳推进。'),
  h1('2025年工作总结'),
  h2('建强队伍'),
  p('2025年招聘教师42人。第41个教师节期间，表彰优秀教师30人。'),
  h2('保障安全'),
  p('排查隐患12处，较2020年减少5处。'),
  h1('2026年工作计划'),
  h2('新建学校'),
  p('2026年底前，新建学校3所。'),
  h2('培训教师'),
  p('培训教师200人次。'),
  signatory('示例区教育局'),
  date('2025年12月20日'),
)

const OWN_TEMPLATE = {
  id: 'own',
  name: { 'zh-CN': '本局年度计划', en: 'Our Plan' },
  description: { 'zh-CN': '每年一份。', en: 'Once a year.' },
  kind: 'outlook',
  numbering: 'restart',
  fields: [
    { key: 'year', kind: 'year', label: { 'zh-CN': '年份', en: 'Year' }, required: true },
    { key: 'office', kind: 'text', label: { 'zh-CN': '科室', en: 'Office' }, required: true },
  ],
  title: '{{office}}{{year}}年工作计划',
  body: [
    { heading: '重点任务', level: 1 },
    { heading: '建一所新学校', level: 2 },
  ],
}

type From = Args<'roll-forward.propose'>['from']
const WHOLE = { keep: 'text', plan: 'text' } as const

async function oldPaper(client: ServiceClient, paper: Document = LAST): Promise<{ from: From; sha256: string }> {
  const bytes = await writeTestDocx(paper)
  const taken = await client.call('import.take', { files: [{ name: '去年.docx', bytes, size: bytes.length }] })
  const { import: id } = valueOf(taken)
  valueOf(await client.call('import.read', { import: id }))
  const papers = [{ file: 0, paper: 0, as: 'old-paper' as const }]
  const kept = valueOf(await client.call('import.accept', { requestId: randomUUID(), import: id, papers }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { from: { oldPaper: kept.oldPapers[0]!.id }, sha256 }
}

const propose = async (client: ServiceClient, from: From, wish: Partial<Args<'roll-forward.propose'>> = {}) =>
  valueOf(await client.call('roll-forward.propose', { from, ...WHOLE, ...wish }))

const accept = (
  client: ServiceClient,
  { from, ...wish }: Partial<Args<'roll-forward.accept'>> & { readonly from: From },
  { state, year }: RollProposal,
) => client.call('roll-forward.accept', { requestId: randomUUID(), from, year, state, ...WHOLE, ...wish })

/** What core makes of the same paper. */
function byCore(paper: Document, wanted?: (change: Change) => boolean) {
  const newId = countingIds()
  const mark = (d: Document, from: number) => markCarried(d, { from, newId })
  const rolled = rollForward(paper, {
    year: 2026,
    newId,
    keep: 'text',
    mark,
    ...(wanted && { accept: wanted }),
  })
  if (!rolled.ok) throw new Error(rolled.error.code)
  return rolled.value
}

const readOld = async (client: ServiceClient, from: From): Promise<Answer<'oldPapers.read'>> =>
  valueOf(await client.call('oldPapers.read', { id: 'oldPaper' in from ? from.oldPaper : '' }))

describe('a proposal', () => {
  test('is what core finds, each change in its sentence, for the year that follows', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { from } = await oldPaper(client)
    const proposal = await propose(client, from)
    const { document } = await readOld(client, from)
    const { changes, planItems, draft } = byCore(document)
    expect(proposal).toMatchObject({
      title: oneLine(LAST.title),
      unit: '示例区教育局',
      year: 2026,
      isYearGuessed: false,
    })
    expect(proposal.years).toMatchObject({ first: 2025, summed: 2025, planned: 2026, span: 1, shift: 1 })
    const told = ({ kind, offset, from: words, to, certain }: Omit<Change, 'place' | 'start' | 'end'>) => {
      return { kind, offset, words, to, certain }
    }
    expect(proposal.changes.map(told)).toEqual(changes.map(told))
    expect(proposal.planItems.map(({ text }) => text)).toEqual(planItems.map(({ text }) => text))
    expect(proposal.figures).toBe(new Set(unconfirmedFigures(draft).map(({ id }) => id)).size)
    const text = plainText(document)
    for (const { before, from: words, after, offset } of proposal.changes) {
      const sentence = before + words + after
      expect(text.slice(offset - before.length, offset - before.length + sentence.length)).toBe(sentence)
    }
    const event = proposal.changes.find(({ kind }) => kind === 'event')
    expect(event).toMatchObject({
      before: '',
      from: '第41个教师节',
      to: '第42个教师节',
      after: '期间，表彰优秀教师30人。',
      certain: true,
    })
  })

  test('leaves out what stands in words that are not carried', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { from } = await oldPaper(client)
    const kindsIn = async (wish: Partial<Args<'roll-forward.propose'>>) =>
      (await propose(client, from, wish)).changes.map(({ kind, from: words }) => `${kind} ${words}`)
    const all = await kindsIn({})
    expect(all.some((each) => each.startsWith('deadline'))).toBe(true)
    const noPlan = await kindsIn({ plan: 'headings' })
    expect(noPlan).toEqual(all.filter((each) => !each.startsWith('deadline')))
    const bare = await propose(client, from, { keep: 'structure' })
    expect(bare.changes.every(({ kind }) => kind === 'year' || kind === 'date')).toBe(true)
    expect(bare.figures).toBe(0)
  })

  test('offers the template’s plan, and no plan where the old paper has none', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { from } = await oldPaper(client)
    const withPlan = await propose(client, from)
    expect(withPlan.plans).toEqual(['text', 'headings', 'template'])
    const { document } = valueOf(await accept(client, { from, plan: 'template' }, withPlan))
    expect(plainText(document)).not.toContain('新建学校')
    expect(document.blocks.filter(({ type }) => type === 'heading').length).toBeGreaterThan(5)
    const short = doc(title('示例区教育局2025年工作总结'), h1('主要工作'), p('2025年新建学校3所。'))
    expect(await propose(client, (await oldPaper(client, short)).from)).toMatchObject({ plans: [], templates: [] })
  })

  test('offers each template with a plan, those for such papers first, and takes the one that is chosen', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { from } = await oldPaper(client)
    const own = valueOf(await client.call('templates.save', { requestId: randomUUID(), template: OWN_TEMPLATE }))
    const proposal = await propose(client, from)
    expect(proposal.templates[0]).toMatchObject({ id: 'annual-summary-and-plan' })
    expect(proposal.templates).toContainEqual({ id: own.id, name: OWN_TEMPLATE.name })
    const wish = { from, plan: 'template', template: own.id } as const
    const { document } = valueOf(await accept(client, wish, proposal))
    expect(plainText(document)).toContain('（一）建一所新学校')
    expect(plainText(document)).not.toContain('培训教师200人次')
    const gone = await client.call('roll-forward.propose', {
      ...WHOLE,
      from,
      plan: 'template',
      template: 'user-000000000009',
    })
    expect(gone).toMatchObject({ error: { code: 'template-missing' } })
  })
})

describe('an accepted proposal', () => {
  test('is the draft that core makes, with its figures waiting, and leaves the old paper as it was', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { from, sha256 } = await oldPaper(client)
    const before = await readOld(client, from)
    const proposal = await propose(client, from)
    const draft = valueOf(await accept(client, { from }, proposal))
    expect(plainText(draft.document)).toBe(plainText(byCore(before.document).draft))
    expect(oneLine(draft.document.title)).toBe('示例区教育局2026年工作总结和2027年工作计划')
    expect(draft.document.year).toBe(2026)
    expect(draft.document.basedOn).toEqual({
      id: before.id,
      title: oneLine(LAST.title),
      year: 2025,
      sha256,
    })
    expect(draft.document.blocks.every(({ sources }) => sources?.at(-1)?.paper === before.id)).toBe(true)
    expect(new Set(unconfirmedFigures(draft.document).map(({ id }) => id)).size).toBe(proposal.figures)
    expect(unconfirmedFigures(draft.document).map(({ text }) => text)).toContain('42人')
    expect(await readOld(client, from)).toEqual(before)
    const stored = valueOf(await client.call('drafts.open', { id: draft.id }))
    expect(stored.document).toEqual(draft.document)
  })

  test('makes the changes that were taken and no others', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { from } = await oldPaper(client)
    const { document } = await readOld(client, from)
    const proposal = await propose(client, from)
    const wanted = (kind: string, words: string) => kind === 'deadline' || (kind === 'year' && words.startsWith('2025'))
    const accepted = proposal.changes
      .filter(({ kind, from: words }) => wanted(kind, words))
      .map(({ kind, offset }) => ({ kind, offset }))
    const draft = valueOf(await accept(client, { from, accepted }, proposal))
    const expected = byCore(document, ({ kind, from: words }) => wanted(kind, words)).draft
    expect(plainText(draft.document)).toBe(plainText(expected))
    expect(plainText(draft.document)).toContain('第41个教师节')
    const none = valueOf(await accept(client, { from, accepted: [] }, proposal))
    expect(plainText(none.document)).toBe(plainText(document))
  })

  test('opens where the first thing waits', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { from } = await oldPaper(client)
    const draft = valueOf(await accept(client, { from }, await propose(client, from)))
    const [first] = unconfirmedFigures(draft.document)
    expect(draft.caret).toEqual({ place: first!.place, offset: first!.start })
  })

  test('is made once, however often it is asked for', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { from } = await oldPaper(client)
    const proposal = await propose(client, from)
    const requestId = randomUUID()
    const both = await Promise.all([
      accept(client, { from, requestId }, proposal),
      accept(client, { from, requestId }, proposal),
    ])
    const again = await accept(client, { from, requestId }, proposal)
    expect(new Set([...both, again].map((reply) => valueOf(reply).id)).size).toBe(1)
    expect(valueOf(await client.call('drafts.list', {}))).toHaveLength(1)
  })

  test('is the same for a draft of the year before, by its own text', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const made = await createDraft(client)
    await save(client, { id: made.id, document: LAST })
    const proposal = await propose(client, { draft: made.id })
    const draft = valueOf(await accept(client, { from: { draft: made.id } }, proposal))
    const { document } = valueOf(await client.call('drafts.open', { id: made.id }))
    const sha256 = createHash('sha256').update(JSON.stringify(document)).digest('hex')
    expect(draft.document.basedOn).toMatchObject({ id: made.id, sha256 })
    expect(document).toEqual(LAST)
    await save(client, { id: made.id, document: { ...LAST, unit: '别的单位' } })
    expect(await accept(client, { from: { draft: made.id } }, proposal)).toMatchObject({
      error: { code: 'roll-source-changed' },
    })
  })
})

describe('a paper that cannot be rolled so', () => {
  test('is refused with the years that do not fit', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { from } = await oldPaper(client)
    const refused = (year: number) => client.call('roll-forward.propose', { from, ...WHOLE, year })
    expect(await refused(2025)).toEqual({ ok: false, error: { code: 'roll-same-year', params: { year: 2025 } } })
    expect(await refused(2019)).toEqual({
      ok: false,
      error: { code: 'roll-earlier-year', params: { from: 2025, year: 2019 } },
    })
    const missing = { oldPaper: randomUUID() }
    expect(await client.call('roll-forward.propose', { from: missing, ...WHOLE })).toMatchObject({
      error: { code: 'old-paper-missing' },
    })
  })

  test('is not, where it only needs a word: no year, several years, a quarter', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const told = async (paper: Document) => {
      const made = await createDraft(client)
      await save(client, { id: made.id, document: paper })
      const { year, isYearGuessed } = await propose(client, { draft: made.id })
      return [year, isYearGuessed]
    }
    const body = [h1('主要工作'), p('完成任务。')] as const
    expect(await told(doc(settings({ year: 2024 }), title('工作总结'), ...body))).toEqual([2025, true])
    expect(await told(doc(title('示例区2021—2025年工作总结'), ...body))).toEqual([2026, false])
    expect(await told(doc(title('示例区2026年一季度工作总结'), ...body))).toEqual([2026, false])
  })

  test('is read beside the service’s own work, also with 300 pages', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const made = await createDraft(client)
    const sentence = '2025年新建学校3所，招聘教师42人，第41个教师节期间表彰30人，2026年底前再建3所。'
    const blocks = Array.from({ length: 2_400 }, () => p(sentence.repeat(3)))
    await save(client, { id: made.id, document: doc(title('示例区2025年工作总结'), h1('主要工作'), ...blocks) })
    const ended: string[] = []
    const rolled = propose(client, { draft: made.id }).finally(() => ended.push('roll'))
    await client.call('settings.read', {}).finally(() => ended.push('settings'))
    const proposal = await rolled
    expect(ended).toEqual(['settings', 'roll'])
    expect(proposal.changes.length).toBeGreaterThan(10_000)
    const draft = valueOf(await accept(client, { from: { draft: made.id } }, proposal))
    expect(plainText(draft.document).match(/第42个教师节/g)).toHaveLength(7_200)
  })
})
