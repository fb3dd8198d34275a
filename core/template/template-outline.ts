import type { Block, Level, Run } from '../document/document.ts'
import { attachmentLabel } from '../document/text.ts'
import { walkBlock } from '../document/walk.ts'
import { numberHeadings } from '../outline/numbering.ts'
import type { Language } from '../words/say.ts'
import { piecesOf } from './inline.ts'
import type { Template, TemplateLine } from './template.ts'

/** One line of a template's preview: a heading with its number, or, with level 0, other text. Prompts stand in 【】. */
export interface OutlineLine {
  readonly level: Level | 0
  readonly number: string
  readonly text: string
}

/** A preview is looked at, not read. */
const MOST_LINES = 40
const LONGEST_LINE = 60

/** A line and how soon it may go where there are too many: the higher, the sooner. */
interface Weighed extends OutlineLine {
  readonly weight: number
}

/**
 * The lines of a template for a gallery, the title first; labels in the language asked for. At most 40: later paragraphs
 * of a section go first, then all of them, then the deepest headings; what is cut off at last ends in ……
 */
export function templateOutline(template: Template, language: Language): readonly OutlineLine[] {
  const say = (text: string | undefined) => promptsIn(text ?? '', template, language)
  const numbering = template.numbering
  const attachments = template.attachments ?? []
  const lines = [
    lineAt(0, say(template.title).replaceAll('\n', '')),
    lineAt(1, say(template.recipients)),
    ...bodyLines(template.body, say, numbering),
    lineAt(1, say(template.signatory)),
    ...attachments.flatMap(({ title, body }, index) => {
      const head = { ...lineAt(1, say(title)), number: attachmentLabel(index, attachments.length) }
      return [head, ...bodyLines(body, say, numbering)]
    }),
  ]
  return fewEnough(lines.filter((line) => line.text || line.number)).map(({ level, number, text }) => {
    return { level, number, text: shortened(text) }
  })
}

type Say = (text: string | undefined) => string

function bodyLines(body: readonly TemplateLine[], say: Say, numbering: Template['numbering']): readonly Weighed[] {
  const levels = body.flatMap((line) => levelOf(line) ?? [])
  const numbers = numberHeadings(levels, numbering)
  let headings = 0
  let paragraphs = 0
  return body.map((line): Weighed => {
    const level = levelOf(line)
    if (level === undefined) return lineAt(paragraphs++ ? 8 : 7, wordsOf(line, say))
    paragraphs = 0
    return { level, number: numbers[headings++]!, text: wordsOf(line, say), weight: level + 1 }
  })
}

function lineAt(weight: number, text: string): Weighed {
  return { level: 0, number: '', text, weight }
}

function levelOf(line: TemplateLine): Level | undefined {
  if ('heading' in line) return line.level
  return 'block' in line && line.block.type === 'heading' ? line.block.level : undefined
}

function wordsOf(line: TemplateLine, say: Say): string {
  if ('heading' in line) return say(line.heading) + say(line.runIn)
  if ('paragraph' in line) return say(line.paragraph)
  return 'block' in line ? wordsOfBlock(line.block, say) : ''
}

/** Of a table the words of its cells, parted by bars; of a picture what it shows. */
function wordsOfBlock(block: Block, say: Say): string {
  if (block.type === 'picture') return block.alt && `【${block.alt}】`
  const texts = [...walkBlock(block)].map(([, runs]) => runs.map((run: Run) => say(run.text)).join(''))
  return block.type === 'table' ? texts.filter(Boolean).join(' | ') : texts.join('')
}

function promptsIn(text: string, template: Template, language: Language): string {
  const words = piecesOf(text).map((piece) => {
    if (piece.type === 'guidance') return `【${piece.text}】`
    if (piece.type !== 'field') return piece.text
    const field = template.fields.find(({ key }) => key === piece.key)
    const shift = piece.shift ? `${piece.shift > 0 ? '+' : ''}${piece.shift}` : ''
    return `【${field?.label[language] ?? piece.key}${shift}】`
  })
  return words.join('')
}

function fewEnough(lines: readonly Weighed[]): readonly Weighed[] {
  let left = lines
  for (let weight = 8; weight > 2 && left.length > MOST_LINES; weight--) {
    left = left.filter((line) => line.weight < weight)
  }
  return left.length > MOST_LINES ? [...left.slice(0, MOST_LINES - 1), lineAt(0, '……')] : left
}

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ')
  const characters = Array.from(line)
  return characters.length > LONGEST_LINE ? `${characters.slice(0, LONGEST_LINE).join('')}…` : line
}
