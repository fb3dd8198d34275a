import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cell, doc, h1, h2, p, table, title } from '../support/build.ts'
import { passage } from '../support/passages.ts'
import { add, emptyLibrary, read, request, titles } from './library-service.ts'
import { createDraft, save, valueOf } from './service-process.ts'

const missing = { ok: false, error: { code: 'passage-missing' } }
const inBin = { ok: false, error: { code: 'passage-in-bin' } }

describe('a passage that is added', () => {
  test('is read as it was given, its facts clean and each tag once', async () => {
    const { client } = emptyLibrary()
    const source = { paper: 'p', title: '去年的总结', year: 2025, section: '二、（一）' }
    const given = passage(
      {
        title: ' 党建\n引领 ',
        collection: 'openings',
        kind: 'summary',
        year: 2025,
        unit: ' 示例区教育局 ',
        tags: [' 党建', '党建 ', 'GDP', 'gdp', ' '],
        note: '只给办公室用\n第二行 ',
        source,
      },
      h1('做法'),
      p('狠抓落实。'),
    )
    const [id] = await add(client, given)
    expect(await read(client, id!)).toEqual({
      ...given,
      id,
      title: '党建引领',
      unit: '示例区教育局',
      tags: ['党建', 'GDP'],
      note: '只给办公室用\n第二行',
      shape: 'section',
      characters: 7,
      isFavourite: false,
      uses: 0,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      excerpt: { before: '', hit: '', after: '做法 狠抓落实。' },
      usedIn: [],
      versions: 0,
    })
  })

  test('stands with the others of its call in the order given', async () => {
    const { client } = emptyLibrary()
    const ids = await add(client, ...['甲', '乙', '丙'].map((name) => passage({ title: name }, p(name))))
    const listed = valueOf(await client.call('library.list', {}))
    expect(listed.passages.map(({ id }) => id)).toEqual(ids.toReversed())
    expect(listed.total).toBe(3)
  })

  test('is stored once where the same request comes again, and two requests at once are two', async () => {
    const { client } = emptyLibrary()
    const first = { requestId: randomUUID(), passages: [passage({ title: '甲' }, p('甲'))] as never }
    const replies = await Promise.all([
      client.call('library.add', first),
      client.call('library.add', first),
      client.call('library.add', { ...request(), passages: first.passages }),
    ])
    const ids = replies.flatMap((reply) => valueOf(reply).ids)
    expect(ids[0]).toBe(ids[1])
    expect(new Set(ids).size).toBe(2)
    expect(await titles(client)).toEqual(['甲', '甲'])
  })

  test('may have 100,000 characters, and 200,001 are refused with all that came beside', async () => {
    const { client } = emptyLibrary()
    const long = passage({ title: '长' }, p(`${'很长的一段话，'.repeat(14_285)}结尾的词句`))
    const [id] = await add(client, long)
    expect((await read(client, id!)).characters).toBe(100_000)
    const found = valueOf(await client.call('library.list', { query: '结尾的词句' }))
    expect(found.passages[0]!.excerpt).toEqual({
      before: '…话，很长的一段话，很长的一段话，',
      hit: '结尾的词句',
      after: '',
    })
    const most = passage({ title: '最长' }, p('字'.repeat(200_000)))
    expect(await add(client, most)).toHaveLength(1)
    const tooLong = [passage({ title: '短' }, p('短')), passage({ title: '太长' }, p('字'.repeat(200_001)))]
    expect(await client.call('library.add', { ...request(), passages: tooLong as never })).toEqual({
      ok: false,
      error: { code: 'passage-too-large', params: { max: 200_000 } },
    })
    expect(await titles(client)).toEqual(['最长', '长'])
  })

  test('is the sum of what is seen of it: headings without a number, cells, no prompts left out', async () => {
    const { client } = emptyLibrary()
    await add(client, passage({ title: '表' }, h2('规范办学', '全年检查。'), table([[cell('责任科室')]])))
    expect(await titles(client, { query: '规范办学全年' })).toEqual(['表'])
    expect(await titles(client, { query: '责任科室' })).toEqual(['表'])
    expect(await titles(client, { query: '（一）' })).toEqual([])
  })
})

