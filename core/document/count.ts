import type { Document, Run } from './document.ts'
import { isOpen } from './document.ts'
import { headingNumbers, walkRuns } from './walk.ts'

/** Han, kana, Hangul, bopomofo and every full-width or East Asian mark, quotes, dashes and ellipses included. */
const EAST_ASIAN =
  /[\u2e80-\u303f\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u2018-\u201f\u2014\u2015\u2026\u2013\u00b7\u3007]|[\u{20000}-\u{3ffff}]/gu

/** 字数: each East Asian character or mark counts 1, each unbroken Latin or digit string counts 1. */
export function countText(text: string): number {
  const eastAsian = text.match(EAST_ASIAN)?.length ?? 0
  const others = text.replace(EAST_ASIAN, ' ').match(/\S+/g)?.length ?? 0
  return eastAsian + others
}

/**
 * 字数 of the whole paper with its heading numbers, title, signatory and date. Prompts that still wait for an answer are
 * not the writer's words and do not count; holes that carry no label (xx) do, as they would be printed.
 */
export function countDocument(d: Document): number {
  let total = countText(d.date.text)
  for (const [, runs] of walkRuns(d)) total += countText(wordsOf(runs))
  for (const number of headingNumbers(d).values()) total += countText(number)
  return total
}

function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => (isOpen(run) && run.slot?.label !== undefined ? ' ' : run.text)).join('')
}
