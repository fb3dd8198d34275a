import type { Document } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { textOf } from '#core/document/text.ts'
import { walkRuns, type Place } from '#core/document/walk.ts'
import { proposeSlots } from '#core/template/propose-slots.ts'
import type { SectionGuidance } from '#core/template/section-guidance.ts'
import type { SlotProposal } from '#core/template/slot-proposal.ts'
import { EMPTY_PROFILE, type UnitProfile } from '#core/template/profile.ts'

export const GROUPS = ['year', 'unit', 'date', 'figure'] as const
export type Group = (typeof GROUPS)[number]

/** Words of a paper that could become a slot, with what stands around them in their sentence. */
export interface Listed {
  readonly proposal: SlotProposal
  readonly before: string
  readonly after: string
}

/** Enough of a sentence to know it by, on one line of the list. */
const AROUND = 18
const SENTENCE_ENDS = /[。；！？\n]/

/** The proposals of a paper by what they are, in reading order. */
export function listProposals(document: Document, profile: UnitProfile): ReadonlyMap<Group, readonly Listed[]> {
  const texts = textsOf(document)
  const listed = proposeSlots(document, profile).map((proposal) =>
    inSentence(proposal, texts.get(proposal.place) ?? ''),
  )
  return Map.groupBy(listed, ({ proposal }) => groupOf(proposal))
}

/** What a template made of this paper may be called: its title without the year and the unit. */
export function proposedName(document: Document, listed: Iterable<Listed>): string {
  const named = [...listed].flatMap(({ proposal }) => (proposal.place === 'title' && proposal.key ? [proposal] : []))
  const cuts = [...named, ...slotsOfTitle(document)].toSorted((a, b) => b.start - a.start)
  const title = textsOf(document).get('title') ?? ''
  const left = cuts.reduce(
    (text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^年度?/, ''),
    title,
  )
  return left.replaceAll('\n', '').trim()
}

/** Sections whose own paragraphs give way to one hint: those that have any. */
export function hintsInstead(document: Document, text: string): readonly SectionGuidance[] {
  const bodies = [document.blocks, ...document.attachments.map(({ blocks }) => blocks)]
  const headings = bodies.flatMap((blocks) =>
    blocks.flatMap((block, index) => {
      if (block.type !== 'heading') return []
      const hasText = block.runIn !== undefined || blocks[index + 1]?.type === 'paragraph'
      return hasText ? [{ section: block.id, text, instead: true }] : []
    }),
  )
  const hasLead = document.blocks[0]?.type === 'paragraph'
  return hasLead ? [{ section: 'lead', text, instead: true }, ...headings] : headings
}

function groupOf({ kind, key }: SlotProposal): Group {
  if (kind === 'year' || kind === 'date') return kind
  return key !== undefined && Object.hasOwn(EMPTY_PROFILE, key) ? 'unit' : 'figure'
}

function inSentence(proposal: SlotProposal, text: string): Listed {
  const before = text.slice(0, proposal.start).split(SENTENCE_ENDS).at(-1) ?? ''
  const after = text.slice(proposal.end).split(SENTENCE_ENDS)[0] ?? ''
  const [head, tail] = [Array.from(before), Array.from(after)]
  return {
    proposal,
    before: head.length > AROUND ? `…${head.slice(-AROUND).join('')}` : before,
    after: tail.length > AROUND ? `${tail.slice(0, AROUND).join('')}…` : after,
  }
}

function textsOf(document: Document): ReadonlyMap<Place, string> {
  const texts = new Map<Place, string>()
  for (const [place, runs] of walkRuns(normalise(document))) texts.set(place, (texts.get(place) ?? '') + textOf(runs))
  return texts
}

function slotsOfTitle(document: Document): { readonly start: number; readonly end: number }[] {
  let end = 0
  return normalise(document).title.flatMap(({ text, slot }) => {
    const start = end
    end += text.length
    return slot?.key ? [{ start, end }] : []
  })
}
