import { pinyin } from 'pinyin-pro'

/** How a text is typed by its sound: `full` by every syllable, `initials` by the first letter of each. */
export interface Pinyin {
  readonly full: string
  readonly initials: string
}

/**
 * The pinyin of a text in a–z and digits (ü is v, as on every keyboard): a character that has several sounds takes that of
 * the word it stands in, Latin letters and digits stay as they are in lower case, all else is dropped.
 */
export function pinyinOf(text: string): Pinyin {
  let full = ''
  let initials = ''
  // Full-width letters and digits are what an input method leaves behind; nobody looks for them with it.
  for (const { origin, pinyin: sound, isZh } of pinyin(text.normalize('NFKC'), SOUNDS)) {
    const letters = (isZh ? sound : origin).toLowerCase().replace(/[^a-z0-9]/g, '')
    full += letters
    initials += isZh ? letters.slice(0, 1) : letters
  }
  return { full, initials }
}

const SOUNDS = { toneType: 'none', type: 'all', v: true } as const
