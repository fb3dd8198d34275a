import type { Run } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import type { Preset } from './presets.ts'
import { setLine } from './set-line.ts'
import type { SetParagraph, SetPlace } from './set-paper.ts'
import { textWidth } from './text-width.ts'
import { titleLines } from './title-lines.ts'

/** A title on one to four balanced lines; where the writer broke it herself, her breaks stand. */
export function composeTitle(
  role: 'title' | 'attachmentTitle',
  runs: readonly Run[],
  place: SetPlace,
  preset: Preset,
): readonly SetParagraph[] {
  const text = textOf(runs)
  if (text.includes('\n')) return setLine(role, runs, place)
  const { sizePt } = preset.looks[role]
  const widthOf = (line: string) => textWidth(line, preset, sizePt)
  const lines = titleLines(text, { widthOf, lineWidth: preset.page.textWidth })
  return setLine(role, brokenAt(runs, lines), place)
}

/** The runs with a line break after each of the lines but the last. */
function brokenAt(runs: readonly Run[], lines: readonly string[]): readonly Run[] {
  const breaks = new Set<number>()
  let end = 0
  for (const line of lines.slice(0, -1)) breaks.add((end += line.length))
  if (!breaks.size) return runs
  let offset = 0
  return runs.map((run) => {
    const start = offset
    offset += run.text.length
    const parts = [...breaks].filter((at) => at >= start && at < offset).map((at) => at - start)
    const text = parts.toReversed().reduce((whole, at) => `${whole.slice(0, at)}\n${whole.slice(at)}`, run.text)
    return text === run.text ? run : { ...run, text }
  })
}
