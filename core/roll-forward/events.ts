import rows from '../lexicon/events.json' with { type: 'json' }

/** A yearly event whose number is the year less `zero`. */
export interface YearlyEvent {
  readonly name: string
  readonly zero: number
}

interface Row extends YearlyEvent {
  readonly also?: readonly string[]
  readonly source: string
}

const festivals = byWords(rows.festivals)
const anniversaries = byWords(rows.anniversaries)

/** The festival, week or fair that a text names at its start, quotation marks apart; the longest name wins. */
export function festivalAt(text: string): { readonly event: YearlyEvent; readonly length: number } | undefined {
  const name = festivals.find(({ pattern }) => pattern.test(text))
  return name && { event: name.event, length: name.pattern.exec(text)![0].length }
}

/** The event that a text names at its end: 庆祝中国共产党成立, behind which 105周年 stands. */
export function anniversaryBefore(text: string): { readonly event: YearlyEvent; readonly words: string } | undefined {
  const bare = text.replace(/[“”"‘’\s]+$/, '')
  const name = anniversaries.find(({ words }) => bare.endsWith(words))
  return name && { event: name.event, words: name.words }
}

function byWords(list: readonly Row[]) {
  const names = list.flatMap((row) => [row.name, ...(row.also ?? [])].map((words) => ({ words, event: row })))
  return names
    .toSorted((a, b) => b.words.length - a.words.length)
    .map(({ words, event }) => ({ words, event, pattern: patternOf(words) }))
}

/** 全国“安全生产月” is 安全生产月; 全国, 中国, 国际 and 世界 may stand before any name. */
function patternOf(words: string): RegExp {
  const spaced = [...words].join('[“”"‘’·]?')
  return new RegExp(`^[“"‘]?(?:全国|中国|国际|世界)?[“"‘]?${spaced}[”"’]?`)
}
