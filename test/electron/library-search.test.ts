import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Args } from '#contract'
import { cleanText } from '#core/document/normalise.ts'
import type { Passage } from '#core/passage/passage.ts'
import { ok } from '#core/result.ts'
import type { Context } from '#electron/service/context.ts'
import { libraryHandlers } from '#electron/service/handlers/library.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { all, any, askedFor, EVERYTHING, without } from '#electron/storage/passage-grams.ts'
import { USES_OF, usePassage } from '#electron/storage/passage-history.ts'
import {
  byTitleIn,
  COUNT_FACETS,
  countIn,
  INDEXED,
  indexing,
  latestIn,
  raisedIn,
  tidyIndex,
  weighedIn,
  weightOf,
} from '#electron/storage/passage-index.ts'
import { COUNT_PASSAGE_BIN, LIST_PASSAGE_BIN, READ_PLACE } from '#electron/storage/passage-list.ts'
import { favourPassages, tagPassages } from '#electron/storage/passage-marks.ts'
import { NEXT_PASSAGES } from '#electron/storage/passage-rows.ts'
import {
  changePassage,
  eachPassage,
  emptyPassageBin,
  insertPassages,
  readPassage,
  removePassages,
  restorePassages,
} from '#electron/storage/passages.ts'
import { hashOfPassage } from '#electron/storage/passage-text.ts'
import { likeOf } from '#electron/storage/search.ts'
import { madePassages } from '../../scripts/bench/library/made-passages.ts'
import { doc, h1, p } from '../support/build.ts'
import { passage } from '../support/passages.ts'
import { database, planOf } from './open-database.ts'

const AT = '2026-11-22T08:00:00.000Z'
const QUERIES = 2_000
const PAGE = 200

type ListArgs = Args<'library.list'>
type Listed = Answer<'library.list'>

/** The real handler on this database; an answer that is no promise. */
function list(db: Writable, args: ListArgs): Listed {
  const context = { store: { current: () => ok({ db, path: '', damaged: null }), close: () => undefined } }
  const answer = libraryHandlers['library.list'](args, context as unknown as Context)
  if (answer instanceof Promise || !answer.ok) throw new Error('no list')
  return answer.value
}

/** All that is found, page after page. */
function listAll(db: Writable, args: ListArgs): string[] {
  const { passages, total } = list(db, { ...args, limit: PAGE })
  const found = passages.map(({ id }) => id)
  for (let offset = PAGE; offset < total; offset += PAGE)
    found.push(...list(db, { ...args, offset, limit: PAGE }).passages.map(({ id }) => id))
  expect(found).toHaveLength(total)
  return found
}

const MATCHES = `title LIKE @like ESCAPE '\\' OR note LIKE @like ESCAPE '\\' OR text LIKE @like ESCAPE '\\'
  OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value LIKE @like ESCAPE '\\')`

/** What a look at every passage finds. */
function scan(db: Writable, query: string, only = '1'): string[] {
  const statement = `SELECT id FROM passages WHERE deleted_at IS NULL AND (${MATCHES}) AND ${only}`
  return db
    .prepare<[object], string>(statement)
    .pluck()
    .all({ like: likeOf(query) })
}

const ODD = [
  '完成100%，其中_a_项“重点”\\路径\'引号\'"双引号"',
  '😀表情与𠀀生僻字 Emoji👨‍👩‍👧',
  'GDP增长2.5%，gdp与Gdp，É与é',
  '旧字体里的\ue000\ue061\ue0ff\ue100\uf8ff字',
  "'; DROP TABLE passages; -- NEAR(a b) AND OR NOT *",
  '　全角空格　与 半角 空格',
]

/** A library of office passages and odd ones, some favourites, some used, some in the bin. */
function library(count: number): Writable {
  const db = database()
  const odd = ODD.map((text, index) =>
    passage(
      { title: index % 2 ? text.slice(0, 9) : '', tags: index % 3 ? [text.slice(3, 9)] : [], note: text.slice(5) },
      p(text),
    ),
  )
  const passages = [...madePassages(count), ...odd]
  insertPassages(
    db,
    passages.map((given, index) => ({ id: `id-${index}`, passage: given })),
    AT,
  )
  const every = (step: number) => passages.flatMap((_, index) => (index % step === 0 ? [`id-${index}`] : []))
  favourPassages(db, every(11), true)
  for (const id of every(7)) usePassage(db, { id, draft: 'draft', at: AT })
  for (const id of every(21)) usePassage(db, { id, draft: 'draft', at: AT })
  removePassages(db, every(50), AT)
  // As the service does between two answers.
  while (tidyIndex(db)) continue
  return db
}