describe('a change', () => {
  test('of the words or the title keeps what was before as a version, the latest first', async () => {
    const { client } = emptyLibrary()
    const [id] = await add(client, passage({ title: '标题' }, p('第一稿')))
    const before = await read(client, id!)
    const blocks = doc(p('第二稿')).blocks as never
    const second = valueOf(await client.call('library.change', { ...request(), id: id!, blocks }))
    expect(second).toMatchObject({ title: '标题', versions: 1, excerpt: { after: '第二稿' } })
    expect(second.updatedAt > before.updatedAt).toBe(true)
    valueOf(await client.call('library.change', { ...request(), id: id!, title: '新标题' }))
    expect(valueOf(await client.call('library.versions', { id: id! }))).toEqual([
      { version: 2, savedAt: second.updatedAt, title: '标题', blocks: doc(p('第二稿')).blocks },
      { version: 1, savedAt: before.updatedAt, title: '标题', blocks: before.blocks },
    ])
    expect([await titles(client, { query: '第一稿' }), await titles(client, { query: '第二稿' })]).toEqual([
      [],
      ['新标题'],
    ])
  })

  test('of a fact alone keeps no version, nor one that goes on with the last; the same again is none', async () => {
    const { client } = emptyLibrary()
    const [id] = await add(client, passage({ title: '甲', tags: ['旧'] }, p('一')))
    const facts = { tags: ['新'], note: '说明', year: 2026, collection: 'closings' } as const
    const changed = valueOf(await client.call('library.change', { ...request(), id: id!, ...facts, tags: ['新'] }))
    expect(changed).toMatchObject({ ...facts, title: '甲', versions: 0 })
    const again = valueOf(await client.call('library.change', { ...request(), id: id!, title: ' 甲', note: '说明 ' }))
    expect(again).toEqual(changed)
    const blocks = (words: string) => doc(p(words)).blocks as never
    valueOf(await client.call('library.change', { ...request(), id: id!, blocks: blocks('一二') }))
    const going = { ...request(), id: id!, blocks: blocks('一二三'), goesOn: true } as const
    expect(valueOf(await client.call('library.change', going)).versions).toBe(1)
    const versions = valueOf(await client.call('library.versions', { id: id! }))
    expect(versions.map((version) => version.blocks)).toEqual([blocks('一')])
    const [fresh] = await add(client, passage({ title: '乙' }, p('原来的话')))
    const first = { ...request(), id: fresh!, blocks: blocks('改了'), goesOn: true } as const
    expect(valueOf(await client.call('library.change', first)).versions).toBe(1)
  })

  test('is taken back by a version, and what stood before that is one too', async () => {
    const { client } = emptyLibrary()
    const [id] = await add(client, passage({ title: '甲' }, p('一')))
    valueOf(await client.call('library.change', { ...request(), id: id!, blocks: doc(p('二')).blocks as never }))
    const restored = valueOf(await client.call('library.restoreVersion', { ...request(), id: id!, version: 1 }))
    expect(restored).toMatchObject({ blocks: doc(p('一')).blocks, versions: 2 })
    const versions = valueOf(await client.call('library.versions', { id: id! }))
    expect(versions.map(({ version, blocks }) => [version, blocks])).toEqual([
      [2, doc(p('二')).blocks],
      [1, doc(p('一')).blocks],
    ])
    expect(await client.call('library.restoreVersion', { ...request(), id: id!, version: 9 })).toEqual(missing)
  })

  test('that is too long, or of nothing that is there, changes nothing', async () => {
    const { client } = emptyLibrary()
    const [id] = await add(client, passage({ title: '甲' }, p('一')))
    const before = await read(client, id!)
    const blocks = doc(p('字'.repeat(200_001))).blocks as never
    expect(await client.call('library.change', { ...request(), id: id!, blocks })).toMatchObject({
      error: { code: 'passage-too-large' },
    })
    expect(await read(client, id!)).toEqual(before)
    expect(await client.call('library.change', { ...request(), id: randomUUID(), title: 'x' })).toEqual(missing)
    expect(await client.call('library.read', { id: randomUUID() })).toEqual(missing)
  })
})

