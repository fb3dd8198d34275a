import type { Block, Document, Run } from '../document/document.ts'
import { normalise } from '../document/normalise.ts'
import { textOf } from '../document/text.ts'
import type { Place } from '../document/walk.ts'
import { walkRuns } from '../document/walk.ts'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import { draftFields } from './draft-fields.ts'
import { withTemplateWords } from './draft-words.ts'
import { guidanceInline } from './inline.ts'
import type { Answers } from './instantiate.ts'
import type { SectionGuidance } from './section-guidance.ts'
import { tooLongHint, withSectionGuidance } from './section-guidance.ts'
import type { SlotProposal } from './slot-proposal.ts'
import { tidyAnswer } from './slots.ts'
import type { Template, TemplateLine } from './template.ts'
import { FIELD_KEY, LONGEST_INLINE, readTemplate } from './template.ts'

/** What the writer says of the template that a paper becomes. `name` serves both languages; so does `description`. */
export interface TemplateWish {
  readonly id: string
  readonly name: string
  readonly description?: string
  /** Those of `proposeSlots` that the writer took, with key or label changed where wanted. */
  readonly accepted: readonly SlotProposal[]
  readonly guidance?: readonly SectionGuidance[]
}

export interface TemplateFromDocument {
  readonly template: Template
  /** What the paper itself answers: with them the template gives back the paper's words. */
  readonly answers: Answers
  /** Parts of the paper that a template does not hold. */
  readonly leftOut: readonly ('header' | 'signing' | 'imprint')[]
}

/**
 * A paper as a template. Refused where the accepted words no longer stand where they were found (template-words-moved) and
 * where no template can be made of it, as `readTemplate` says (a name or a paper too long).
 */
export function templateFrom(document: Document, wish: TemplateWish): Result<TemplateFromDocument> {
  const d = normalise(document)
  const trouble = troubleOfWish(d, wish)
  if (trouble) return trouble
  const fields = draftFields(d, wish.accepted)
  const words = withSectionGuidance(withTemplateWords(d, wish.accepted, fields), wish.guidance ?? [])
  const name = tidyAnswer('text', wish.name)
  const description = tidyAnswer('text', wish.description ?? '') || name
  const read = readTemplate({
    id: wish.id,
    name: { 'zh-CN': name, en: name },
    description: { 'zh-CN': description, en: description },
    kind: d.kind,
    numbering: d.numbering,
    // The issue date is no line of the template: its field always asks for it.
    fields: fields.fields,
    ...linesOf(words),
  })
  if (!read.ok) return read
  const leftOut = (['header', 'signing', 'imprint'] as const).filter((part) => d[part] !== undefined)
  return ok({ template: read.value, answers: fields.answers, leftOut })
}

function troubleOfWish(d: Document, { accepted, guidance = [] }: TemplateWish): Result<never> | undefined {
  const moved = movedWords(d, accepted)
  if (moved) return failed('template-words-moved', { text: moved.text.slice(0, 100) })
  const badKey = accepted.findIndex(({ key }) => key !== undefined && !FIELD_KEY.test(key))
  if (badKey >= 0) return failed('template-shape', { place: `accepted.${badKey}.key`, cause: 'invalid_format' })
  const tooLong = tooLongHint(guidance)
  return tooLong < 0 ? undefined : failed('template-shape', { place: `guidance.${tooLong}`, cause: 'too_big' })
}

/** The first of the accepted words that is not in its place, or that another one overlaps. */
function movedWords(d: Document, accepted: readonly SlotProposal[]): SlotProposal | undefined {
  const texts = new Map<Place, string>()
  for (const [place, runs] of walkRuns(d)) texts.set(place, (texts.get(place) ?? '') + textOf(runs))
  return accepted.find(({ place, start, end, text }, index) => {
    const isThere = start < end && texts.get(place)?.slice(start, end) === text
    const overlaps = accepted.slice(0, index).some((other) => {
      return other.place === place && other.start < end && start < other.end
    })
    return !isThere || overlaps
  })
}

/** A template cannot be without title and body; what is missing is asked for. */
const NO_TITLE = guidanceInline('标题')!
const NO_BODY: TemplateLine = { paragraph: guidanceInline('正文')! }

function linesOf(d: Document): Omit<Template, 'id' | 'name' | 'description' | 'kind' | 'numbering' | 'fields'> {
  const inline = (key: 'recipients' | 'signatory' | 'note') => {
    const text = textOf(d[key] ?? [])
    return text ? { [key]: text } : {}
  }
  const body = d.blocks.map(lineOf)
  const attachments = d.attachments.map(({ title, blocks }) => {
    const text = textOf(title)
    return { ...(text ? { title: text } : {}), body: blocks.map(lineOf) }
  })
  return {
    title: textOf(d.title) || NO_TITLE,
    body: body.length ? body : [NO_BODY],
    ...inline('recipients'),
    ...inline('signatory'),
    ...inline('note'),
    ...(attachments.length ? { attachments } : {}),
  }
}

/** A block as a line that people can read and edit; what no line can hold goes as the block itself. */
function lineOf(block: Block): TemplateLine {
  if (block.type === 'pageBreak') return { pageBreak: true }
  if (block.type === 'paragraph' && isLine(block.runs)) {
    return { paragraph: textOf(block.runs), ...(block.align ? { align: block.align } : {}) }
  }
  if (
    block.type === 'heading' &&
    block.marker === undefined &&
    isLine(block.runs) &&
    (!block.runIn || isLine(block.runIn))
  ) {
    const heading = { heading: textOf(block.runs), level: block.level }
    return block.runIn ? { ...heading, runIn: textOf(block.runIn) } : heading
  }
  const { sources: _ofThisPaper, ...rest } = block
  return { block: rest as Block }
}

function isLine(runs: readonly Run[]): boolean {
  const text = textOf(runs)
  return text !== '' && text.length <= LONGEST_INLINE && !runs.some((run) => run.bold)
}