describe('the search of the library', () => {
  test(`finds what a look at every passage finds, each once, for ${QUERIES} random queries`, () => {
    const db = library(400)
    const letters = [...db.prepare<[], string>('SELECT title || note || text FROM passages').pluck().all().join('')]
    const fromText = fc
      .tuple(fc.nat({ max: letters.length - 9 }), fc.integer({ min: 1, max: 8 }))
      .map(([from, length]) => letters.slice(from, from + length).join(''))
    const turned = fromText.map((text) => (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase()))
    const odd = fc.constantFrom(
      '%',
      '_',
      '\\',
      '"',
      "'",
      '*',
      '^',
      ' AND ',
      'NOT',
      '😀',
      '\ud83d',
      '\ude00',
      '2',
      '\ue061',
    )
    const mixed = fc.array(fc.oneof(fromText, odd, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 3 })
    const query = fc.oneof(
      { weight: 4, arbitrary: fromText },
      { weight: 1, arbitrary: turned },
      { weight: 1, arbitrary: odd },
      { weight: 2, arbitrary: mixed.map((parts) => parts.join('')) },
    )
    let hits = 0
    fc.assert(
      fc.property(query, (text) => {
        const asked = cleanText(text).replaceAll('\n', '').trim()
        const found = listAll(db, { query: text })
        hits += found.length
        expect(found.toSorted()).toEqual(scan(db, asked).toSorted())
      }),
      { numRuns: QUERIES, seed: 61 },
    )
    expect(hits).toBeGreaterThan(QUERIES * 5)
    expect(db.prepare('SELECT count(*) FROM passages').pluck().get()).toBe(406)
  })

  test('narrows what is found by every filter and all of them together', () => {
    const db = library(600)
    const samples = [...eachPassage(db)]
    const narrowing = fc.tuple(fc.constantFrom(...samples), fc.nat({ max: 127 })).map(([like, chosen]): ListArgs => {
      const { collection, shape, kind, year, unit, tags } = like
      const wanted = { collection, shape, kind, year, unit, tag: tags[0], isFavourite: like.isFavourite || undefined }
      const picked = Object.entries(wanted).filter(
        ([, value], bit) => chosen & (1 << bit) && value !== undefined && value !== null && value !== '',
      )
      return Object.fromEntries(picked) as ListArgs
    })
    const queries = fc.constantFrom('', '的', '工作', '同时也要', '2', '一是', '党建', 'gdp', '没有的话')
    const sorts = fc.constantFrom(undefined, 'relevance', 'updated', 'used', 'title')
    const columns = ['collection', 'shape', 'kind', 'year', 'unit'] as const
    fc.assert(
      fc.property(narrowing, queries, sorts, (only, query, sort) => {
        const is = columns.flatMap((name) => (only[name] === undefined ? [] : [`${name} = '${only[name]}'`]))
        if (only.tag !== undefined) is.push(`EXISTS (SELECT 1 FROM json_each(tags) WHERE value = '${only.tag}')`)
        if (only.isFavourite) is.push('is_favourite')
        const found = listAll(db, { ...only, query, ...(sort ? { sort } : {}) })
        expect(found.toSorted()).toEqual(scan(db, query, ['1', ...is].join(' AND ')).toSorted())
      }),
      { numRuns: 400, seed: 62 },
    )
  })

  test('comes in the same order by pages of any size as in one', () => {
    const db = library(900)
    for (const query of ['', '的', '工作', '党建', '东林']) {
      for (const sort of ['relevance', 'updated', 'used', 'title'] as const) {
        const whole = listAll(db, { query, sort })
        for (const size of [1, 7, 50]) {
          const paged: string[] = []
          for (let offset = 0; offset < whole.length; offset += size)
            paged.push(...list(db, { query, sort, offset, limit: size }).passages.map(({ id }) => id))
          expect(paged).toEqual(whole)
        }
        expect(list(db, { query, sort, offset: whole.length }).passages).toEqual([])
      }
    }
  })

  test.each([
    ['经', '专项经费'],
    ['项经费', '专项经费'],
    ['12.5%', '共12.5%'],
    ['_“', '_“GDP”'],
    ['gDp', 'GDP'],
    ['😀𠀀', '😀𠀀'],
    ['甲乙', '甲乙'],
  ])('finds %j in %j', (query, text) => {
    const db = database()
    insertPassages(
      db,
      [
        { id: 'a', passage: passage({}, p(`前${text}后`)) },
        { id: 'b', passage: passage({}, p('无关')) },
      ],
      AT,
    )
    expect(listAll(db, { query })).toEqual(['a'])
  })

  test.each(['费专', '专_经', '专%费', 'é', '出共12.5', '之一二是', '\ue061', '标签题'])(
    'does not find %j',
    (query) => {
      const db = database()
      const given = passage(
        { title: '标题', tags: ['标签', '题目'] },
        p('专项经费支出É'),
        p('共12.5A'),
        p('之一'),
        p('二是'),
      )
      insertPassages(db, [{ id: 'a', passage: given }], AT)
      expect(listAll(db, { query })).toEqual([])
    },
  )
})

