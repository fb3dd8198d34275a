import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { Passage } from '#core/passage/passage.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { usePassage } from '#electron/storage/passage-history.ts'
import { tidyIndex } from '#electron/storage/passage-index.ts'
import type { PassageListOptions } from '#electron/storage/passage-list.ts'
import { listPassages, quickPassages } from '#electron/storage/passage-list.ts'
import { favourPassages } from '#electron/storage/passage-marks.ts'
import { searchPassages } from '#electron/storage/passage-search.ts'
import { emptyPassageBin, insertPassages, removePassages } from '#electron/storage/passages.ts'
import { likeOf } from '#electron/storage/search.ts'
import { temporaryFolder } from '../../../test/support/launch.ts'
import { median, percentile, rowOf, type Benchmark, type Measured, type Row } from '../report.ts'
import type { Chance } from './made-passages.ts'
import { chances, madePassages } from './made-passages.ts'

const FULL = { passages: 100_000, queries: 500, scans: 25, writes: 200 }
const QUICK = { passages: 5_000, queries: 50, scans: 5, writes: 20 }
const BATCH = 1_000
/** What nineteen of twenty answers may take. */
const PROMISE = { listMs: 20, quickMs: 5 }
const START = Date.parse('2021-01-01T00:00:00Z')
const HALF_AN_HOUR = 1_800_000

interface Library {
  readonly db: Writable
  readonly ids: readonly string[]
  readonly size: typeof FULL
  readonly label: string
  readonly chance: Chance
  readonly note: (text: string) => void
}

/**
 * The library's list, its first page and how many there are, against a scan with LIKE of the same database; the same set
 * is found, or the run fails. What a write and the index cost, against the rows and the words without it.
 */
