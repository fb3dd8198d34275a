const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }

/** The number that Chinese numerals name: 三千五百, 二〇二五, 三点五, 十二万; undefined where the characters are none. */
export function readChinese(text: string): number | undefined {
  const [whole = '', fraction, ...more] = text.split('点')
  const value = readWhole(whole)
  if (value === undefined || more.length > 0) return undefined
  if (fraction === undefined) return value
  const digits = digitsOf(fraction)
  return digits === undefined ? undefined : Number(`${value}.${digits}`)
}

function digitsOf(text: string): string | undefined {
  const digits = Array.from(text, (character) => DIGITS[character])
  return digits.length > 0 && digits.every((digit) => digit !== undefined) ? digits.join('') : undefined
}

function readWhole(text: string): number | undefined {
  const plain = digitsOf(text)
  if (plain !== undefined) return Number(plain)
  let total = 0
  let group = 0
  let digit: number | undefined
  for (const character of text) {
    const step = STEPS[character]
    if (step === undefined) {
      digit = DIGITS[character]
      if (digit === undefined) return undefined
    } else if (step < 1e4) {
      group += (digit ?? 1) * step
      digit = undefined
    } else {
      // 万 counts what stands since the last 亿, 亿 all before it: 两亿三千万, 三万亿.
      const inGroup = group + (digit ?? 0)
      total = step === 1e8 ? (total + inGroup || 1) * step : total + (inGroup || 1) * step
      group = 0
      digit = undefined
    }
  }
  return text === '' ? undefined : total + group + (digit ?? 0)
}

const PART = /([\d.]+)(?:多|余|几|来)?([十百千万亿]*)/g

/** The number that digits with Chinese magnitudes name: 1,234.5, 3.5亿, 3000多万, 1亿2000万. */
export function readNumber(text: string): number | undefined {
  // 2百多万 is two million, 3000多万 thirty.
  const bare = text.replace(/[,\s\u3000]/g, '').replace(/(?<=[十百千])[多余几来](?=[万亿])/g, '')
  let total: number | undefined
  for (const [, digits, magnitude] of bare.matchAll(PART)) {
    const scale = Array.from(magnitude ?? '').reduce((product, step) => product * (STEPS[step] ?? 1), 1)
    // 0.1 × 3 is not 0.3 in binary: rounded to as many decimals as any paper writes.
    total = Number(((total ?? 0) + Number(digits) * scale).toFixed(6))
  }
  return total === undefined || Number.isNaN(total) ? undefined : total
}