describe('many at once', () => {
  test('become favourites and get tags, all or none, and are not newer for it', async () => {
    const { client } = emptyLibrary()
    const ids = await add(
      client,
      passage({ title: '甲', tags: ['旧', '党建'] }, p('一')),
      passage({ title: '乙' }, p('二')),
    )
    const times = await Promise.all(ids.map(async (id) => (await read(client, id)).updatedAt))
    const favour = { ...request(), ids: [...ids, randomUUID()], isFavourite: true }
    expect(await client.call('library.favour', favour)).toEqual(missing)
    expect(await titles(client, { isFavourite: true })).toEqual([])
    valueOf(await client.call('library.favour', { ...request(), ids, isFavourite: true }))
    valueOf(await client.call('library.tag', { ...request(), ids, add: [' 党建', '常用'], remove: ['旧'] }))
    const after = await Promise.all(ids.map((id) => read(client, id)))
    expect(after.map(({ tags }) => tags)).toEqual([
      ['党建', '常用'],
      ['党建', '常用'],
    ])
    expect(after.map(({ updatedAt, isFavourite }) => [updatedAt, isFavourite])).toEqual(times.map((at) => [at, true]))
    expect(await titles(client, { isFavourite: true, tag: '常用' })).toEqual(['乙', '甲'])
    expect(await titles(client, { query: '旧' })).toEqual([])
    valueOf(await client.call('library.favour', { ...request(), ids: [ids[0]!], isFavourite: false }))
    expect(await titles(client, { isFavourite: true })).toEqual(['乙'])
  })

  test('go into the bin and come back, or are gone for good', async () => {
    const { client } = emptyLibrary()
    const ids = await add(
      client,
      ...['甲', '乙', '丙'].map((name) => passage({ title: name, tags: ['同'] }, p('同样的话'))),
    )
    expect(await client.call('library.remove', { ...request(), ids: [ids[0]!, randomUUID()] })).toEqual(missing)
    expect(await titles(client)).toEqual(['丙', '乙', '甲'])
    valueOf(await client.call('library.remove', { ...request(), ids: ids.slice(0, 2) }))
    expect([await titles(client, { query: '同样' }), await titles(client, { query: '同样', bin: true })]).toEqual([
      ['丙'],
      ['乙', '甲'],
    ])
    expect(await titles(client, { bin: true, tag: '没有' })).toEqual([])
    expect((await read(client, ids[0]!)).deletedAt).toEqual(expect.any(String))
    valueOf(await client.call('library.restore', { ...request(), ids: [ids[0]!] }))
    expect(await titles(client, { query: '同' })).toEqual(['丙', '甲'])
    expect(valueOf(await client.call('library.emptyBin', request()))).toEqual({ passages: 1 })
    expect(await client.call('library.read', { id: ids[1]! })).toEqual(missing)
    expect(await client.call('library.restore', { ...request(), ids: [ids[1]!] })).toEqual(missing)
    expect(await titles(client, { bin: true })).toEqual([])
  })

  test('that are in the bin can be read and nothing else', async () => {
    const { client } = emptyLibrary()
    const ids = await add(client, passage({ title: '甲' }, p('一')))
    const id = ids[0]!
    valueOf(await client.call('library.remove', { ...request(), ids }))
    const replies = await Promise.all([
      client.call('library.change', { ...request(), id, title: '乙' }),
      client.call('library.favour', { ...request(), ids, isFavourite: true }),
      client.call('library.tag', { ...request(), ids, add: ['x'], remove: [] }),
      client.call('library.used', { ...request(), id, draft: randomUUID() }),
    ])
    expect(replies).toEqual([inBin, inBin, inBin, inBin])
    expect(await read(client, id)).toMatchObject({ title: '甲', tags: [], isFavourite: false, uses: 0 })
  })
})

describe('«used in»', () => {
  test('names each draft once, the latest first, as the list of drafts does, and outlives it', async () => {
    const { client } = emptyLibrary()
    const [id] = await add(client, passage({ title: '甲' }, p('一')))
    const drafts = [await createDraft(client), await createDraft(client)]
    await save(client, { id: drafts[0]!.id, document: doc(title('区教育局\n工作总结')) })
    valueOf(await client.call('drafts.rename', { ...request(), id: drafts[1]!.id, name: '我的一份' }))
    const use = (draft: string) => client.call('library.used', { ...request(), id: id!, draft })
    for (const draft of [drafts[0]!, drafts[1]!, drafts[0]!]) valueOf(await use(draft.id))
    const usedIn = async () => (await read(client, id!)).usedIn.map(({ draft, title: shown }) => [draft, shown])
    expect(await usedIn()).toEqual([
      [drafts[0]!.id, '区教育局工作总结'],
      [drafts[1]!.id, '我的一份'],
    ])
    valueOf(await client.call('drafts.remove', { ...request(), id: drafts[1]!.id }))
    valueOf(await client.call('drafts.emptyBin', request()))
    expect(await usedIn()).toEqual([
      [drafts[0]!.id, '区教育局工作总结'],
      [drafts[1]!.id, null],
    ])
    expect((await read(client, id!)).uses).toBe(3)
  })
})