describe('what was asked for comes', () => {
  const ids = (db: Writable, args: ListArgs) => list(db, args).passages.map(({ id }) => id)
  const put = (db: Writable, id: string, facts: Partial<Passage>, words = '无') =>
    insertPassages(db, [{ id, passage: passage(facts, p(words)) }], AT)

  test('by where it stands: whole title, title, whole tag, tag or note, words; the last changed first', () => {
    const db = database()
    put(db, 'title', { title: '党建' })
    put(db, 'in-title', { title: '党建引领' })
    put(db, 'in-title-2', { title: '区党建' })
    put(db, 'tag', { tags: ['党建'] })
    put(db, 'in-tag', { tags: ['党建品牌'] })
    put(db, 'note', { note: '党建用' })
    put(db, 'words', {}, '抓党建促发展')
    expect(ids(db, { query: '党建' })).toEqual(['title', 'in-title-2', 'in-title', 'tag', 'note', 'in-tag', 'words'])
    expect(ids(db, { query: '党建', sort: 'updated' })[0]).toBe('words')
    changePassage(db, { id: 'in-title', change: { note: '新' }, at: AT })
    expect(ids(db, { query: '党建' }).slice(0, 3)).toEqual(['title', 'in-title', 'in-title-2'])
  })

  test('sooner where it is a favourite or was used, but no sooner than what is nearer', () => {
    const db = database()
    for (const id of ['a', 'b', 'c', 'd']) put(db, id, {}, '同样的话')
    put(db, 'near', { title: '同样' })
    expect(ids(db, { query: '同样' })).toEqual(['near', 'd', 'c', 'b', 'a'])
    favourPassages(db, ['a'], true)
    usePassage(db, { id: 'b', draft: 'x', at: AT })
    expect(ids(db, { query: '同样' })).toEqual(['near', 'a', 'b', 'd', 'c'])
    expect(ids(db, { query: '同样', sort: 'used' })).toEqual(['b', 'near', 'd', 'c', 'a'])
    insertPassages(db, [{ id: 'new', passage: passage({}, p('同样新')) }], '2029-01-01T00:00:00.000Z')
    expect(ids(db, { query: '同样' })).toEqual(['near', 'new', 'a', 'b', 'd', 'c'])
  })

  test('in the order of changes where nothing is asked, and by the sound of titles where that is wanted', () => {
    const db = database()
    for (const title of ['总结', '', '安全', '2024年', '党建', '安全'])
      put(db, `${title}${db.prepare('SELECT count(*) FROM passages').pluck().get()}`, { title })
    expect(ids(db, {})).toEqual(['安全5', '党建4', '2024年3', '安全2', '1', '总结0'])
    expect(ids(db, { sort: 'title' })).toEqual(['2024年3', '安全5', '安全2', '党建4', '总结0', '1'])
  })

  test('in the order of changes, too, where the clock was set back', () => {
    const db = database()
    put(db, 'a', {}, '同样')
    put(db, 'b', {}, '同样')
    const early = '2020-01-01T00:00:00.000Z'
    const changed = changePassage(db, { id: 'a', change: { note: 'x' }, at: early })
    expect(changed).toMatchObject({ ok: true, value: { updatedAt: '2026-11-22T08:00:00.001Z' } })
    insertPassages(db, [{ id: 'c', passage: passage({}, p('同样')) }], early)
    expect(ids(db, { query: '同样' })).toEqual(['c', 'a', 'b'])
  })

  test('with the first place that holds it, in the words or else the note, and with the first words where none does', () => {
    const db = database()
    const given = passage(
      { title: '专项', note: '第一行\n备用GDP' },
      h1('做法'),
      p('一般'),
      p(`${'前'.repeat(20)}经费`),
    )
    insertPassages(db, [{ id: 'a', passage: given }], AT)
    const excerpt = (query: string) => list(db, { query }).passages[0]?.excerpt
    const first = { before: '', hit: '', after: `做法 一般 ${'前'.repeat(20)}经费` }
    expect([excerpt(''), excerpt('专项')]).toEqual([first, first])
    expect(excerpt('经费')).toEqual({ before: `…${'前'.repeat(16)}`, hit: '经费', after: '' })
    expect(excerpt('gdp')).toEqual({ before: '备用', hit: 'GDP', after: '' })
  })
})

