import { $create, $getState, $setState, createState, DecoratorNode, type LexicalNode } from 'lexical'
import type { Block, BlockId, PageBreak, Picture, Opaque, Source, Table } from '#core/document/document.ts'
import { blockSchema } from '#core/document/schema.ts'
import { frameElement } from './frame-element.ts'

/** A block that this editor shows but does not edit. */
export type FramedBlock = Table | Picture | PageBreak | Opaque

const NOTHING: FramedBlock = { type: 'opaque', id: '' as BlockId, json: null }

const blockState = createState('block', {
  parse: (value): FramedBlock => parseFramed(value) ?? NOTHING,
})

/** A framed, read-only block that keeps its value whole. */
export class FrameNode extends DecoratorNode<null> {
  override $config() {
    return this.config('frame', { extends: DecoratorNode, stateConfigs: [blockState] })
  }

  getBlock(): FramedBlock {
    return $getState(this, blockState)
  }

  setBlock(block: FramedBlock): this {
    return $setState(this, blockState, block)
  }

  getBlockId(): BlockId {
    return this.getBlock().id
  }

  setBlockId(id: BlockId): this {
    return this.setBlock({ ...this.getBlock(), id })
  }

  getSources(): readonly Source[] {
    return this.getBlock().sources ?? []
  }

  setSources(sources: readonly Source[]): this {
    return this.setBlock({ ...this.getBlock(), sources })
  }

  override createDOM(): HTMLElement {
    return frameElement(this.getBlock())
  }

  override updateDOM(previous: FrameNode): boolean {
    return $getState(previous, blockState, 'direct') !== this.getBlock()
  }

  override decorate(): null {
    return null
  }

  override isInline(): false {
    return false
  }

  override getTextContent(): string {
    return '\n'
  }
}

export function $createFrame(block: FramedBlock): FrameNode {
  return $create(FrameNode).setBlock(block)
}

export function $isFrame(node: LexicalNode | null | undefined): node is FrameNode {
  return node instanceof FrameNode
}

/** A framed block of unknown JSON; null where it is none. */
export function parseFramed(value: unknown): FramedBlock | null {
  const block: Block | undefined = blockSchema.safeParse(value).data
  return block && block.type !== 'heading' && block.type !== 'paragraph' ? block : null
}
