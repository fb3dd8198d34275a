import type { Level } from '#core/document/document.ts'
import { NoteCollector } from '#core/docx/note-collector.ts'
import type { ReadOptions } from '#core/docx/read-docx.ts'
import type { Reading } from '#core/recognise/reading.ts'
import type { SourceHints, SourceLine } from '#core/recognise/source.ts'
import { decodeText } from './decode-text.ts'
import { gridOfCells } from './loose-table.ts'
import { textNotes } from './read-text.ts'

/** Markdown as far as papers use it: headings, bold, links, tables; everything else stays text. */
export function readMarkdown(bytes: Uint8Array, { newId }: ReadOptions): Reading {
  const { text, encoding, isGuessed } = decodeText(bytes)
  const notes = new NoteCollector()
  const rows = text.split(/\r\n?|\n/)
  // One first-level heading is the title, and those below it are the paper's own levels.
  const hasTitle = rows.filter((row) => row.startsWith('# ')).length === 1
  const lines: SourceLine[] = []
  let isCode = false
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    if (/^\s*(```|~~~)/.test(row)) isCode = !isCode
    else if (isCode) lines.push({ text: row })
    else if (isTableAt(rows, index)) {
      const end = tableEnd(rows, index)
      const cells = rows
        .slice(index, end)
        .filter((_, at) => at !== 1)
        .map((line) => cellsOf(line, notes))
      const table = gridOfCells(
        cells.map((texts, at) => ({ isHeader: at === 0, cells: texts.map((words) => cell(words, newId)) })),
        newId,
      )
      if (table) lines.push({ text: '', block: table })
      index = end - 1
    } else if (!/^\s*([-*_])(\s*\1){2,}\s*$/.test(row)) lines.push(lineOf(row, hasTitle, notes))
  }
  return {
    value: { origin: 'markdown', lines },
    notes: [...textNotes(text, encoding, isGuessed), ...notes.notes()],
    pictures: new Map(),
  }
}

function lineOf(row: string, hasTitle: boolean, notes: NoteCollector): SourceLine {
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(row)
  const { text, bold } = inline(heading?.[2] ?? row.replace(/^(\s*>)+\s?/, ''), notes)
  const depth = heading ? heading[1]!.length - (hasTitle ? 1 : 0) : undefined
  const hints: SourceHints = {
    ...(depth ? { level: Math.min(depth, 4) as Level } : {}),
    ...(depth === 0 ? { isTitle: true } : {}),
    ...(bold.length && !heading ? { bold } : {}),
  }
  return Object.keys(hints).length ? { text, hints } : { text }
}

function inline(row: string, notes: NoteCollector): { text: string; bold: (readonly [number, number])[] } {
  const plain = row
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, (_, alt: string) => {
      notes.add('pictures-dropped', alt)
      return ''
    })
    .replace(/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/g, (_, words: string, address: string) => {
      notes.add('links-dropped', address)
      return words
    })
  const bold: (readonly [number, number])[] = []
  let text = ''
  let end = 0
  for (const match of plain.matchAll(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g)) {
    text += unescape(plain.slice(end, match.index))
    const from = text.length
    text += unescape(match[2]!)
    bold.push([from, text.length])
    end = match.index + match[0].length
  }
  return { text: text + unescape(plain.slice(end)), bold }
}

function unescape(text: string): string {
  return text.replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1')
}

function isTableAt(rows: readonly string[], index: number): boolean {
  const rule = rows[index + 1] ?? ''
  return rows[index]!.includes('|') && /^\s*\|?\s*:?-{2,}/.test(rule) && /^[\s|:-]+$/.test(rule) && rule.includes('|')
}

function tableEnd(rows: readonly string[], start: number): number {
  let end = start + 2
  while (end < rows.length && rows[end]!.includes('|')) end++
  return end
}

function cellsOf(row: string, notes: NoteCollector): readonly string[] {
  const inside = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inside.split(/(?<!\\)\|/).map((words) => inline(words.trim(), notes).text)
}

function cell(text: string, newId: ReadOptions['newId']) {
  const blocks = () => (text ? [{ type: 'paragraph' as const, id: newId(), runs: [{ text }] }] : [])
  return { colSpan: 1, rowSpan: 1, blocks }
}
