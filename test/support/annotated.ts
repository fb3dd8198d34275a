import type { Figure } from '#core/figures/figure.ts'
import { findFigures } from '#core/figures/find-figures.ts'
import { doc, p } from './build.ts'

/** A paragraph with its figures marked by hand: «投入{3.5亿元|money}，惠及{2万人|count}». */
export interface Annotated {
  readonly text: string
  readonly figures: readonly { readonly type: string; readonly text: string; readonly start: number }[]
}

export function annotated(marked: string): Annotated {
  const figures: { type: string; text: string; start: number }[] = []
  let text = ''
  for (const [, plain = '', figure, type] of marked.matchAll(/([^{]*)(?:\{([^|]+)\|([a-z]+)\})?/g)) {
    text += plain
    if (figure === undefined || type === undefined) continue
    figures.push({ type, text: figure, start: text.length })
    text += figure
  }
  return { text, figures }
}

/** The figures of one paragraph, written as the annotator would: `{3.5亿元|money}`. */
export function marked(text: string): string {
  const found = findFigures(doc(p(text)))
  return found.reduceRight(
    (words, { type, start, end }) => `${words.slice(0, start)}{${words.slice(start, end)}|${type}}${words.slice(end)}`,
    text,
  )
}

export interface Score {
  readonly expected: number
  readonly found: number
  /** Expected, but another text or type, or nothing. */
  readonly missed: readonly string[]
  /** Hits where nothing was expected. */
  readonly extra: readonly string[]
  /** Of each type, the share that was found exactly. */
  readonly recall: Readonly<Record<string, number>>
}

/** Strict: the same type and the same characters. Numbers without a measure (barenum) are the safety net and do not count. */
export function scoreFigures(paragraphs: readonly string[]): Score {
  const missed: string[] = []
  const extra: string[] = []
  const counts = new Map<string, { expected: number; found: number }>()
  let hits = 0
  for (const { text, figures } of paragraphs.map(annotated)) {
    const found = findFigures(doc(p(text))).filter((figure) => figure.type !== 'barenum')
    hits += found.length
    for (const wanted of figures) {
      const count = counts.get(wanted.type) ?? { expected: 0, found: 0 }
      const isFound = found.some((figure) => isSame(figure, wanted))
      counts.set(wanted.type, { expected: count.expected + 1, found: count.found + Number(isFound) })
      if (!isFound) missed.push(`${wanted.type} ${wanted.text} · ${text}`)
    }
    for (const figure of found) {
      const isWanted = figures.some(
        (wanted) => figure.start < wanted.start + wanted.text.length && figure.end > wanted.start,
      )
      if (!isWanted) extra.push(`${figure.type} ${figure.text} · ${text}`)
    }
  }
  const recall = Object.fromEntries([...counts].map(([type, { expected, found }]) => [type, found / expected]))
  return {
    expected: [...counts.values()].reduce((sum, { expected }) => sum + expected, 0),
    found: hits,
    missed,
    extra,
    recall,
  }
}

function isSame(figure: Figure, wanted: Annotated['figures'][number]): boolean {
  return figure.type === wanted.type && figure.start === wanted.start && figure.text === wanted.text
}
