import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import mammoth from 'mammoth'
import { readDocx } from '#core/docx/read-docx.ts'
import { writeDocx } from '#core/docx/write-docx.ts'
import { plainText } from '#core/document/text.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import { readFile } from '#core/office/read-file.ts'
import { recognise } from '#core/recognise/recognise.ts'
import { sourceOfText } from '#core/recognise/source.ts'
import { countingIds } from '../../../test/support/build.ts'
import { temporaryFolder } from '../../../test/support/launch.ts'
import { rowOf, type Benchmark, type Measured, type Row } from '../report.ts'
import { longPaper } from '../typing/long-paper.ts'

const FULL = { pages: [15, 107, 315], pairs: 7, folder: 200 }
const QUICK = { pages: [15], pairs: 2, folder: 5 }
const CLOCK = '2026-01-01T00:00:00.000Z'
/** What recognition of so many characters may take; the one figure here that is no ratio to a peer. */
const RECOGNITION = { characters: 50_000, ms: 150 }

/**
 * Reading Word files against mammoth's text and pandoc's whole process; how much memory reading takes; recognition; a folder of
 * papers read and recognised, against mammoth reading them.
 */
export const measureImport: Benchmark = async ({ quick, note }) => {
  const { pages, pairs, folder } = quick ? QUICK : FULL
  const rows: Row[] = []
  const place = temporaryFolder('import')
  try {
    for (const size of pages) {
      note(`${size} pages`)
      const bytes = await writeDocx(longPaper(size), { preset: GBT9704, clock: CLOCK })
      const path = join(place, `${size}.docx`)
      writeFileSync(path, bytes)
      rows.push(...(await measureReading(bytes, path, `${size} pages`, pairs)))
    }
    note(`a folder of ${folder}`)
    rows.push(measureRecognition(pairs), await measureFolder(folder, quick ? 1 : 3))
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
  return { rows, runs: pairs }
}

async function measureReading(bytes: Uint8Array, path: string, size: string, pairs: number): Promise<Row[]> {
  const buffer = Buffer.from(bytes)
  const reading = await alternate(
    pairs,
    () => readDocx(bytes, { newId: countingIds() }),
    () => mammoth.extractRawText({ buffer }),
  )
  const memory = (reader: string) =>
    Array.from({ length: Math.min(pairs, 3) }, () => {
      const run = spawnSync(process.execPath, [join(import.meta.dirname, 'memory.ts'), reader, path], {
        encoding: 'utf8',
      })
      return Math.max(1, Number(run.stdout)) / 1_024
    })
  const peer = { size, peerName: 'mammoth', limit: 1 } as const
  const rows: Measured[] = [
    { what: 'reading a .docx, warm', unit: 'ms', ...peer, ...reading },
    { what: 'memory that reading adds', unit: 'MB', ...peer, ours: memory('ours'), peer: memory('mammoth') },
    {
      what: 'reading, against a process',
      unit: 'ms',
      size,
      peerName: 'pandoc',
      limit: null,
      ours: reading.ours,
      peer: pandoc(path),
    },
  ]
  return rows.map(rowOf)
}

function measureRecognition(pairs: number): Row {
  const { characters, ms } = RECOGNITION
  let text = ''
  while (text.length < characters) text += plainText(longPaper(40))
  const source = sourceOfText(text.slice(0, characters))
  recognise(source, { newId: countingIds(), clean: true })
  const ours = Array.from({ length: pairs }, () => {
    const started = performance.now()
    recognise(source, { newId: countingIds(), clean: true })
    return performance.now() - started
  })
  const size = `${characters / 1_000},000 characters`
  return rowOf({
    what: 'recognition',
    size,
    unit: 'ms',
    peerName: 'the promise',
    limit: 1,
    ours,
    peer: ours.map(() => ms),
  })
}

async function measureFolder(count: number, pairs: number): Promise<Row> {
  const papers = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      writeDocx(longPaper(6 + (index % 10)), { preset: GBT9704, clock: CLOCK }),
    ),
  )
  const measured = await alternate(
    pairs,
    async () => {
      for (const bytes of papers) {
        const read = await readFile(bytes, { name: 'paper.docx', newId: countingIds() })
        if (!read.ok) throw new Error(read.error.code)
        recognise(read.value.value, { newId: countingIds(), clean: true })
      }
    },
    async () => {
      for (const bytes of papers) await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    },
  )
  return rowOf({
    what: 'a folder, read and recognised',
    size: `${count} papers`,
    unit: 'ms',
    peerName: 'mammoth, read alone',
    limit: null,
    ...measured,
  })
}

/** Both in turn, the first run of each thrown away. */
async function alternate(pairs: number, ours: () => unknown, theirs: () => unknown) {
  const measured = { ours: [] as number[], peer: [] as number[] }
  for (let pair = -1; pair < pairs; pair += 1) {
    for (const name of pair % 2 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const)) {
      const started = performance.now()
      await (name === 'ours' ? ours : theirs)()
      if (pair >= 0) measured[name].push(performance.now() - started)
    }
  }
  return measured
}

/** Whole processes; none where it is not installed. */
function pandoc(path: string): number[] {
  const run = () => {
    const started = performance.now()
    const { status } = spawnSync('pandoc', [path, '-t', 'plain'], { stdio: 'ignore' })
    return status === 0 ? [performance.now() - started] : []
  }
  return [run(), run(), run()].flat()
}
