import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'

const MAX_CHARACTERS = 180

/** What a copy is called: «… 副本», and with a number where that name is taken. */
export function copyName(language: Language, original: string, isTaken: (name: string) => boolean): string {
  const name = [...original].slice(0, MAX_CHARACTERS).join('')
  for (let number = 1; ; number++) {
    const copy = say(language, number === 1 ? 'copy.first' : 'copy.next', { name, number }).trim()
    if (!isTaken(copy)) return copy
  }
}
