import { z } from 'zod'
import type { Block, Kind } from '../document/document.ts'
import { KINDS } from '../document/document.ts'
import { blockSchema } from '../document/schema.ts'

/** Where a passage has its place in a paper: 开头, 结尾, 问题与原因, 下一年提法, 过渡; `other` for all else. */
export const COLLECTIONS = ['openings', 'closings', 'problems', 'next-year', 'transitions', 'other'] as const
export type Collection = (typeof COLLECTIONS)[number]

/** A section begins with a heading, a paragraph does not. */
export const PASSAGE_SHAPES = ['section', 'paragraph'] as const
export type PassageShape = (typeof PASSAGE_SHAPES)[number]

/** The paper and section that a passage was taken from; `paper` is the id of the draft or old paper. */
export interface PassageSource {
  readonly paper: string
  readonly title: string
  readonly year: number
  /** The path of markers, as Source has it. */
  readonly section: string
}

/** What is said of a passage (素材) beside its words. */
export interface PassageFacts {
  readonly title: string
  readonly collection: Collection
  /** The kind of paper that it suits or came from. */
  readonly kind: Kind | null
  readonly year: number | null
  readonly unit: string
  readonly tags: readonly string[]
  readonly note: string
  readonly source: PassageSource | null
}

/** A stock section or paragraph: what is kept in the library, and what goes to a colleague. */
export interface Passage extends PassageFacts {
  readonly blocks: readonly Block[]
}

/** Characters that one passage may have. */
export const MAX_PASSAGE_CHARACTERS = 200_000
/** Blocks that one passage may have. */
export const MAX_PASSAGE_BLOCKS = 5_000

const line = (longest: number) => z.string().max(longest)

export const passageFactsSchema = z.strictObject({
  title: line(200),
  collection: z.enum(COLLECTIONS),
  kind: z.enum(KINDS).nullable(),
  year: z.int().min(1_000).max(9_999).nullable(),
  unit: line(200),
  tags: z.array(line(40).min(1)).max(30),
  note: line(2_000),
  source: z
    .strictObject({ paper: line(1_000), title: line(1_000), year: z.int().min(1_000).max(9_999), section: line(200) })
    .nullable(),
})

export const passageSchema = passageFactsSchema.extend({
  blocks: z.array(blockSchema).min(1).max(MAX_PASSAGE_BLOCKS),
})

/** Told by its first block. */
export function shapeOf(blocks: readonly Block[]): PassageShape {
  return blocks[0]?.type === 'heading' ? 'section' : 'paragraph'
}
