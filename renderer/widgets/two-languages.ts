/**
 * What the control library asks Chromium about languages, answered for the two that the window has; the build puts this in the
 * place of its own (scripts/build.ts). Chromium's answers cost every start 20 ms: the list of all its locales, the script that
 * a language is written in, and the Chinese order of characters, of which a list only wants to know whether two words are alike.
 */

const OURS = { locale: 'zh-CN', direction: 'ltr' } as const

/** Never shown: the window always says which language it speaks (locale.tsx). */
export const getDefaultLocale = () => OURS
export const useDefaultLocale = () => OURS

export const isRTL = () => false

/** Typed letters find an entry that begins with them, whatever their case and width. */
export const COLLATOR = {
  compare: (a: string, b: string) => {
    const [first, second] = [folded(a), folded(b)]
    if (first === second) return 0
    return first < second ? -1 : 1
  },
}
export const useCollator = () => COLLATOR

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
