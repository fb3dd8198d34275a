import type { Decisions } from '#contract'
import type { Block, BlockId, Document, Heading, Level, Paragraph, Run } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { headingNumbers } from '#core/document/walk.ts'
import { readMarker } from '#core/recognise/marker.ts'

type Levels = Decisions['levels']

/** A paper with the levels that the writer gave to the blocks that begin at these places of the source. */
export function setLevels(
  document: Document,
  places: readonly (readonly [BlockId, number])[],
  levels: Levels,
): Document {
  if (!levels.length) return document
  const wanted = new Map(levels.map(({ at, level }) => [at, level]))
  const byBlock = new Map(places.flatMap(([id, at]) => (wanted.has(at) ? [[id, wanted.get(at)!] as const] : [])))
  const numbers = headingNumbers(document)
  const change = (block: Block): Block => {
    const level = byBlock.get(block.id)
    return level === undefined ? block : withLevel(block, level, numbers.get(block.id) ?? '')
  }
  return {
    ...document,
    blocks: document.blocks.map(change),
    attachments: document.attachments.map((each) => ({ ...each, blocks: each.blocks.map(change) })),
  }
}

function withLevel(block: Block, level: Level | 0, number: string): Block {
  if (block.type === 'heading') return level === 0 ? asParagraph(block, number) : atLevel(block, level)
  return block.type === 'paragraph' && level !== 0 ? asHeading(block, level) : block
}

// A number of its own was that of the level it had.
function atLevel({ marker, ...heading }: Heading, level: Level): Heading {
  return level === heading.level && marker !== undefined ? { ...heading, marker, level } : { ...heading, level }
}

// Its number is not stored with its words; as a paragraph it would lose it.
function asParagraph({ id, runs, runIn = [], sources }: Heading, number: string): Paragraph {
  const words = number === '' ? [] : [{ text: number }]
  return { type: 'paragraph', id, runs: [...words, ...runs, ...runIn], ...(sources ? { sources } : {}) }
}

/** A typed number is the heading's from now on; what follows the first full stop is the text that runs in. */
function asHeading({ id, runs, sources }: Paragraph, level: Level): Heading {
  const marker = readMarker(textOf(runs))
  const words = marker && marker.form !== 'bracket' ? partRuns(runs, marker.length)[1] : runs
  const stop = textOf(words).indexOf('。') + 1
  const [title, runIn] = stop > 0 ? partRuns(words, stop) : [words, []]
  return {
    type: 'heading',
    id,
    level,
    runs: title,
    ...(textOf(runIn) === '' ? {} : { runIn }),
    ...(sources ? { sources } : {}),
  }
}

function partRuns(runs: readonly Run[], at: number): readonly [readonly Run[], readonly Run[]] {
  const before: Run[] = []
  const after: Run[] = []
  let start = 0
  for (const run of runs) {
    const cut = Math.min(Math.max(at - start, 0), run.text.length)
    if (cut > 0) before.push({ ...run, text: run.text.slice(0, cut) })
    if (cut < run.text.length) after.push({ ...run, text: run.text.slice(cut) })
    start += run.text.length
  }
  return [before, after]
}
