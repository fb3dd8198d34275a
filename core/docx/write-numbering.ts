import type { Level } from '#core/document/document.ts'
import { parseMarker } from '#core/outline/numbering.ts'
import type { Preset } from '#core/layout/presets.ts'
import type { SetBlock, SetPaper, SetParagraph } from '#core/layout/set-paper.ts'
import { headingRole } from '#core/layout/styles.ts'
import { ptToHalfPoints } from '#core/layout/units.ts'
import type { Extras } from './official-paragraph.ts'
import { indentOf } from './official-paragraph.ts'
import { LEVELS } from './style-ids.ts'
import { fontOf } from './write-styles.ts'

/** A paper's automatic numbers: what goes into each paragraph, and the part that defines the lists. */
export interface Lists {
  readonly extrasOf: (line: SetParagraph) => Extras
  /** What stands in w:numbering; undefined where every number is literal. */
  readonly definitions: string | undefined
}

/** A stretch of headings whose numbers follow from one another; `starts` is what each level begins with. */
interface Stretch {
  readonly list: number
  readonly starts: readonly number[]
}

/** The multilevel lists of a paper: one for its body and one for each attachment. */
export function writeLists({ blocks, preset, numbering = 'restart' }: SetPaper): Lists {
  const headings = blocks.filter((block): block is Numbered => isNumbered(block))
  if (!headings.length) return { extrasOf: () => ({}), definitions: undefined }
  const { stretches, stretchOf } = stretchesOf(headings, numbering)
  const lists = [...new Set(stretches.map(({ list }) => list))]
  const abstracts = lists.map((list) => abstractNum(list, preset, numbering))
  const nums = stretches.map((stretch, index) => num(stretch, index + 1))
  return {
    extrasOf: (line) => (isNumbered(line) ? { elements: [numPr(line.number.level, stretchOf.get(line)! + 1)] } : {}),
    definitions: [...abstracts, ...nums].join(''),
  }
}

type Numbered = SetParagraph & { readonly number: NonNullable<SetParagraph['number']> }

function isNumbered(block: SetBlock): block is Numbered {
  return block.type === 'paragraph' && block.number !== undefined
}

/**
 * Word counts on by itself as long as no level is skipped; where one is, and where it then comes, readers differ on what the
 * next number is, so a new stretch begins there that says it; so it does after a heading with a number of its own.
 */
function stretchesOf(headings: readonly Numbered[], numbering: 'restart' | 'continuous') {
  const stretches: Stretch[] = []
  const stretchOf = new Map<SetParagraph, number>()
  let counts = [0, 0, 0, 0]
  let list = -1
  let previous = 0
  let hasSkipped = false
  for (const heading of headings) {
    const { level } = heading.number
    const isNewList = heading.number.list !== list
    if (isNewList) {
      counts = [0, 0, 0, 0]
      previous = 0
      hasSkipped = false
    }
    const isSkip = level > previous + 1
    // LibreOffice knows no w:lvlRestart and would begin level 3 again.
    const goesOn = keepsOn(level - 1, numbering) && previous < level && (counts[level - 1] ?? 0) > 0
    const ordinal = parseMarker(heading.number.text)?.ordinal ?? counts[level - 1]! + 1
    // A heading with a number of its own stands before it, which Word does not count.
    const isElsewhere = ordinal !== counts[level - 1]! + 1
    if (isNewList || isSkip || goesOn || isElsewhere || (hasSkipped && level < previous)) {
      const starts = counts.map((count, index) => (index < level || keepsOn(index, numbering) ? count + 1 : 1))
      starts[level - 1] = ordinal
      stretches.push({ list: heading.number.list, starts })
      hasSkipped = isSkip && level > 1
    }
    counts = counts.map((count, index) => {
      if (index === level - 1) return ordinal
      return index < level || keepsOn(index, numbering) ? count : 0
    })
    list = heading.number.list
    previous = level
    stretchOf.set(heading, stretches.length - 1)
  }
  return { stretches, stretchOf }
}

function keepsOn(index: number, numbering: 'restart' | 'continuous'): boolean {
  return index === 2 && numbering === 'continuous'
}

const FORMATS = ['chineseCountingThousand', 'chineseCountingThousand', 'decimal', 'decimal'] as const
const TEXTS = ['%1、', '（%2）', '%3.', '（%4）'] as const

function abstractNum(list: number, preset: Preset, numbering: 'restart' | 'continuous'): string {
  const levels = LEVELS.map((level) => {
    const restart = keepsOn(level - 1, numbering) ? '<w:lvlRestart w:val="0"/>' : ''
    return (
      `<w:lvl w:ilvl="${level - 1}"><w:start w:val="1"/><w:numFmt w:val="${FORMATS[level - 1]}"/>${restart}` +
      `<w:suff w:val="nothing"/><w:lvlText w:val="${TEXTS[level - 1]}"/><w:lvlJc w:val="left"/>${indentXml(level, preset)}${numberType(level, preset)}</w:lvl>`
    )
  })
  return `<w:abstractNum w:abstractNumId="${list}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`
}

// Said again, since a list's indents come before those of a style.
function indentXml(level: Level, preset: Preset): string {
  const { firstLineChars } = preset.looks[headingRole(level)]
  const attributes = Object.entries(indentOf({ leftChars: 0, firstLineChars }, preset))
  return `<w:pPr><w:ind${attributes.map(([name, value]) => ` ${name}="${value}"`).join('')}/></w:pPr>`
}

// A run-in heading's paragraph is set as the body; its number is not.
function numberType(level: Level, preset: Preset): string {
  const look = preset.looks[headingRole(level)]
  const { ascii, hAnsi, cs, eastAsia } = fontOf(look, preset)
  const fonts = Object.entries({ ascii, hAnsi, cs, eastAsia }).map(([slot, font]) => ` w:${slot}="${escapeXml(font)}"`)
  const size = ptToHalfPoints(look.sizePt)
  const bold = `<w:b w:val="${look.bold ? 1 : 0}"/>`
  return `<w:rPr><w:rFonts${fonts.join('')} w:hint="eastAsia"/>${bold}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`
}

function num({ list, starts }: Stretch, id: number): string {
  const overrides = starts.map(
    (start, level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
  )
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${list}"/>${overrides.join('')}</w:num>`
}

function numPr(level: Level, id: number): object {
  return { 'w:numPr': [{ 'w:ilvl': { _attr: { 'w:val': level - 1 } } }, { 'w:numId': { _attr: { 'w:val': id } } }] }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
