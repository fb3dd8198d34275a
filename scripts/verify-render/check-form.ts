import { TYPE_AREA_MM } from '#core/layout/page.ts'
import type { Check } from './checks.ts'
import { check, near } from './checks.ts'
import type { Band } from './pages.ts'
import { bandsOf, readPages } from './pages.ts'
import type { Rendered } from './render.ts'

const TOP_MM = TYPE_AREA_MM.top
const BOTTOM_MM = TYPE_AREA_MM.top + TYPE_AREA_MM.height
/** A rule is thinner than any line of text, a mark higher. */
const RULE_MM = 1.3
const MARK_MM = 8
const TOLERANCE_MM = 0.5

const heightOf = ({ topMm, bottomMm }: Band) => bottomMm - topMm

/** 35 mm above the mark and 4 mm above the red rule of papers and minutes; 30, 4 and 20 mm of a letter. */
export function checkHeader({ name, pdf, preset }: Rendered): Check[] {
  const bands = bandsOf(pdf, 1)
  const mark = bands.find((band) => heightOf(band) > MARK_MM)
  if (!mark) return [check(`${name}: the mark is there`, false, 'not found')]
  const marks = bands.filter((band) => heightOf(band) > MARK_MM)
  const rules = bands.filter((band) => heightOf(band) < RULE_MM && band.topMm > marks.at(-1)!.bottomMm)
  const isLetter = preset.form === 'letter'
  const above = isLetter ? marks.at(-1)! : bands[bands.indexOf(rules[0]!) - 1]!
  const wantedMm = isLetter ? 30 : TOP_MM + 35
  const distance = rules[0] ? rules[0].topMm - above.bottomMm : 0
  return [
    measured(`${name}: the mark's upper edge ${wantedMm} mm from the sheet's`, mark.topMm, wantedMm),
    measured(`${name}: the red rule 4 mm below ${isLetter ? 'the mark' : 'the number'}`, distance, 4),
    ...(isLetter
      ? [
          measured(
            `${name}: the second rule 20 mm from the sheet's lower edge`,
            297 - (rules.at(-1)?.bottomMm ?? 0),
            20,
          ),
        ]
      : []),
  ]
}

/** The imprint's last rule, or a letter's last line, at the foot of the last page's type area. */
export function checkImprint({ name, pdf, preset }: Rendered): Check[] {
  const pages = readPages(pdf)
  const inside = bandsOf(pdf, pages.length).filter((band) => band.topMm < BOTTOM_MM + 1)
  const last = inside.at(-1)!
  if (preset.form === 'letter') {
    const fromFoot = BOTTOM_MM - last.bottomMm
    return [
      check(
        `${name}: the copies at the foot of the last page`,
        fromFoot >= 0 && fromFoot < 6,
        `${fromFoot.toFixed(2)} mm above it`,
      ),
    ]
  }
  const rules = inside.filter((band) => heightOf(band) < RULE_MM).slice(-3)
  const widths = rules.map((rule) => heightOf(rule).toFixed(2)).join(' ')
  return [
    measured(`${name}: the last rule at the foot of the last page`, last.bottomMm, BOTTOM_MM),
    check(
      `${name}: three rules, the middle one thinner or alike`,
      rules.length === 3 && isThinner(rules),
      `${widths} mm`,
    ),
  ]
}

// At 300 dots an inch 0.25 and 0.35 mm are three dots and four.
function isThinner(rules: readonly Band[]): boolean {
  const [first, middle, last] = rules.map(heightOf) as [number, number, number]
  return middle <= first && middle <= last && first < 0.5
}

function measured(says: string, valueMm: number, wantedMm: number): Check {
  return check(says, near(valueMm, wantedMm, TOLERANCE_MM), `${valueMm.toFixed(2)} mm`)
}
