import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Table } from '#core/document/document.ts'
import { readFile } from '#core/office/read-file.ts'
import type { Reading } from '#core/recognise/reading.ts'
import type { SourceLine } from '#core/recognise/source.ts'
import { countingIds } from './build.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/import')

export function fixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)))
}

/** One of test/fixtures/import, read; a refusal throws its code. */
export function readFixture(name: string): Promise<Reading> {
  return readBytes(fixtureBytes(name), name)
}

export async function readBytes(bytes: Uint8Array, name = ''): Promise<Reading> {
  const result = await readFile(bytes, { name, newId: countingIds() })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** A line as tests compare it: number and text, then what else is known in brackets; a block by its type. */
export function shown({ text, hints = {}, block }: SourceLine): string {
  if (block) return block.type === 'table' ? shownTable(block) : `<${block.type}>`
  const { number = '', level, isTitle, align, bold, part } = hints
  const told = [level && `h${level}`, isTitle && 'title', align, bold && `bold ${JSON.stringify(bold)}`, part]
  const known = told.filter(Boolean).join(' ')
  return number + text + (known && ` (${known})`)
}

function shownTable({ rows }: Table): string {
  const lines = rows.map(({ cells }) =>
    cells
      .map(({ covered, colSpan, rowSpan, blocks }) => {
        const words = blocks.map(({ runs }) => runs.map((run) => run.text).join('')).join('/')
        return covered ? '–' : words + (colSpan * rowSpan > 1 ? ` ${colSpan}×${rowSpan}` : '')
      })
      .join('|'),
  )
  return `<table ${lines.join(' ; ')}>`
}

/** The notes of a reading: code, count and words. */
export function told({ notes }: Reading): readonly string[] {
  return notes.map(({ code, params, text }) =>
    [code, params?.['count'], text].filter((part) => part !== undefined).join(' '),
  )
}
