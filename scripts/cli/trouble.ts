import type { Trouble } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'
import { say, sayTrouble } from '#core/words/say.ts'

/** The call's words are wrong. */
const USAGE_CODES = [
  'no-command',
  'unknown-command',
  'unknown-option',
  'option-twice',
  'option-needs-value',
  'option-missing',
  'option-value',
  'file-argument',
] as const

/** The input was refused, for reasons that the window does not know; its own are in the contract. */
const REFUSAL_CODES = [
  'file-missing',
  'file-unreadable',
  'file-too-large',
  'file-exists',
  'not-json',
  'several-papers',
  'not-exportable-yet',
  'bad-answers',
  'preset-missing',
  'pdf-no-app',
  'not-ready',
] as const

/** What only the command line says; each code has its words under `cli.error.`. */
export const CLI_CODES: readonly string[] = [...USAGE_CODES, ...REFUSAL_CODES]

/** Whether the call itself was wrong, and not what it was given. */
export function isUsage(trouble: Trouble): boolean {
  return (USAGE_CODES as readonly string[]).includes(trouble.code)
}

/** The sentence for trouble; where core does not know the file, its name goes before. */
export function sentenceOf(language: Language, trouble: Trouble): string {
  if (CLI_CODES.includes(trouble.code)) {
    return say(language, `cli.error.${trouble.code}`, trouble.params)
  }
  const sentence = sayTrouble(language, trouble)
  const file = trouble.params?.['file']
  return file === undefined ? sentence : say(language, 'cli.file', { file, sentence })
}
