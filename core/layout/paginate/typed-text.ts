import type { Preset } from '../presets.ts'
import type { SetParagraph, SetRun } from '../set-paper.ts'
import type { Look, Role } from '../styles.ts'
import { advancesOf, AUTO_SPACE } from './advance.ts'
import { isLatin, isSpaced } from './kinsoku.ts'

/** How a stretch of text is set. */
export interface Type {
  readonly role: Role
  readonly bold?: true
  readonly colour?: 'red'
  readonly sizePt: number
  /** Twips added after each character. */
  readonly spread?: number
}

/** One line of the writer's (up to a line break or a tab), measured. `begins` has one entry more than there are types. */
export interface TypedText {
  readonly text: string
  /** Twips by UTF-16 unit, squeeze included. */
  readonly widths: Float64Array
  /** Twips between the unit before and this one where both stand on one line; by the size of the Latin one. */
  readonly spaces: Float64Array
  readonly types: readonly Type[]
  /** Where each type begins in the text; the last entry is the text's length. */
  readonly begins: readonly number[]
}

/** The look that a paragraph's lines are set by; form lines of no look of their own follow the body. */
export function lookOf(role: SetParagraph['role'], preset: Preset): Look {
  return preset.looks[role === 'blank' || role === 'gap' ? 'body' : role]
}

/** Measures runs as they stand side by side on one line that has no end. */
export function typeText(runs: readonly SetRun[], role: SetParagraph['role'], preset: Preset): TypedText {
  const text = runs.map((run) => run.text).join('')
  const widths = new Float64Array(text.length)
  const spaces = new Float64Array(text.length)
  const types: Type[] = []
  const begins: number[] = []
  let at = 0
  let last = 0
  let lastSize = 0
  for (const run of runs) {
    const type = typeOf(run, role, preset)
    const size = type.sizePt * 20
    const advance = advancesOf(preset.looks[type.role].latinFont ?? preset.latinFont, type.bold === true)
    const more = preset.squeeze + (run.spread ?? 0)
    types.push(type)
    begins.push(at)
    for (const end = at + run.text.length; at < end; at++) {
      const unit = text.charCodeAt(at)
      const width = advance(unit)
      widths[at] = width && width * size + more
      if (at && isSpaced(last, unit)) spaces[at] = AUTO_SPACE * (isLatin(unit) ? size : lastSize)
      // Between the two halves of a pair nothing changes for what follows.
      if (width) {
        last = unit
        lastSize = size
      }
    }
  }
  return { text, widths, spaces, types, begins: [...begins, at] }
}

function typeOf(run: SetRun, role: SetParagraph['role'], preset: Preset): Type {
  const own = run.role ?? (role === 'blank' || role === 'gap' ? 'body' : role)
  const look = preset.looks[own]
  const isBold = run.bold === true || look.bold
  return {
    role: own,
    ...(isBold ? { bold: true as const } : {}),
    ...(run.colour ? { colour: run.colour } : {}),
    sizePt: run.sizePt ?? look.sizePt,
    ...(run.spread ? { spread: run.spread } : {}),
  }
}