describe('the index', () => {
  const step = fc.record({
    do: fc.constantFrom('add', 'change', 'tag', 'favour', 'use', 'remove', 'restore', 'empty'),
    which: fc.nat({ max: 19 }),
    words: fc.constantFrom(...ODD, '党建引领', '经费', 'GDP'),
  })

  function take(
    db: Writable,
    { do: what, which, words }: typeof step extends fc.Arbitrary<infer S> ? S : never,
    nth: number,
  ) {
    const known = db.prepare<[], string>('SELECT id FROM passages ORDER BY id').pluck().all()
    const id = known[which % Math.max(1, known.length)] ?? 'none'
    const facts = { title: words.slice(0, 12), unit: words.slice(0, 5), tags: [words.slice(2, 8)], note: words }
    if (what === 'add') insertPassages(db, [{ id: `n${nth}`, passage: passage(facts, p(words)) }], AT)
    else if (what === 'change')
      changePassage(db, { id, change: { ...facts, blocks: doc(p(words), p('又')).blocks }, at: AT })
    else if (what === 'tag') tagPassages(db, [id], { add: [words.slice(0, 7)], remove: [words.slice(2, 8)] })
    else if (what === 'favour') favourPassages(db, [id], which % 2 === 0)
    else if (what === 'use') usePassage(db, { id, draft: 'd', at: AT })
    else if (what === 'remove') removePassages(db, [id], AT)
    else if (what === 'restore') restorePassages(db, [id])
    else emptyPassageBin(db)
  }

  /**
   * Every gram with the passages that have it and its places among those of its kind, which its first character names:
   * of the index as it is, and of one that is made anew.
   */
  const PLACES = `
    SELECT term, doc, offset - min(offset) OVER (PARTITION BY doc, iif(term < char(0xe300), '', substr(term, 1, 1))) AS nth
    FROM seen ORDER BY term, doc, nth`

  function grams(db: Writable): unknown[] {
    return ['passage_characters', 'passage_pairs'].map((table) => {
      db.exec(`CREATE VIRTUAL TABLE temp.seen USING fts5vocab (main, ${table}, instance)`)
      const rows = db.prepare(PLACES).raw().all()
      db.exec('DROP TABLE temp.seen')
      return rows
    })
  }

  function rebuild(db: Writable): void {
    for (const table of ['passage_characters', 'passage_pairs'])
      db.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`)
    const rows = db.prepare(`SELECT ${INDEXED} FROM passages WHERE deleted_at IS NULL ORDER BY place`).all()
    indexing(db, (index) => rows.forEach((row) => index.add(row as never)))
  }

  test('is after any acts what it would be were it made anew', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
        const db = database()
        for (const [nth, each] of steps.entries()) take(db, each, nth)
        const before = grams(db)
        rebuild(db)
        expect(before).toEqual(grams(db))
        db.close()
      }),
      { numRuns: 40, seed: 63 },
    )
  })

  test('goes back with the write that fails', () => {
    const db = database()
    insertPassages(db, [{ id: 'a', passage: passage({}, p('旧的话')) }], AT)
    const failing = db.transaction(() => {
      changePassage(db, { id: 'a', change: { blocks: doc(p('新的话')).blocks }, at: AT })
      throw new Error('planted')
    })
    expect(failing).toThrow('planted')
    expect([listAll(db, { query: '旧的' }), listAll(db, { query: '新的' })]).toEqual([['a'], []])
  })

  test('is asked for all that a list needs, and no passage is read but those that are shown', () => {
    const db = database()
    const { ways } = askedFor('经费')
    const words = without(all(EVERYTHING.words, ways[4]!), any(ways[0]!, ways[1]!))
    const found = (table: string) => expect.stringMatching(new RegExp(`^SCAN ${table} VIRTUAL TABLE INDEX`))
    const page = { words, limit: 50, offset: 0 }
    for (const table of ['passage_characters', 'passage_pairs'] as const) {
      expect(planOf(db, countIn(table), { words })).toEqual([found(table)])
      expect(planOf(db, latestIn(table), page)).toEqual([found(table)])
      expect(planOf(db, raisedIn(table, 'lively'), { words, limit: 50 })).toEqual([
        found(table),
        'SEARCH passages USING COVERING INDEX passages_raised (place=?)',
        'USE TEMP B-TREE FOR ORDER BY',
      ])
      expect(planOf(db, weighedIn(table, 'lively'), page)).toEqual([
        expect.stringMatching(/^(CO-ROUTINE|MATERIALIZE)/),
        found(table),
        expect.stringMatching(/^SCAN/),
        'SEARCH passages USING INTEGER PRIMARY KEY (rowid=?)',
      ])
      expect(planOf(db, weightOf('lively').replace('?', '1'))).toEqual([
        'SEARCH passages USING INTEGER PRIMARY KEY (rowid=?)',
      ])
      expect(planOf(db, byTitleIn(table), page)).toEqual([
        'SCAN passages USING COVERING INDEX passages_by_title',
        expect.stringMatching(/^LIST SUBQUERY/),
        found(table),
        expect.stringMatching(/^CREATE BLOOM FILTER/),
      ])
    }
    expect(planOf(db, COUNT_FACETS, { from: 'a', to: 'b' })).toEqual([
      expect.stringMatching(/^SCAN passage_words VIRTUAL TABLE INDEX [1-9]/),
    ])
  })

  test('leaves the other statements to indexes of their own', () => {
    const db = database()
    const bin = {
      collection: null,
      shape: null,
      kind: null,
      year: null,
      unit: null,
      tag: null,
      isFavourite: null,
      like: null,
    }
    expect(planOf(db, READ_PLACE.replace('?', '1'))).toEqual(['SEARCH passages USING INTEGER PRIMARY KEY (rowid=?)'])
    expect(planOf(db, LIST_PASSAGE_BIN, { ...bin, limit: 50, offset: 0 })[0]).toBe(
      'SEARCH passages USING INDEX passages_in_bin (deleted_at>?)',
    )
    expect(planOf(db, COUNT_PASSAGE_BIN, bin)[0]).toBe('SEARCH passages USING INDEX passages_in_bin (deleted_at>?)')
    expect(planOf(db, NEXT_PASSAGES, { createdAt: '', id: '' })).toEqual([
      'SEARCH passages USING INDEX passages_by_creation ((created_at,id)>(?,?))',
    ])
    expect(planOf(db, USES_OF, { id: 'x' }).filter((plan) => plan.startsWith('SCAN'))).toEqual([])
  })
})

describe('what others read of the library', () => {
  test('is every passage outside the bin, the first added first, over many pages', () => {
    const db = database()
    const count = 1_203
    const at = (index: number) => new Date(Date.parse(AT) + index).toISOString()
    for (let index = 0; index < count; index += 1)
      insertPassages(db, [{ id: `id-${count - index}`, passage: passage({ title: `第${index}` }, p('话')) }], at(index))
    removePassages(db, [`id-${count - 3}`], AT)
    changePassage(db, { id: `id-${count}`, change: { note: '改过' }, at: at(count) })
    const read = [...eachPassage(db)]
    expect(read.map(({ title }) => title)).toEqual(
      Array.from({ length: count }, (_, index) => `第${index}`).filter((title) => title !== '第3'),
    )
  })

  test('is one passage by its id; the same title and words have one hash, however they were set', () => {
    const db = database()
    const given = passage({ title: '党建 引领', tags: ['x'] }, h1('做法'), p('狠抓 落实。'))
    insertPassages(
      db,
      [
        { id: 'a', passage: given },
        { id: 'b', passage: passage({}, p('别的')) },
      ],
      AT,
    )
    expect(readPassage(db, 'a')).toEqual(given)
    const same = { title: '党建引领', blocks: doc(p('做法'), p('狠抓落实。')).blocks }
    expect(hashOfPassage(given)).toBe(hashOfPassage(same))
    expect(hashOfPassage({ ...same, title: '别的' })).not.toBe(hashOfPassage(same))
    expect(hashOfPassage({ title: '甲', blocks: doc(p('乙')).blocks })).not.toBe(
      hashOfPassage({ title: '', blocks: doc(p('甲'), p('乙')).blocks }),
    )
    removePassages(db, ['a'], AT)
    expect([readPassage(db, 'a'), readPassage(db, 'none')]).toEqual([undefined, undefined])
  })
})
