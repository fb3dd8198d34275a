/** What comes before the year is the organ's own short form; the year may stand in any brackets, or be left to the form. */
const WITH_YEAR = /^(.+?)[〔［[（(【﹝]\s*(\d{4})\s*年?[〕］\])）】﹞]\s*(?:第?\s*0*(\d*)\s*号?)$/
const WITHOUT_YEAR = /^(\D+?)(?:第)?0*(\d{1,6})号?$/
const STANDARD = /^[^〔〕]+〔\d{4}〕[1-9]\d*号$/

/** Whether a document number is written as the standard has it: 〔 〕, all digits of the year, no 第, no leading zero. */
export function isStandardNumber(text: string): boolean {
  return STANDARD.test(text)
}

/**
 * 发文字号 in standard form (GB/T 9704-2012, 7.2.5) where it can be told from what was typed: 示教发[2026]第03号 and, with
 * the year given, 示教发3 both become 示教发〔2026〕3号. Anything else comes back tidied and otherwise as typed.
 */
export function tidyDocumentNumber(typed: string, year: number): string {
  const text = typed.replace(/\s+/g, ' ').trim()
  const digits = text.replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  const full = WITH_YEAR.exec(digits)
  if (full) return standard(full[1]!, full[2]!, full[3]!)
  const short = WITHOUT_YEAR.exec(digits)
  return short && !/[〔〕[\]（）()]/.test(digits) ? standard(short[1]!, String(year), short[2]!) : text
}

/** An empty number stays a gap of two characters, to be written in by hand. */
function standard(organ: string, year: string, number: string): string {
  return `${organ.trim()}〔${year}〕${number || '　　'}号`
}
