import { describe, expect, test } from 'vitest'
import { plainText } from '#core/document/text.ts'
import { outlineOf } from '#core/outline/outline.ts'
import { recognise } from '#core/recognise/recognise.ts'
import { sourceOfText } from '#core/recognise/source.ts'
import { countingIds } from '../support/build.ts'
import type { Dirt } from '../support/dirty.ts'
import * as dirty from '../support/dirty.ts'
import type { TruthNode } from '../support/outline-score.ts'
import { likeness, scoreOutline } from '../support/outline-score.ts'
import type { PaperStyle } from '../support/paper-maker.ts'
import { makePaper } from '../support/paper-maker.ts'

const STYLES: readonly PaperStyle[] = (['12', '13', '123', '1'] as const).flatMap((levels) =>
  (['run-in', 'alone', 'glued', 'split'] as const).flatMap((heading) =>
    (['是', '要', ''] as const).flatMap((enumerator) =>
      [false, true].map((isContinuous) => ({ levels, heading, enumerator, isContinuous })),
    ),
  ),
)

const together =
  (...dirts: readonly Dirt[]): Dirt =>
  (text, seed) =>
    dirts.reduce((dirtied, dirt) => dirt(dirtied, seed), text)

const DIRTS: Readonly<Record<string, Dirt>> = {
  'clean papers': (text) => text,
  'lines of 26 characters': dirty.wrapAt(26),
  'lines of 38 characters': dirty.wrapAt(38),
  'indented paragraphs in lines of 30': together(dirty.indented, dirty.wrapAt(30)),
  'pages of a preview site': dirty.pageChunks,
  'half-width marks': dirty.halfWidth,
  'straight quotation marks': dirty.straightQuotes,
  'spaces round figures': dirty.spacedFigures,
  'traditional characters': dirty.inTraditional,
  'full-width digits': dirty.wideDigits,
  'the furniture of a site': dirty.furniture,
  'page numbers between the lines': dirty.pageLines,
  'doubled marks': dirty.doubledMarks,
  'other forms of numbers': dirty.otherMarkers,
  'empty lines': dirty.blankLines,
  'lines ended as on Windows': dirty.windowsLines,
  'half-width marks, lines of 33 and furniture': together(dirty.halfWidth, dirty.wrapAt(33), dirty.furniture),
  'traditional, half-width, straight and furniture': together(
    dirty.inTraditional,
    dirty.halfWidth,
    dirty.straightQuotes,
    dirty.furniture,
  ),
}
const GLUED: Readonly<Record<string, Dirt>> = {
  'one line': dirty.oneLine,
  'one line with half-width marks': together(dirty.oneLine, dirty.halfWidth),
  'one line cut into pages': together(dirty.oneLine, dirty.pageChunks),
}

function measure(dirt: Dirt, expected: (nodes: readonly TruthNode[]) => readonly TruthNode[]) {
  return STYLES.map((style, index) => {
    const made = makePaper(index * 7 + 3, style)
    const { value } = recognise(sourceOfText(dirt(made.text, index)), {
      newId: countingIds(),
      clean: true,
      fallbackYear: 2025,
    })
    const score = scoreOutline(outlineOf(value.documents[0]!).outline, expected(made.outline))
    return {
      style,
      papers: value.documents.length,
      ...score,
      like: likeness(plainText(value.documents[0]!), made.text),
    }
  })
}

/** On one line, a heading that stood alone and one that runs in look the same where 一是 follows: they are read as run-in. */
function onOneLine(nodes: readonly TruthNode[]): readonly TruthNode[] {
  return nodes.map((node) => ({
    ...node,
    runIn: node.runIn || (node.level > 1 && node.enumerations.length > 0),
    children: onOneLine(node.children),
  }))
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('papers of every style with', () => {
  const cases = [
    ...Object.entries(DIRTS).map(([name, dirt]) => [name, dirt, (nodes: readonly TruthNode[]) => nodes] as const),
    ...Object.entries(GLUED).map(([name, dirt]) => [name, dirt, onOneLine] as const),
  ]
  test.each(cases)('%s hold the bars', (_name, dirt, expected) => {
    const scores = measure(dirt, expected)
    expect(mean(scores.map((score) => score.f1))).toBeGreaterThanOrEqual(0.98)
    expect(scores.filter((score) => score.f1 < 0.93 || score.papers !== 1)).toEqual([])
    expect(mean(scores.map((score) => score.inside))).toBeGreaterThanOrEqual(0.98)
    expect(scores.filter((score) => score.like < 0.997)).toEqual([])
  })
})

test('50,000 characters are read within the time of a breath', () => {
  const one = makePaper(1, { levels: '123', heading: 'run-in', enumerator: '是', isContinuous: true }).text
  const source = sourceOfText(one.repeat(Math.ceil(50_000 / one.length)).slice(0, 50_000))
  const small = sourceOfText(one)
  const time = (of: typeof source) => {
    const start = performance.now()
    recognise(of, { newId: countingIds(), clean: true })
    return performance.now() - start
  }
  time(small)
  // Relative, as machines differ: fifty times the text may take a hundred times as long, never its square.
  const base = Math.max(0.2, ...[1, 2, 3].map(() => time(small)))
  expect(Math.min(...[1, 2, 3].map(() => time(source)))).toBeLessThan(
    base * 3 * (source.lines.join('').length / small.lines.join('').length + 50),
  )
})
