import { findFigures } from '#core/figures/find-figures.ts'
import type { Change } from '#core/roll-forward/change.ts'
import { isReminder } from '#core/roll-forward/change.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import { countingIds } from './build.ts'
import type { Mark, MarkedPaper } from './marked-papers.ts'

/** `right` of `wanted` were found as marked; `extra` of `found` stand where nothing was marked. */
export interface Tally {
  wanted: number
  right: number
  found: number
  extra: number
}
export interface PaperScore {
  readonly tallies: Readonly<Record<string, Tally>>
  readonly all: Tally
  readonly missed: readonly string[]
  readonly extra: readonly string[]
}

interface Span {
  readonly start: number
  readonly text: string
}
const endOf = ({ start, text }: Span) => start + text.length
const meets = (a: Span, b: Span) => a.start < endOf(b) && b.start < endOf(a)

/** Strict: the same type and the same characters; barenum, the safety net, counts on neither side. */
export function scoreFiguresOf(papers: readonly MarkedPaper[]): PaperScore {
  const score = newScore()
  for (const { name, paper, text, marks } of papers) {
    const found = findFigures(paper)
      .filter(({ type }) => type !== 'barenum')
      .map((figure) => ({ start: figure.offset, text: figure.text, type: figure.type as string }))
    const wanted = marks.filter(({ type, isOpen }) => type !== '' && !isOpen)
    for (const mark of wanted) {
      const isRight = found.some((hit) => hit.type === mark.type && hit.start === mark.start && hit.text === mark.text)
      score.want(mark.type, isRight, `${name}: ${mark.type} ${shown(text, mark)}`)
    }
    for (const hit of found) {
      const isExtra = !marks.some((mark) => (mark.type !== '' || mark.isOpen) && meets(mark, hit))
      score.hit(hit.type, isExtra, `${name}: ${hit.type} ${shown(text, hit)}`)
    }
  }
  return score.result()
}

/** A move is right where the marked words, after all proposals, say what was marked; a reminder alters nothing. */
export function scoreMovesOf(papers: readonly MarkedPaper[]): PaperScore {
  const score = newScore()
  for (const { name, paper, text, marks, next } of papers) {
    const rolled = rollForward(paper, { year: next, newId: countingIds(), keep: 'text' })
    if (!rolled.ok) throw new Error(`${name}: ${rolled.error.code}`)
    const changes = rolled.value.changes.filter((change) => !isReminder(change)).map(spanOf)
    const movers = marks.filter((mark) => mark.move !== undefined)
    for (const mark of movers.filter(({ move }) => move?.isOpen === false)) {
      const words = movedWords(text, mark, changes)
      const isRight = words.includes(mark.move!.to)
      score.want(mark.move!.kind, isRight, `${name}: ${mark.move!.kind} ${shown(text, mark)} → ${words}`)
    }
    for (const change of changes) {
      const isExtra = !movers.some((mark) => meets(mark, change) && isAsMarked(text, mark, changes))
      score.hit(change.kind, isExtra, `${name}: ${change.kind} ${shown(text, change)} → ${change.to}`)
    }
  }
  return score.result()
}

const spanOf = ({ offset, from, to, kind }: Change) => ({ start: offset, text: from, to, kind: kind as string })

const isAsMarked = (text: string, mark: Mark, changes: readonly (Span & { to: string })[]) =>
  movedWords(text, mark, changes).includes(mark.move!.to)

function movedWords(text: string, mark: Span, changes: readonly (Span & { readonly to: string })[]): string {
  const touching = changes.filter((change) => meets(mark, change))
  const start = Math.min(mark.start, ...touching.map((change) => change.start))
  const words = text.slice(start, Math.max(endOf(mark), ...touching.map(endOf)))
  return touching
    .toSorted((a, b) => b.start - a.start)
    .reduce((all, each) => all.slice(0, each.start - start) + each.to + all.slice(endOf(each) - start), words)
}

const shown = (text: string, span: Span) =>
  `${text.slice(Math.max(0, span.start - 8), span.start)}【${span.text}】${text.slice(endOf(span), endOf(span) + 8)}`.replaceAll(
    '\n',
    '⏎',
  )

function newScore() {
  const tallies: Record<string, Tally> = {}
  const all: Tally = { wanted: 0, right: 0, found: 0, extra: 0 }
  const missed: string[] = []
  const extra: string[] = []
  const add = (name: string, field: keyof Tally) => {
    tallies[name] ??= { wanted: 0, right: 0, found: 0, extra: 0 }
    tallies[name][field] += 1
    all[field] += 1
  }
  return {
    want(name: string, isRight: boolean, words: string) {
      add(name, 'wanted')
      if (isRight) add(name, 'right')
      else missed.push(words)
    },
    hit(name: string, isExtra: boolean, words: string) {
      add(name, 'found')
      if (!isExtra) return
      add(name, 'extra')
      extra.push(words)
    },
    result: (): PaperScore => ({ tallies, all, missed, extra }),
  }
}
