import type { ParagraphChild } from 'docx'
import { Tab, TextRun } from 'docx'
import type { Preset } from '#core/layout/presets.ts'
import type { SetParagraph, SetRun } from '#core/layout/set-paper.ts'
import type { Role } from '#core/layout/styles.ts'
import { ptToHalfPoints } from '#core/layout/units.ts'
import { fontedPieces } from './rare-characters.ts'
import { characterStyle } from './style-ids.ts'

// Characters such as “ — … × exist in Latin and in Chinese type; without the hint Word takes the Latin one.
const BEYOND_ASCII = /[^\u0000-\u007f]/
const RED = 'FF0000'

/** The runs of a line: words, bold, line breaks and tabs, a style where they are another part than the line. */
export function writeRuns(line: Pick<SetParagraph, 'role' | 'runs'>, preset: Preset): ParagraphChild[] {
  return line.runs.flatMap((run) => writeRun(run, line.role, preset))
}

function writeRun(run: SetRun, lineRole: SetParagraph['role'], preset: Preset): ParagraphChild[] {
  const role = run.role ?? lineRole
  const look = preset.looks[isRole(role) ? role : 'body']
  const marks = marksOf(run, lineRole, preset)
  return run.text.split('\n').flatMap((line, index): ParagraphChild[] => {
    const lineBreak = index ? [new TextRun({ ...marks, break: 1 })] : []
    const [first, ...pieces] = fontedPieces(line, look.font)
    // The break goes into the run of the words after it.
    if (!first) return lineBreak
    const head = textRuns(first, { ...marks, ...(index ? { break: 1 } : {}) })
    return [...head, ...pieces.flatMap((piece) => textRuns(piece, marks))]
  })
}

type Marks = Omit<Extract<ConstructorParameters<typeof TextRun>[0], object>, 'text' | 'children'>

function marksOf(
  { bold, role, colour, sizePt, spread }: SetRun,
  lineRole: SetParagraph['role'],
  preset: Preset,
): Marks {
  return {
    ...(bold ? { bold } : {}),
    ...(role && role !== lineRole ? { style: characterStyle(role).id } : {}),
    ...(colour ? { color: RED } : {}),
    ...(sizePt === undefined ? {} : { size: ptToHalfPoints(sizePt) }),
    ...(spread === undefined ? {} : { characterSpacing: spread + preset.squeeze }),
  }
}

function textRuns({ text, font }: { readonly text: string; readonly font?: string }, marks: Marks): ParagraphChild[] {
  return text.split('\t').flatMap((part, index): ParagraphChild[] => {
    const hint = BEYOND_ASCII.test(part) ? { font: { ...(font ? { eastAsia: font } : {}), hint: 'eastAsia' } } : {}
    // As `text`, never as `children`: there the library reads a word like CURRENT as a field.
    const words = part || marks.break ? [new TextRun({ ...marks, ...hint, ...(part ? { text: part } : {}) })] : []
    return index ? [new TextRun({ ...marks, children: [new Tab()] }), ...words] : words
  })
}

function isRole(role: SetParagraph['role']): role is Role {
  return role !== 'blank' && role !== 'gap'
}
