// Characters of symbol fonts that stand in office papers: boxes to tick, list signs, arrows. Code points in hexadecimal.
const WINGDINGS: Readonly<Record<string, string>> = {
  '6C': '●',
  '6E': '■',
  '6F': '□',
  '71': '□',
  '72': '□',
  '74': '◆',
  '75': '◆',
  '76': '❖',
  '77': '◆',
  '9E': '·',
  '9F': '•',
  A1: '○',
  A7: '■',
  A8: '□',
  AB: '★',
  D8: '➢',
  DF: '←',
  E0: '→',
  E1: '↑',
  E2: '↓',
  F0: '⇨',
  FB: '✗',
  FC: '✓',
  FD: '☒',
  FE: '☑',
}
const WINGDINGS_2: Readonly<Record<string, string>> = {
  '50': '✓',
  '51': '☒',
  '52': '☑',
  '53': '☒',
  '54': '☒',
  '2A': '□',
  A3: '□',
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, n) => [(0x6a + n).toString(16).toUpperCase(), '①②③④⑤⑥⑦⑧⑨⑩'[n]!]),
  ),
}
const SYMBOL: Readonly<Record<string, string>> = {
  B7: '•',
  B1: '±',
  B3: '≥',
  A3: '≤',
  B4: '×',
  B8: '÷',
  B0: '°',
  AE: '→',
}

const FONTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings: WINGDINGS,
  'wingdings 2': WINGDINGS_2,
  symbol: SYMBOL,
}

/** What a character of a symbol font shows, undefined where it is not known; `code` is hexadecimal, as Word writes it. */
export function symbolText(font: string, code: string): string | undefined {
  const value = /^[0-9a-f]{1,6}$/i.test(code) ? Number.parseInt(code, 16) : 0
  const byte = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value
  const known = FONTS[font.toLowerCase()]?.[byte.toString(16).toUpperCase()]
  if (known) return known
  const isPlain = value >= 0x20 && value < 0xd800 && !(font.toLowerCase() in FONTS)
  return isPlain ? String.fromCodePoint(value) : undefined
}
