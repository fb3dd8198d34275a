/** One piece of inline template text; what was escaped stands in it plain. */
export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'field'; readonly key: string; readonly shift: number }
  | { readonly type: 'guidance'; readonly text: string }
  | { readonly type: 'hole'; readonly text: string }

/** A label stands in the paper as a prompt; one that the document schema would cut could not be opened again. */
export const LONGEST_LABEL = 500

// Escapes come first, so that an escaped bracket opens nothing.
const PIECE =
  /\\([\\{}[\]])|\{\{\s*([a-zA-Z0-9]+)\s*([+-]\d{1,2})?\s*\}\}|\[\[((?:\\[\\{}[\]]|(?!\\[\\{}[\]])[^[\]{}])+)\]\]/g
const ESCAPED = /\\([\\{}[\]])/g

/** What a writer leaves for a word to come: it stands in the paper as it is, not in 【】. */
const BARE_HOLE = /^(?:[xX]+|×+|\*+|＊+|_+|□+)$/

/** Inline template text as pieces in order. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let plain = ''
  let end = 0
  for (const match of text.matchAll(PIECE)) {
    plain += text.slice(end, match.index)
    end = match.index + match[0].length
    const piece = pieceOf(match)
    if (piece.type === 'text') plain += piece.text
    else {
      if (plain) pieces.push({ type: 'text', text: plain })
      plain = ''
      pieces.push(piece)
    }
  }
  plain += text.slice(end)
  return plain ? [...pieces, { type: 'text', text: plain }] : pieces
}

function pieceOf([whole, escaped, key, shift, guidance]: RegExpExecArray): Piece {
  if (escaped !== undefined) return { type: 'text', text: escaped }
  if (key !== undefined) return { type: 'field', key, shift: Number(shift ?? 0) }
  const text = guidance!.trim().replace(ESCAPED, '$1')
  if (BARE_HOLE.test(text)) return { type: 'hole', text }
  return text ? { type: 'guidance', text } : { type: 'text', text: whole }
}

/** True where doubled brackets stand that open or close nothing and are not escaped. */
export function hasOddBrackets(text: string): boolean {
  const rest = text.replace(PIECE, (whole, _escaped, _key, _shift, guidance?: string) =>
    guidance !== undefined && !guidance.trim() ? whole : '.',
  )
  return /\{\{|\}\}|\[\[|\]\]/.test(rest)
}

/** Text that means nothing but itself: the inverse of piecesOf for one text piece. */
export function escapeText(text: string): string {
  return text.replace(/[\\{}[\]]/g, '\\$&')
}

/** {{key}}, {{key+1}}, {{key-1}}. */
export function fieldInline(key: string, shift = 0): string {
  return `{{${key}${shift > 0 ? '+' : ''}${shift || ''}}}`
}

/** [[label]]; undefined where the label cannot be guidance: empty, too long, blanks at its ends, or read as a bare hole. */
export function guidanceInline(label: string): string | undefined {
  const isPossible = label !== '' && label.length <= LONGEST_LABEL && label.trim() === label && !BARE_HOLE.test(label)
  return isPossible ? `[[${escapeText(label)}]]` : undefined
}

/** [[xx]]; undefined where the text is none of those that stand for a word to come. */
export function holeInline(text: string): string | undefined {
  return BARE_HOLE.test(text) ? `[[${text}]]` : undefined
}
