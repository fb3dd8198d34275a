import type { Level } from '#core/document/document.ts'

/** A paragraph style of an RTF file as far as a reader asks. */
export interface RtfStyle {
  readonly level?: Level
  readonly isTitle: boolean
  readonly align?: 'left' | 'center' | 'right'
}

const TITLES = /^(title|标题|公文标题)$/

/** What a style's name and outline level, counted from 0, make of its paragraphs. */
export function rtfStyle(name: string, outline: number | undefined, align: RtfStyle['align']): RtfStyle {
  const plain = name.toLowerCase().replaceAll(' ', '')
  const named = /^(?:heading|标题)([1-9])$/.exec(plain)
  const number = named ? Number(named[1]) - 1 : outline
  const level = number === undefined ? undefined : rtfLevel(number)
  return { ...(level ? { level } : {}), isTitle: TITLES.test(plain), ...(align ? { align } : {}) }
}

export function rtfLevel(outline: number): Level | undefined {
  return outline >= 0 && outline <= 8 ? (Math.min(outline + 1, 4) as Level) : undefined
}
