import type { IParagraphOptions, ISpacingProperties } from 'docx'
import { LineRuleType } from 'docx'
import type { Level } from '#core/document/document.ts'
import { charsToTwips } from '#core/layout/grid.ts'
import type { Preset } from '#core/layout/presets.ts'
import type { SetIndent, SetParagraph } from '#core/layout/set-paper.ts'
import type { Role } from '#core/layout/styles.ts'
import type { Extras, Indent } from './official-paragraph.ts'
import { indentOf, OfficialParagraph, tabsOf } from './official-paragraph.ts'
import { BLANK_LINE, contentsStyle, GAP, ROLE_STYLES, runInStyle, TABLE_CENTERED } from './style-ids.ts'
import { borderOf } from './write-rule.ts'
import { writeRuns } from './write-runs.ts'

/** Parts whose style alone keeps them with what follows. */
const KEPT_BY_STYLE: readonly (Role | 'blank' | 'gap')[] = ['signatory']

/** One set line in its style, with what differs from it written beside. */
export function writeParagraph(line: SetParagraph, preset: Preset, extras: Extras = {}): OfficialParagraph {
  const { align, pageBreakBefore, keepNext, role, rule } = line
  const isByStyle = line.isCentredByColumn && align === 'center'
  const options: IParagraphOptions & { readonly style: string } = {
    style: isByStyle ? TABLE_CENTERED.id : styleOf(line),
    ...(pageBreakBefore ? { pageBreakBefore } : {}),
    ...(keepNext && !KEPT_BY_STYLE.includes(role) ? { keepNext } : {}),
    ...(align && !isByStyle ? { alignment: align } : {}),
    ...(rule ? { border: { [rule.side]: borderOf(rule) } } : {}),
    ...spacingOf(line),
    children: writeRuns(line, preset),
  }
  return new OfficialParagraph(options, {
    ...placeOf(line, preset),
    ...(line.line === undefined && line.before === undefined ? {} : { snapToGrid: false }),
    ...extras,
  })
}

function styleOf({ role, runIn, indent }: SetParagraph): string {
  if (runIn) return runInStyle(runIn).id
  if (role === 'blank') return BLANK_LINE.id
  if (role === 'contentsLine') return contentsStyle(((indent?.leftChars ?? 0) + 1) as Level).id
  return role === 'gap' ? GAP.id : ROLE_STYLES[role].id
}

function spacingOf({ before, line }: SetParagraph): { readonly spacing?: ISpacingProperties } {
  if (before === undefined && line === undefined) return {}
  const exact = line === undefined ? {} : { line, lineRule: LineRuleType.EXACT }
  return { spacing: { ...(before === undefined ? {} : { before: Math.max(0, before) }), ...exact } }
}

function placeOf(line: SetParagraph, preset: Preset): Extras {
  // Word finds both in the styles of the contents.
  if (line.role === 'contentsLine') return {}
  const indent = indentsOf(line, preset)
  const hasTab = line.runs.some(({ text }) => text.includes('\t'))
  return { ...(indent ? { indent } : {}), ...(hasTab ? { elements: [tabsOf([tabStop(line, preset)])] } : {}) }
}

function indentsOf({ indent, rule, role }: SetParagraph, preset: Preset): Indent | undefined {
  if (rule?.beyond) return { 'w:left': -rule.beyond, 'w:right': -rule.beyond }
  if (!indent) return undefined
  // A character of another size than the body's would be another length to Word; twips are not.
  return isBodySize(role, preset) ? indentOf(indent, preset) : twipsOf(indent, preset)
}

function isBodySize(role: SetParagraph['role'], { looks }: Preset): boolean {
  return role === 'blank' || role === 'gap' || looks[role].sizePt === looks.body.sizePt
}

function twipsOf(indent: SetIndent, preset: Preset): Indent {
  return Object.fromEntries(Object.entries(indentOf(indent, preset)).filter(([name]) => !name.endsWith('Chars')))
}

function tabStop({ indent, tabChars }: SetParagraph, preset: Preset) {
  if (tabChars !== undefined) return { val: 'left', pos: charsToTwips(tabChars, preset) } as const
  return { val: 'right', pos: preset.page.textWidth - charsToTwips(indent?.rightChars ?? 0, preset) } as const
}
