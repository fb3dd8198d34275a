import type { Document } from './document.ts'
import { plainText, writtenText } from './text.ts'

/**
 * What Chinese fonts set as wide as a Han character: Han, kana, Hangul, bopomofo, Yi, every full-width or East Asian mark,
 * quotes, dashes, ellipses, and the signs × ÷ ± ° ‰ ℃ ① Ⅲ → ≥ ■ ※ and their like. The ideographic space is a space.
 */
const EAST_ASIAN =
  /[\u00b0\u00b1\u00b7\u00d7\u00f7\u2013-\u2015\u2018-\u201f\u2026\u2030\u2032\u2033\u203b\u2100-\u27bf\u2e80-\u2fff\u3001-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffe6]|[\u{20000}-\u{3ffff}]/gu

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/** The apostrophe of «don’t» is the closing quotation mark's character; alone it would cut the word in three. */
const APOSTROPHE = /(?<=[A-Za-z])’(?=[A-Za-z])/g

/** 字数: each East Asian character or mark counts 1, each unbroken Latin or digit string counts 1. */
export function countText(text: string): number {
  let eastAsian = 0
  const others = text
    .replace(INVISIBLE, '')
    .replace(APOSTROPHE, "'")
    .replace(EAST_ASIAN, () => {
      eastAsian++
      return ' '
    })
  return eastAsian + (others.match(/\S+/g)?.length ?? 0)
}

/**
 * 字数 of the whole paper as its plain text stands, heading numbers, signatory and date included. Prompts that still wait
 * for an answer are not the writer's words and do not count; holes without a label (xx) do, as they would be printed.
 */
export function countDocument(d: Document): number {
  return countText(plainText(d, writtenText))
}