export const measureLibrary: Benchmark = async ({ quick, note }) => {
  const size = quick ? QUICK : FULL
  const place = temporaryFolder('library')
  try {
    const opened = openDatabase(place, { now: () => new Date() })
    if (!opened.ok) throw new Error(opened.error.code)
    const { db } = opened.value
    const label = `${size.passages.toLocaleString('en')} passages`
    note(`${label} are put in`)
    const library: Library = { db, ids: fill(db, size.passages), size, label, chance: chances(7), note }
    const rows = [...measureLists(library), ...measureQuick(library), ...measureWrites(library), measureSize(library)]
    closeDatabase(db)
    return { rows, runs: size.queries }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Over some years; one in fifty is a favourite and one in twenty was used. */
function fill(db: Writable, count: number): readonly string[] {
  const ids: string[] = []
  let batch: { readonly id: string; readonly passage: Passage }[] = []
  const store = () => {
    must(insertPassages(db, batch, new Date(START + ids.length * HALF_AN_HOUR).toISOString()))
    batch = []
  }
  for (const passage of madePassages(count)) {
    const id = randomUUID()
    ids.push(id)
    batch.push({ id, passage })
    if (batch.length === BATCH) store()
  }
  store()
  const every = (step: number) => ids.filter((_, index) => index % step === 0)
  db.transaction(() => {
    must(favourPassages(db, every(50), true))
    for (const id of every(20)) must(usePassage(db, { id, draft: id, at: new Date(START).toISOString() }))
  })()
  // As the service does between two answers.
  while (tidyIndex(db)) continue
  db.exec(`CREATE TEMP TABLE texts AS
    SELECT place, title || char(10) || note || char(10) || text || char(10) ||
      coalesce((SELECT group_concat(value, char(10)) FROM json_each(tags)), '') AS words FROM passages`)
  return ids
}

function measureLists(library: Library): Row[] {
  const texts = library.db.prepare<[], string>('SELECT words FROM texts WHERE place % 97 = 0').pluck().all()
  const kinds = [
    { what: 'list, 1 character', query: () => piece(library, texts, 1) },
    { what: 'list, 2 characters', query: () => piece(library, texts, 2) },
    { what: 'list, 3 to 8 characters', query: () => piece(library, texts, 3 + library.chance.below(6)) },
    {
      what: 'list, 1 to 8, filtered',
      query: () => piece(library, texts, 1 + library.chance.below(8)),
      isFiltered: true,
    },
  ]
  return kinds.flatMap((kind) => measureList(library, kind))
}

/** Some characters of a passage. */
function piece({ chance }: Library, texts: readonly string[], length: number): string {
  for (;;) {
    const characters = Array.from(chance.pick(texts))
    const from = chance.below(Math.max(1, characters.length - length))
    const found = characters.slice(from, from + length).join('')
    if (!found.includes('\n') && found.trim() === found && found !== '') return found
  }
}

interface Kind {
  readonly what: string
  readonly query: () => string
  readonly isFiltered?: boolean
}

function measureList(library: Library, { what, query, isFiltered = false }: Kind): Row[] {
  const { db, size, label, note } = library
  note(what)
  const asked = Array.from({ length: size.queries }, () => ({
    query: query(),
    ...(isFiltered ? someFilter(library) : {}),
  }))
  asked.slice(0, 5).forEach((options) => listPassages(db, options))
  const ours = asked.map((options) => middle(() => listPassages(db, options)))
  for (const options of asked) assertSame(db, options)
  const step = Math.floor(size.queries / size.scans)
  const compared = asked.filter((_, index) => index % step === 0)
  const rows: Measured[] = [
    {
      what,
      size: label,
      unit: 'ms',
      peerName: 'LIKE scan',
      limit: null,
      ours: compared.map((options) => middle(() => listPassages(db, options))),
      peer: compared.map((options) => timed(() => scan(db, 'passages', options))),
    },
    promised(`${what}: 95 of 100 within`, label, percentile(ours, 0.95), PROMISE.listMs),
  ]
  return rows.map(rowOf)
}

function someFilter({ chance }: Library): PassageListOptions {
  const filters: readonly PassageListOptions[] = [
    { year: 2014 + chance.below(13) },
    { kind: chance.pick(['summary', 'report', 'notice'] as const) },
    { tag: chance.pick(['党建', 'GDP', '常用']) },
    { collection: chance.pick(['openings', 'problems'] as const) },
    { shape: 'section' },
    { isFavourite: true },
  ]
  return { ...chance.pick(filters), ...chance.pick(filters) }
}

function assertSame(db: Writable, { query = '', ...facets }: PassageListOptions): void {
  const { places, total } = searchPassages(db, { query, facets, sort: 'updated', offset: 0, limit: -1 })
  const scanned = scan(db, 'texts', { query, ...facets })
  const isSame = total === scanned.length && places.every((place, index) => place === scanned[index])
  if (!isSame) throw new Error(`«${query}» finds ${total} passages, a scan finds ${scanned.length}`)
}

const LIKE = {
  passages: `title LIKE @like ESCAPE '\\' OR note LIKE @like ESCAPE '\\' OR text LIKE @like ESCAPE '\\'
    OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value LIKE @like ESCAPE '\\')`,
  // The same words in a table of their own, which is sooner looked through.
  texts: `words LIKE @like ESCAPE '\\'`,
}

/** The places of all that a look at every passage finds, the last changed first. */
function scan(db: Writable, table: keyof typeof LIKE, { query = '', ...only }: PassageListOptions): number[] {
  const { tag, isFavourite, ...columns } = only
  const given = Object.keys(columns).map((name) => `${name} = @${name}`)
  if (tag !== undefined) given.push('EXISTS (SELECT 1 FROM json_each(tags) WHERE value = @tag)')
  if (isFavourite) given.push('is_favourite')
  const from = table === 'passages' || given.length === 0 ? table : 'passages JOIN texts USING (place)'
  const where = [...given, `(${LIKE[table]})`].join(' AND ')
  return db
    .prepare<[object], number>(`SELECT place FROM ${from} WHERE ${where} ORDER BY place DESC`)
    .pluck()
    .all({ ...columns, ...(tag === undefined ? {} : { tag }), like: likeOf(query) })
}

function measureQuick({ db, size, label, chance, note }: Library): Row[] {
  note('quick insertion')
  const sounds = db.prepare<[], { readonly pinyin: string; readonly initials: string }>(
    'SELECT pinyin, initials FROM passages WHERE place % 89 = 0',
  )
  const known = sounds.all()
  const queries = Array.from({ length: size.queries }, (_, index) => {
    const { pinyin, initials } = chance.pick(known)
    const letters = index % 2 ? initials : pinyin
    const from = index % 3 ? 0 : chance.below(4)
    return letters.slice(from, from + 1 + chance.below(index % 2 ? 5 : 10)) || 'd'
  })
  const ours = queries.map((query) => middle(() => quickPassages(db, { query, limit: 20 })))
  return [rowOf(promised('quick, by pinyin: 95 of 100 within', label, percentile(ours, 0.95), PROMISE.quickMs))]
}

/** Against the same rows written without their search. */
function measureWrites({ db, size, label, note }: Library): Row[] {
  note('writes')
  db.exec('CREATE TABLE plain AS SELECT * FROM passages WHERE 0; CREATE UNIQUE INDEX plain_by_id ON plain (id)')
  const copy = db.prepare('INSERT INTO plain SELECT * FROM passages WHERE id = ?')
  const at = '2026-11-22T08:00:00.000Z'
  const fresh = [...madePassages(size.writes + BATCH)].map((passage) => ({ id: randomUUID(), passage }))
  const each = fresh.slice(0, size.writes)
  const many = fresh.slice(size.writes)
  const copied = (ids: readonly { readonly id: string }[]) =>
    timed(() => db.transaction(() => ids.forEach(({ id }) => copy.run(id)))())
  const added = each.map((one) => timed(() => must(insertPassages(db, [one], at))))
  const addedMany = timed(() => must(insertPassages(db, many, at)))
  const bare = { each: each.map((one) => copied([one])), many: copied(many) }
  const gone = (ids: readonly { readonly id: string }[]) =>
    timed(() =>
      db.transaction(() =>
        must(
          removePassages(
            db,
            ids.map(({ id }) => id),
            at,
          ),
        ),
      )(),
    )
  const removed = each.map((one) => gone([one]))
  const removedMany = gone(many)
  const bareGone = (ids: readonly { readonly id: string }[]) =>
    timed(() =>
      db.transaction(() =>
        ids.forEach(({ id }) => db.prepare('UPDATE plain SET deleted_at = ? WHERE id = ?').run(at, id)),
      )(),
    )
  const bareRemoved = { each: each.map((one) => bareGone([one])), many: bareGone(many) }
  emptyPassageBin(db)
  const peer = { size: label, unit: 'ms', peerName: 'the rows alone', limit: null } as const
  const rows: Measured[] = [
    { what: 'add 1', ...peer, ours: added, peer: bare.each },
    { what: `add ${BATCH}`, ...peer, ours: [addedMany], peer: [bare.many] },
    { what: 'remove 1', ...peer, ours: removed, peer: bareRemoved.each },
    { what: `remove ${BATCH}`, ...peer, ours: [removedMany], peer: [bareRemoved.many] },
  ]
  return rows.map(rowOf)
}

function measureSize({ db, label }: Library): Row {
  const tables = ['passage_characters', 'passage_pairs']
  const index = tables.reduce((sum, table) => sum + bytes(db, `SELECT sum(length(block)) FROM ${table}_data`), 0)
  const text = bytes(db, 'SELECT sum(length(CAST(words AS BLOB))) FROM texts')
  const MB = 1_000_000
  return rowOf({
    what: 'size of the index',
    size: label,
    unit: 'MB',
    peerName: 'the words',
    limit: null,
    ours: [index / MB],
    peer: [text / MB],
  })
}

function bytes(db: Writable, statement: string): number {
  return db.prepare<[], number>(statement).pluck().get() ?? 0
}

function promised(what: string, size: string, ms: number, limit: number): Measured {
  return { what, size, unit: 'ms', peerName: 'the promise', limit: 1, ours: [ms], peer: [limit] }
}

/** Of three times: what else ran on the machine is not the query's. */
function middle(run: () => unknown): number {
  return median([timed(run), timed(run), timed(run)])
}

function timed(run: () => unknown): number {
  const started = performance.now()
  run()
  return performance.now() - started
}

function must(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(JSON.stringify(result))
}
