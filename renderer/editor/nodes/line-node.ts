import {
  $createParagraphNode,
  $getState,
  $setState,
  createState,
  ParagraphNode,
  type LexicalNode,
  type LexicalUpdateJSON,
  type RangeSelection,
  type SerializedParagraphNode,
} from 'lexical'
import type { BlockId, Level, Paragraph, Source } from '#core/document/document.ts'
import { blockIdSchema, sourceSchema } from '#core/document/schema.ts'

/** What a line of the paper is. Body and heading lines come in any number; of the others each stands once, attachments apart. */
export const LINE_ROLES = ['title', 'recipients', 'heading', 'body', 'signatory', 'date', 'note', 'attachment'] as const
export type LineRole = (typeof LINE_ROLES)[number]

type Align = Paragraph['align']
const NO_SOURCES: readonly Source[] = []

const roleState = createState('role', {
  parse: (value): LineRole => LINE_ROLES.find((role) => role === value) ?? 'body',
})
const levelState = createState('level', {
  parse: (value): Level => (value === 2 || value === 3 || value === 4 ? value : 1),
})
/** A heading's own number, as it was found in a paper that came from elsewhere; undefined where it is counted. */
const markerState = createState('marker', {
  parse: (value): string | undefined => (typeof value === 'string' && value.length <= 40 ? value : undefined),
  resetOnCopyNode: true,
})
const alignState = createState('align', {
  parse: (value): Align => (value === 'left' || value === 'center' || value === 'right' ? value : undefined),
})
/** Empty until the structure extension gives the line an id; a split's second half starts without one. */
const idState = createState('id', {
  parse: (value): BlockId | '' => blockIdSchema.safeParse(value).data ?? '',
  resetOnCopyNode: true,
})
const sourcesState = createState('sources', {
  parse: (value): readonly Source[] => {
    const sources = Array.isArray(value) ? value.flatMap((each) => sourceSchema.safeParse(each).data ?? []) : []
    return sources.length > 0 ? sources : NO_SOURCES
  },
})

/**
 * One line of the paper. A change of role or level is a change of state on the same node, so the caret, the id and an
 * input method's composition stay where they are.
 */
export class LineNode extends ParagraphNode {
  override $config() {
    return this.config('line', {
      extends: ParagraphNode,
      stateConfigs: [roleState, levelState, markerState, alignState, idState, sourcesState],
    })
  }

  getRole(): LineRole {
    return $getState(this, roleState)
  }

  /** What becomes another kind of line is counted anew. */
  setRole(role: LineRole): this {
    return $setState(this, roleState, role).setMarker(undefined)
  }

  getLevel(): Level {
    return $getState(this, levelState)
  }

  setLevel(level: Level): this {
    return $setState(this, levelState, level).setMarker(undefined)
  }

  getMarker(): string | undefined {
    return $getState(this, markerState)
  }

  setMarker(marker: string | undefined): this {
    return $getState(this, markerState) === marker ? this : $setState(this, markerState, marker)
  }

  getAlign(): Align {
    return $getState(this, alignState)
  }

  setAlign(align: Align): this {
    return $setState(this, alignState, align)
  }

  getBlockId(): BlockId | '' {
    return $getState(this, idState)
  }

  setBlockId(id: BlockId | ''): this {
    return $setState(this, idState, id)
  }

  getSources(): readonly Source[] {
    return $getState(this, sourcesState)
  }

  setSources(sources: readonly Source[] | undefined): this {
    return $setState(this, sourcesState, sources ?? NO_SOURCES)
  }

  /** The second half of a split: the same kind of line from the same sources, without the id, which the first half keeps. */
  override insertNewAfter(_selection: RangeSelection, restoreSelection?: boolean): LineNode {
    const line = $createLine(this.getRole() === 'heading' ? 'heading' : 'body')
      .setLevel(this.getLevel())
      .setAlign(this.getAlign())
      .setSources(this.getSources())
    this.insertAfter(line, restoreSelection)
    return line
  }

  // What Backspace does at the start of a line is decided in structure/, for every role in one place.
  override collapseAtStart(): boolean {
    return false
  }

  override updateFromJSON(json: LexicalUpdateJSON<SerializedParagraphNode>): this {
    // Indents and element formats come only from foreign clipboards; the paper's form comes from roles.
    return super.updateFromJSON({ ...json, indent: 0, format: '' })
  }
}

export function $createLine(role: LineRole): LineNode {
  const node = $createParagraphNode()
  if (!(node instanceof LineNode)) throw new Error('LineNode must replace ParagraphNode in this editor')
  return node.setRole(role)
}

/** Lines that flow and merge freely; the others are the paper's own. */
export function $isFlow(line: LineNode): boolean {
  const role = line.getRole()
  return role === 'heading' || role === 'body'
}

export function $isLine(node: LexicalNode | null | undefined): node is LineNode {
  return node instanceof LineNode
}
