import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { outlineOf } from '#core/outline/outline.ts'
import { recognise } from '#core/recognise/recognise.ts'
import { sourceOfText } from '#core/recognise/source.ts'
import { countingIds } from '../support/build.ts'
import { corpusFolder, corpusText, corpusTexts } from '../support/corpus.ts'
import type { TruthNode } from '../support/outline-score.ts'
import { likeness, scoreOutline } from '../support/outline-score.ts'

interface Truth {
  readonly title: string | null
  readonly outline: readonly TruthNode[]
  readonly closingParagraphs?: number
  readonly noise?: readonly unknown[]
}

interface Case {
  readonly source: string
  readonly truth: string
  readonly clean?: string
}

const REPLICAS: readonly Case[] = corpusTexts('.clean.txt').map((clean) => ({
  source: clean.replace('.clean.txt', '.txt'),
  truth: clean.replace('.clean.txt', '.json'),
  clean,
}))
const FOUND: readonly Case[] = corpusTexts()
  .filter((path) => !path.startsWith('replica'))
  .map((source) => ({ source, truth: `truth/${source.split('/')[1]!.replace('.txt', '.json')}` }))
const CASES = [...REPLICAS, ...FOUND].filter(({ truth }) => hasTruth(truth))

function hasTruth(path: string): boolean {
  try {
    return corpusText(path) !== ''
  } catch {
    return false
  }
}

function read(path: string): readonly Document[] {
  return recognise(sourceOfText(corpusText(path)), { newId: countingIds(), clean: true, fallbackYear: 2025 }).value
    .documents
}

/** What a preview cut off cannot be found; the truth of such a paper ends where its text does. */
function truthOf({ source, truth }: Case): Truth {
  const whole = JSON.parse(corpusText(truth)) as Truth
  const isCut = whole.noise?.some((entry) => typeof entry === 'string' && entry.startsWith('cut at'))
  if (!isCut) return whole
  const text = corpusText(source)
  const last = whole.outline.at(-1)!
  const after = text.slice(text.indexOf(last.number + last.title!))
  const children = last.children.filter((child) => after.includes(child.number + child.title!))
  const cut = {
    ...children.at(-1)!,
    enumerations: [...after.slice(after.indexOf(children.at(-1)!.title!)).matchAll(/。([一二三四五]是)/g)].map(
      (match) => match[1]!,
    ),
  }
  return { ...whole, outline: [...whole.outline.slice(0, -1), { ...last, children: [...children.slice(0, -1), cut] }] }
}

function scoreOf(one: Case) {
  const documents = read(one.source)
  const { outline, attachments } = outlineOf(documents[0]!)
  const truth = truthOf(one)
  return {
    count: documents.length,
    ...scoreOutline(outline.length ? outline : (attachments[0]?.outline ?? []), truth.outline),
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe.skipIf(!corpusFolder())('recognition of the corpus', () => {
  const scores = CASES.map((one) => ({ source: one.source, ...scoreOf(one) }))

  test('finds the outlines: F1 0.98 in the mean, none under 0.93, one paper a file', () => {
    expect(scores.length).toBeGreaterThanOrEqual(20)
    expect(scores.filter((score) => score.f1 < 0.93 || score.count !== 1)).toEqual([])
    expect(mean(scores.map((score) => score.f1))).toBeGreaterThanOrEqual(0.98)
  })

  test('counts paragraphs and enumerators right on 95 of 100 headings of each paper', () => {
    expect(scores.filter((score) => score.inside < 0.95)).toEqual([])
  })

  test('cleans to the clean text: 0.997 by characters', () => {
    const likes = REPLICAS.map(
      ({ source, clean }) => [source, likeness(plainText(read(source)[0]!), comparable(source, clean!))] as const,
    )
    // One file says more than its clean text does (“制度”、“台账” for 制度): nothing can know that.
    expect(likes.filter(([, like]) => like < 0.996)).toEqual([])
    expect(mean(likes.map(([, like]) => like))).toBeGreaterThanOrEqual(0.997)
  })

  test('knows what closes a report and what only stands under its title', () => {
    for (const one of CASES) {
      const truth = truthOf(one)
      if (truth.closingParagraphs === undefined) continue
      const { title, closingParagraphs, recipient } = outlineOf(read(one.source)[0]!)
      expect([title, closingParagraphs, recipient]).toEqual([truth.title, truth.closingParagraphs, '各位代表：'])
    }
  })
})

/** A paper that a preview cut off is compared as far as it goes. */
function comparable(source: string, clean: string): string {
  const text = corpusText(source)
  const cut = /\.{6,}试读结束/.exec(text)
  const whole = corpusText(clean)
  if (!cut) return whole
  const last = text.slice(0, cut.index).trimEnd().slice(-12)
  return whole.slice(0, whole.lastIndexOf(last) + last.length)
}
