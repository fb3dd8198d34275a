import { configExtension, defineExtension, ParagraphNode } from 'lexical'
import { HistoryExtension } from '@lexical/history'
import { RichTextExtension } from '@lexical/rich-text'
import { CarriedExtension } from './carried/carried-extension.ts'
import { PasteExtension } from './clipboard/paste-extension.ts'
import { FormatExtension } from './format/format-extension.ts'
import { FrameExtension } from './frame/frame-extension.ts'
import { HeadingExtension } from './heading/heading-extension.ts'
import { NumbersExtension } from './heading/numbers-extension.ts'
import { LedgerExtension } from './ledger/ledger-extension.ts'
import { FrameNode } from './nodes/frame-node.ts'
import { LineNode } from './nodes/line-node.ts'
import { PaintExtension } from './paint/paint-extension.ts'
import { QuickExtension } from './passage/quick-extension.ts'
import { SlotExtension } from './slot/slot-extension.ts'
import { SourcesExtension } from './structure/keep-sources.ts'
import { StructureExtension } from './structure/structure-extension.ts'
import { TypingExtension } from './structure/typing-extension.ts'

/** The paper's nodes and every rule of its editing; also what headless tests build from. */
export const PaperExtension = defineExtension({
  name: 'suigao/paper',
  namespace: 'suigao',
  nodes: [LineNode, FrameNode, { replace: ParagraphNode, with: () => new LineNode(), withKlass: LineNode }],
  dependencies: [
    RichTextExtension,
    configExtension(HistoryExtension, { delay: 600, maxDepth: 1_000 }),
    PaintExtension,
    StructureExtension,
    SourcesExtension,
    HeadingExtension,
    NumbersExtension,
    FrameExtension,
    SlotExtension,
    CarriedExtension,
    LedgerExtension,
    PasteExtension,
    QuickExtension,
    FormatExtension,
    TypingExtension,
  ],
})
