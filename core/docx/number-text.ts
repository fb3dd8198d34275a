/** Ordinals as a word processor writes them, by the name that Word gives the format; unknown names count in digits. */
export function numberText(ordinal: number, format: string): string {
  const write = FORMATS[format]
  return write && ordinal > 0 ? write(ordinal) : String(ordinal)
}

/** What a list sign of a symbol font looks like in every other font. */
export function bulletText(sign: string): string {
  return [...sign].map((character) => (isPrivate(character) ? '•' : character)).join('')
}

function isPrivate(character: string): boolean {
  return character >= '\ue000' && character <= '\uf8ff'
}

const DIGITS = '〇一二三四五六七八九'
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

const FORMATS: Readonly<Record<string, (ordinal: number) => string>> = {
  none: () => '',
  decimalZero: (n) => String(n).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (n) => letters(n).toLowerCase(),
  chineseCounting: (n) => chinese(n, '零一二三四五六七八九', '十百千'),
  chineseCountingThousand: (n) => chinese(n, '零一二三四五六七八九', '十百千'),
  japaneseCounting: (n) => chinese(n, '零一二三四五六七八九', '十百千'),
  taiwaneseCounting: (n) => chinese(n, '零一二三四五六七八九', '十百千'),
  taiwaneseCountingThousand: (n) => chinese(n, '零一二三四五六七八九', '十百千'),
  koreanCounting: (n) => chinese(n, '零一二三四五六七八九', '十百千'),
  chineseLegalSimplified: (n) => chinese(n, LEGAL_DIGITS, '拾佰仟'),
  ideographLegalTraditional: (n) => chinese(n, '零壹貳參肆伍陸柒捌玖', '拾佰仟'),
  ideographDigital: (n) => [...String(n)].map((digit) => DIGITS[Number(digit)]!).join(''),
  japaneseDigitalTenThousand: (n) => [...String(n)].map((digit) => DIGITS[Number(digit)]!).join(''),
  taiwaneseDigital: (n) => [...String(n)].map((digit) => DIGITS[Number(digit)]!).join(''),
  ideographTraditional: (n) => STEMS[n - 1] ?? String(n),
  ideographZodiac: (n) => BRANCHES[n - 1] ?? String(n),
  ideographZodiacTraditional: (n) => STEMS[(n - 1) % 10]! + BRANCHES[(n - 1) % 12]!,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (n) => (n <= 20 ? String.fromCodePoint(0x2487 + n) : `${n}.`),
  decimalEnclosedParen: (n) => (n <= 20 ? String.fromCodePoint(0x2473 + n) : `(${n})`),
  ideographEnclosedCircle: (n) => (n <= 10 ? String.fromCodePoint(0x327f + n) : chinese(n, DIGITS, '十百千')),
  ordinal: (n) => `${n}${['th', 'st', 'nd', 'rd'][n % 100 > 10 && n % 100 < 14 ? 0 : n % 10] ?? 'th'}`,
  numberInDash: (n) => `- ${n} -`,
}

/** Up to 9,999; a longer list counts on in digits. */
function chinese(ordinal: number, digits: string, units: string): string {
  if (ordinal > 9999) return String(ordinal)
  let text = ''
  let isGap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(ordinal / 10 ** place) % 10
    if (digit === 0) {
      isGap = text !== ''
      continue
    }
    if (isGap) text += digits[0]
    isGap = false
    // 十一, not 一十一; the legal form keeps its one.
    const isPlainTen = place === 1 && digit === 1 && text === '' && units[0] === '十'
    text += (isPlainTen ? '' : digits[digit]!) + (place ? units[place - 1]! : '')
  }
  return text
}

function circled(ordinal: number): string {
  if (ordinal <= 20) return String.fromCodePoint(0x245f + ordinal)
  if (ordinal <= 35) return String.fromCodePoint(0x3251 + ordinal - 21)
  return ordinal <= 50 ? String.fromCodePoint(0x32b1 + ordinal - 36) : String(ordinal)
}

function fullWidth(ordinal: number): string {
  return [...String(ordinal)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('')
}

/** a … z, aa, bb … as Word counts. */
function letters(ordinal: number): string {
  const letter = String.fromCodePoint(65 + ((ordinal - 1) % 26))
  return letter.repeat(Math.min(Math.ceil(ordinal / 26), 100))
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(ordinal: number): string {
  if (ordinal > 32_767) return String(ordinal)
  let rest = ordinal
  let text = ''
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}
