import type { Document } from '#core/document/document.ts'
import { compose } from '#core/layout/compose.ts'
import type { Preset } from '#core/layout/presets.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import type { SetBlock, SetParagraph } from '#core/layout/set-paper.ts'

/** The set lines of a paper in the default preset. */
export function setLines(d: Document, preset: Preset = GBT9704): readonly SetParagraph[] {
  return compose(d, preset).blocks.flatMap(linesOf)
}

/** Set lines as `role: text`, those without text as their role alone. */
export function sketch(lines: readonly SetParagraph[]): readonly string[] {
  return lines.map((line) => {
    const text = textOfLine(line)
    return text ? `${line.role}: ${text}` : line.role
  })
}

export function textOfLine({ runs }: SetParagraph): string {
  return runs.map(({ text }) => text).join('')
}

function linesOf(block: SetBlock): readonly SetParagraph[] {
  if (block.type === 'paragraph') return [block]
  return block.type === 'table' ? block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines)) : []
}
