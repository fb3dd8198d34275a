/** Fonts that hold the characters of GB 2312 alone, and what has the others in the same style. */
const FALLBACKS: Readonly<Record<string, string>> = {
  仿宋_GB2312: '仿宋',
  楷体_GB2312: '楷体',
  方正小标宋简体: '宋体',
  方正仿宋简体: '仿宋',
  方正楷体简体: '楷体',
  方正黑体简体: '黑体',
}
/** What has the characters beyond the first plane. */
const BEYOND_FIRST_PLANE = 'SimSun-ExtB'
const HAN = /\p{Script=Han}/u

export interface Piece {
  readonly text: string
  /** Present where the text cannot be had in its own font. */
  readonly font?: string
}

/** A text in pieces, those apart that its font has no characters for: Word would take any font at all for them. */
export function fontedPieces(text: string, font: string): readonly Piece[] {
  if (!HAN.test(text)) return text ? [{ text }] : []
  const pieces: { text: string; font?: string }[] = []
  for (const character of text) {
    const instead = fallbackFor(character, font)
    const last = pieces.at(-1)
    if (last && last.font === instead) last.text += character
    else pieces.push(instead ? { text: character, font: instead } : { text: character })
  }
  return pieces
}

function fallbackFor(character: string, font: string): string | undefined {
  if (character < '\u3400' || !HAN.test(character)) return undefined
  if (character.codePointAt(0)! > 0xffff) return BEYOND_FIRST_PLANE
  const fallback = FALLBACKS[font]
  return fallback && !isInGb2312(character) ? fallback : undefined
}

let characters: ReadonlySet<string> | undefined

function isInGb2312(character: string): boolean {
  characters ??= gb2312()
  return characters.has(character)
}

/** The 6763 Chinese characters of GB 2312: rows B0 to F7 of what the wider gbk decodes. */
function gb2312(): ReadonlySet<string> {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++) {
    // The last five places of row D7 are empty there.
    const last = row === 0xd7 ? 0xf9 : 0xfe
    for (let cell = 0xa1; cell <= last; cell++) bytes.push(row, cell)
  }
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)))
}
