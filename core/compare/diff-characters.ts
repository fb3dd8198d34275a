import { diffArrays } from 'diff'

/** A stretch of two texts laid over one another: in both, only in the earlier one (`gone`), or only in the later (`new`). */
export interface Span {
  readonly text: string
  readonly kind: 'same' | 'gone' | 'new'
}

// A number is one sign, and so is a Latin word: 2025 against 2026 is not three same digits and another one.
const TOKEN = /[\d０-９]+(?:[.,:/．，][\d０-９]+)*|[A-Za-z]+|\P{M}\p{M}*|\p{M}+/gsu

/** Beyond this many differences the two have nothing to do with one another, and looking on would only take time. */
const MOST_DIFFERENCES = 2_000

/**
 * What became of a text, character by character: `same` and `gone` together are the earlier one, `same` and `new` the
 * later. Numbers and Latin words are never cut, and a lone character between two changes counts as changed.
 */
export function diffCharacters(earlier: string, later: string): readonly Span[] {
  if (earlier === later) return joined([{ text: later, kind: 'same' }])
  const [a, b] = [tokensOf(earlier), tokensOf(later)]
  const head = sameHead(a, b)
  const tail = sameHead(a.slice(head).toReversed(), b.slice(head).toReversed())
  return joined([
    { text: a.slice(0, head).join(''), kind: 'same' },
    ...withoutIslands(changesIn(a.slice(head, a.length - tail), b.slice(head, b.length - tail))),
    { text: a.slice(a.length - tail).join(''), kind: 'same' },
  ])
}

function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? []
}

function sameHead(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((token, index) => token !== b[index])
  return differs < 0 ? a.length : differs
}

interface TokenSpan {
  readonly tokens: readonly string[]
  readonly kind: Span['kind']
}

function changesIn(earlier: string[], later: string[]): readonly TokenSpan[] {
  const changes = diffArrays(earlier, later, { maxEditLength: MOST_DIFFERENCES })
  if (!changes)
    return [
      { tokens: earlier, kind: 'gone' },
      { tokens: later, kind: 'new' },
    ]
  return changes.map(({ value, added, removed }) => ({
    tokens: value,
    kind: added ? 'new' : removed ? 'gone' : 'same',
  }))
}

/** One Han character that happens to stand in both, amid other words, reads as a riddle. */
function withoutIslands(spans: readonly TokenSpan[]): readonly Span[] {
  return spans.flatMap(({ tokens, kind }, index): Span[] => {
    const text = tokens.join('')
    const isIsland = kind === 'same' && tokens.length === 1 && /^\p{L}$/u.test(text)
    if (!isIsland || index === 0 || index === spans.length - 1) return [{ text, kind }]
    return [
      { text, kind: 'gone' },
      { text, kind: 'new' },
    ]
  })
}

/** Neighbours of one kind joined, what is gone before what is new, empty ones left out. */
function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  let [gone, fresh] = ['', '']
  const flush = () => {
    if (gone) out.push({ text: gone, kind: 'gone' })
    if (fresh) out.push({ text: fresh, kind: 'new' })
    ;[gone, fresh] = ['', '']
  }
  for (const { text, kind } of spans) {
    if (text === '') continue
    if (kind === 'gone') gone += text
    else if (kind === 'new') fresh += text
    else {
      flush()
      const last = out.at(-1)
      if (last?.kind === 'same') out[out.length - 1] = { text: last.text + text, kind }
      else out.push({ text, kind })
    }
  }
  flush()
  return out
}
