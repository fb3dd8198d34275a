import type { Trouble } from '../result.ts'
import chinese from './zh-CN.json' with { type: 'json' }
import english from './en.json' with { type: 'json' }

export type Language = 'zh-CN' | 'en'

const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { 'zh-CN': chinese, en: english }

/** What a code means to people, with its {name} places filled; a code without words comes back as itself (a test forbids it). */
export function say(language: Language, code: string, params: Readonly<Record<string, string | number>> = {}): string {
  const words = wordsOf(language, code) ?? code
  return words.replace(/\{(\w+)\}/g, (place, name: string) => {
    if (!Object.hasOwn(params, name)) return place
    const value = String(params[name])
    // A cause is a code where core found it and the system's own word where the system did.
    return name === 'cause' ? (wordsOf(language, `cause.${value}`) ?? value) : value
  })
}

/** The sentence for expected trouble: what happened, what was kept, what to do. */
export function sayTrouble(language: Language, trouble: Trouble): string {
  return say(language, `error.${trouble.code}`, trouble.params)
}

function wordsOf(language: Language, code: string): string | undefined {
  const words = WORDS[language]
  return Object.hasOwn(words, code) ? words[code] : undefined
}