describe('the filters', () => {
  test('name what there is outside the bin, as it is written, with how many', async () => {
    const { client } = emptyLibrary()
    expect(valueOf(await client.call('library.filters', {}))).toEqual({
      total: 0,
      favourites: 0,
      collections: [],
      kinds: [],
      years: [],
      units: [],
      tags: [],
      inBin: 0,
    })
    const words = p('一')
    const ids = await add(
      client,
      passage(
        { collection: 'closings', kind: 'summary', year: 2023, unit: 'ABC 局 \ue041', tags: ['GDP', '三农'] },
        words,
      ),
      passage({ collection: 'openings', kind: 'report', year: 2025, unit: 'abc 局', tags: ['三农'] }, words),
      passage({ collection: 'openings', kind: null, year: null, unit: '', tags: ['gdp'] }, h1('题'), words),
      passage({ collection: 'other', kind: 'other', year: 2020, unit: '无', tags: ['弃'] }, words),
    )
    valueOf(await client.call('library.remove', { ...request(), ids: [ids[3]!] }))
    valueOf(await client.call('library.favour', { ...request(), ids: [ids[0]!], isFavourite: true }))
    expect(valueOf(await client.call('library.filters', {}))).toEqual({
      total: 3,
      favourites: 1,
      collections: [
        { collection: 'openings', passages: 2 },
        { collection: 'closings', passages: 1 },
      ],
      kinds: [
        { kind: 'summary', passages: 1 },
        { kind: 'report', passages: 1 },
      ],
      years: [
        { year: 2025, passages: 1 },
        { year: 2023, passages: 1 },
      ],
      units: [
        { unit: 'ABC 局 \ue041', passages: 1 },
        { unit: 'abc 局', passages: 1 },
      ],
      tags: [
        { tag: '三农', passages: 2 },
        { tag: 'GDP', passages: 1 },
        { tag: 'gdp', passages: 1 },
      ],
      inBin: 1,
    })
    const one = async (only: object) => valueOf(await client.call('library.list', only)).passages.map(({ id }) => id)
    expect(await one({ tag: 'GDP' })).toEqual([ids[0]])
    expect(await one({ unit: 'abc 局' })).toEqual([ids[1]])
    expect(await one({ shape: 'section' })).toEqual([ids[2]])
    expect(await one({ collection: 'openings', year: 2025 })).toEqual([ids[1]])
  })
})

describe('quick insertion', () => {
  test('looks for letters in the sound of titles: initials first, then syllables, then inside', async () => {
    const { client } = emptyLibrary()
    const names = ['打击犯罪', '党建引领', '大局意识', '区党建工作', '深化对接', '经济运行', '2024年GDP增速']
    const ids = await add(client, ...names.map((name) => passage({ title: name }, p(`${name}的话`))))
    const quick = async (query: string, limit = 20) =>
      valueOf(await client.call('library.quick', { query, limit })).map((found) => found.title)
    expect(await quick('dj')).toEqual(['大局意识', '党建引领', '打击犯罪', '深化对接', '区党建工作'])
    expect(await quick('dangj')).toEqual(['党建引领', '区党建工作'])
    expect(await quick("Dang'jian y")).toEqual(['党建引领'])
    expect(await quick('ing')).toEqual(['经济运行', '党建引领'])
    expect(await quick('gdp')).toEqual(['2024年GDP增速'])
    expect(await quick('2024ng')).toEqual(['2024年GDP增速'])
    expect(await quick('zzz')).toEqual([])
    expect(await quick('d', 2)).toEqual(['大局意识', '党建引领'])
    valueOf(await client.call('library.used', { ...request(), id: ids[1]!, draft: randomUUID() }))
    valueOf(await client.call('library.favour', { ...request(), ids: [ids[0]!], isFavourite: true }))
    expect(await quick('dj', 3)).toEqual(['打击犯罪', '党建引领', '大局意识'])
  })

  test('looks for characters and digits as the list does, and shows what is liked where nothing is typed', async () => {
    const { client } = emptyLibrary()
    const [first] = await add(
      client,
      passage({ title: '甲' }, p('完成目标100%')),
      passage({ title: '乙100' }, p('无')),
      passage({ title: '丙' }, p('无')),
    )
    valueOf(await client.call('library.favour', { ...request(), ids: [first!], isFavourite: true }))
    const quick = async (query: string) =>
      valueOf(await client.call('library.quick', { query, limit: 20 })).map((found) => found.title)
    expect(await quick('100')).toEqual(['乙100', '甲'])
    expect(await quick('目标')).toEqual(['甲'])
    expect(await quick('')).toEqual(['甲', '丙', '乙100'])
    expect(await quick('%')).toEqual(['甲'])
  })
})
