import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Document, Table } from '#core/document/document.ts'
import { compose } from '#core/layout/compose.ts'
import type { Pages, PlacedLine } from '#core/layout/paginate/pages.ts'
import { paginate } from '#core/layout/paginate/paginate.ts'
import { NOT_AT_START } from '#core/layout/paginate/kinsoku.ts'
import type { Preset } from '#core/layout/presets.ts'
import { PRESETS } from '#core/layout/presets.ts'
import type { SetBlock, SetPaper } from '#core/layout/set-paper.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { corpusPapers } from '../support/corpus.ts'
import { OFFICE, paper, para, textOfLine } from '../support/set-paper.ts'

const arbitraryPreset: fc.Arbitrary<Preset> = fc.constantFrom(...Object.values(PRESETS))
const arbitraryPaper: fc.Arbitrary<SetPaper> = fc
  .tuple(arbitraryDocument, arbitraryPreset)
  .map(([document, preset]) => compose(document, preset))
/** Long paragraphs of everything that lines break at. */
const arbitraryLong: fc.Arbitrary<SetPaper> = fc
  .array(
    fc.constantFrom('国', '家', '，', '。', '（', '）', '“', '”', '——', '……', '2025', 'GDP', ' ', '%', '𠀀', '\n'),
    { maxLength: 900 },
  )
  .map((parts) => paper([para(parts.join('')), para(parts.toReversed().join(''))]))

const NOT_SHOWN = /[\n\t]/g

/** Every character of a set paper, in order; what lines break at is not shown. */
function textOfSet({ blocks, imprint }: SetPaper): string {
  return [...blocks, ...imprint].map(textOfBlock).join('').replaceAll(NOT_SHOWN, '')
}

function textOfBlock(block: SetBlock): string {
  if (block.type === 'picture') return block.asset === undefined ? block.alt : ''
  if (block.type === 'paragraph') return (block.number?.text ?? '') + block.runs.map((run) => run.text).join('')
  const cells = block.rows.flatMap((row) => row.cells.filter((cell) => !cell.isContinued))
  return cells.flatMap((cell) => cell.lines.map(textOfBlock)).join('')
}

function textOfPages({ pages }: Pages): string {
  return pages.flatMap((page) => page.lines.map(textOfLine)).join('')
}

/** A head that repeats shows its characters more than once. */
function withoutHeads(document: Document): Document {
  const bare = (block: Block): Block => (block.type === 'table' ? bareTable(block) : block)
  return {
    ...document,
    blocks: document.blocks.map(bare),
    attachments: document.attachments.map((attachment) => ({ ...attachment, blocks: attachment.blocks.map(bare) })),
  }
}

function bareTable(table: Table): Table {
  return { ...table, rows: table.rows.map(({ header: _, ...row }) => row) }
}

/** What stands outside its place: text beyond its line, lines beyond the type area, anything below it. */
function outside({ preset: { page } }: SetPaper, { pages }: Pages): readonly object[] {
  const bottom = page.top + page.textHeight
  const right = page.left + page.textWidth
  return pages.flatMap(({ lines, cells }) => [
    ...lines.filter((line) => line.y + line.height > bottom || isOutside(line, right)),
    ...cells.filter((cell) => cell.x + cell.width > right + 1 || cell.y + cell.height > bottom),
  ])
}

function isOutside({ x, width, fragments }: PlacedLine, right: number): boolean {
  const last = fragments.at(-1)
  // A character that is wider than its place stands there all the same.
  if (!last || (fragments.length === 1 && [...last.text].length === 1)) return false
  const end = last.x + last.width
  return fragments[0]!.x < x - 0.1 || end > x + width + 0.1 || end > right + 1
}

/** Lines that go on from the one before with a mark that may not begin one. */
function wrongBegins({ pages }: Pages): readonly string[] {
  return pages.flatMap(({ lines }) =>
    lines
      .filter((line, at) => lines[at - 1]?.place === line.place && line.x === OFFICE.page.left)
      .map((line) => textOfLine(line).charAt(0))
      .filter((character) => NOT_AT_START.includes(character)),
  )
}

describe('for every paper', () => {
  test('every character stands on the pages once and in order', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryPreset, (document, preset) => {
        const set = compose(withoutHeads(document), preset)
        const pages = paginate(set)
        fc.pre(!pages.flags.some(({ type }) => type === 'tornRow'))
        expect(textOfPages(pages)).toBe(textOfSet(set))
      }),
      { numRuns: 150 },
    )
  })

  test('the same in long paragraphs', () => {
    fc.assert(
      fc.property(arbitraryLong, (set) => {
        expect(textOfPages(paginate(set))).toBe(textOfSet(set))
      }),
    )
  })

  test('no line is wider than its place, and nothing stands below the type area', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryPaper, arbitraryLong), (set) => {
        expect(outside(set, paginate(set))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('no mark begins a line that could stand on the line before', () => {
    fc.assert(
      fc.property(arbitraryLong, (set) => {
        // A row of marks longer than a line, or a line break of the writer's, leaves no choice.
        fc.pre(
          !textOfSet(set).match(/[，。）”…%—“（\s]{6}/) && !set.blocks.some((it) => textOfBlock(it).includes('\n')),
        )
        expect(wrongBegins(paginate(set))).toEqual([])
      }),
    )
  })

  test('the same paper gives the same pages', () => {
    fc.assert(
      fc.property(arbitraryPaper, (set) => {
        expect(JSON.stringify(paginate(set))).toBe(JSON.stringify(paginate(structuredClone(set))))
      }),
      { numRuns: 50 },
    )
  })
})

const papers = Object.entries(corpusPapers())

describe.skipIf(!papers.length)('real papers of the corpus (skipped where it is absent)', () => {
  test.each(papers)('%s stands on its pages to the last character', (_, document) => {
    for (const preset of Object.values(PRESETS)) {
      const set = compose(document, preset)
      const pages = paginate(set)
      expect(textOfPages(pages)).toBe(textOfSet(set))
      expect(outside(set, pages)).toEqual([])
    }
  })
})
