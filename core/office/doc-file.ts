import { refuse } from '#core/docx/refusal.ts'
import { openOle, viewOf } from './ole-file.ts'

/** The streams of a .doc and the places that its head names ([MS-DOC] 2.5). */
export interface DocFile {
  readonly main: DataView
  readonly table: DataView
  readonly bytes: Uint8Array
  /** How many characters each story has, in the order in which they lie one behind the other. */
  readonly counts: Readonly<Record<Story, number>>
  /** Where a structure lies in the table stream, by its number in the head. */
  readonly place: (index: number) => { readonly from: number; readonly to: number }
}

export const STORIES = ['text', 'footnotes', 'heads', 'macros', 'comments', 'endnotes', 'boxes', 'headBoxes'] as const
export type Story = (typeof STORIES)[number]

const WORD_97 = 0xa5ec
const FIRST_VERSION_97 = 0xc1
const ENCRYPTED = 0x0100
const SECOND_TABLE = 0x0200
const COUNTS_AT = 0x4c
const PLACES_AT = 0x9a

export function openDoc(bytes: Uint8Array): DocFile {
  const ole = openOle(bytes)
  const stream = ole.stream('WordDocument') ?? refuse('file-damaged')
  const main = viewOf(stream)
  if (main.getUint16(0, true) !== WORD_97 || main.getUint16(2, true) < FIRST_VERSION_97) refuse('file-is-old-word')
  const flags = main.getUint16(0x0a, true)
  if (flags & ENCRYPTED) refuse('file-encrypted')
  const table = ole.stream(flags & SECOND_TABLE ? '1Table' : '0Table') ?? refuse('file-damaged')
  const counts = Object.fromEntries(
    STORIES.map((story, index) => [story, main.getUint32(COUNTS_AT + index * 4, true)]),
  ) as Record<Story, number>
  return {
    main,
    table: viewOf(table),
    bytes: stream,
    counts,
    place(index) {
      const from = main.getUint32(PLACES_AT + index * 8, true)
      const to = from + main.getUint32(PLACES_AT + index * 8 + 4, true)
      return to <= table.length ? { from, to } : refuse('file-damaged')
    },
  }
}

/** Numbers of the structures in the head ([MS-DOC] 2.5.6). */
export const PLACES = {
  styles: 1,
  footnoteCalls: 2,
  footnoteTexts: 3,
  headTexts: 11,
  characterPages: 12,
  paragraphPages: 13,
  pieces: 33,
  endnoteCalls: 46,
  endnoteTexts: 47,
  lists: 73,
  listInstances: 74,
} as const

/** The positions of a structure that holds n + 1 of them and n entries of `size` bytes. */
export function positionsOf({ table }: DocFile, { from, to }: { from: number; to: number }, size: number): number[] {
  if (to - from < 4) return []
  const count = Math.floor((to - from - 4) / (4 + size))
  return Array.from({ length: count + 1 }, (_, index) => table.getUint32(from + index * 4, true))
}
