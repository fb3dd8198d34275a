import {
  $addUpdateTag,
  $createTextNode,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  $parseSerializedNode,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  COPY_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  defineExtension,
  safeCast,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalNode,
  type SerializedLexicalNode,
} from 'lexical'
import type { Block, Source } from '#core/document/document.ts'
import { cleanText } from '#core/document/normalise.ts'
import { sourceSchema } from '#core/document/schema.ts'
import { hasSeveralLines } from '../../import/pasted.ts'
import { $renewFigures } from '../carried/renew-figures.ts'
import { $blockToNode } from '../document-to-editor.ts'
import { $deleteFrames, $openLineAfterFrame, $selectedFrames } from '../frame/select-frame.ts'
import { $isFrame } from '../nodes/frame-node.ts'
import { $createLine, $isFlow, $isLine } from '../nodes/line-node.ts'
import { $addSources } from '../structure/add-sources.ts'
import { $caretLine, $isAtEnd, $isAtStart } from '../structure/caret.ts'
import { $deleteWholeLines, $wholeLines } from '../structure/delete-lines.ts'
import { $selectedSources } from '../structure/keep-sources.ts'
import { $addOrigins, $originsOf, MOST_SOURCES, NO_ORIGINS, type Origins } from './origins.ts'
import { readOwnClipboard } from './own-clipboard.ts'

/** Text of another program, with its web form where it has one. */
export interface Pasted {
  readonly text: string
  readonly html?: string
}

/** Words out of the midst of a line come without the line: where they came from goes beside them. */
const SOURCES_TYPE = 'application/x-suigao-sources'
/** The draft that is copied from, with its sections: what says of a block in another draft that it came from there. */
const ORIGINS_TYPE = 'application/x-suigao-origins'

interface PasteConfig {
  /** Takes several lines of another program that are pasted into the body; without it they are pasted as plain text. */
  readonly takeForeign: ((pasted: Pasted) => void) | null
  /** Null in what is no draft: nothing is said of where its words came from. */
  readonly draft: (() => string) | null
}

/** Paste from this editor keeps headings and marks; of anything else a line is plain text, and more is handed to be recognised. */
export const PasteExtension = defineExtension({
  name: 'suigao/paste',
  config: safeCast<PasteConfig>({ takeForeign: null, draft: null }),
  register: (editor, { takeForeign, draft }) =>
    mergeRegister(
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const data = 'clipboardData' in event ? event.clipboardData : null
          event.preventDefault()
          $addUpdateTag(PASTE_TAG)
          $openLineAfterFrame()
          const own = readOwnClipboard(data?.getData('application/x-lexical-editor') ?? '')
          const foreign = own ? null : $foreignLines(data)
          if (own) {
            const origins = readSources(data?.getData(ORIGINS_TYPE) ?? '', Infinity)
            $pasteOwn(own, readSources(data?.getData(SOURCES_TYPE) ?? ''), { origins, into: draft?.() ?? null })
          } else if (foreign && takeForeign) takeForeign(foreign)
          else $pasteText(data?.getData('text/plain') ?? '')
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        CONTROLLED_TEXT_INSERTION_COMMAND,
        (payload) => {
          const data = typeof payload === 'string' ? null : payload.dataTransfer
          if (data) $pasteText(data.getData('text/plain'))
          return data !== null
        },
        COMMAND_PRIORITY_HIGH,
      ),
      ...[COPY_COMMAND, CUT_COMMAND].map((command) =>
        editor.registerCommand(command, (event) => $copySources(event, draft?.() ?? null), COMMAND_PRIORITY_CRITICAL),
      ),
      editor.registerCommand(
        CUT_COMMAND,
        (event) => {
          if (!(event instanceof ClipboardEvent) || !($wholeLines() || $selectedFrames().length > 0)) return false
          editor.dispatchCommand(COPY_COMMAND, event)
          // After the copy, which is an update of its own.
          editor.update(() => void ($deleteFrames() || $deleteWholeLines()), { tag: CUT_TAG })
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DROP_COMMAND,
        (event) => {
          event.preventDefault()
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
    ),
})

/** Adds to what is copied; the copying itself is left to the editor. */
function $copySources(event: ClipboardEvent | KeyboardEvent | null, draft: string | null): false {
  const data = event && 'clipboardData' in event ? event.clipboardData : null
  data?.setData(SOURCES_TYPE, JSON.stringify($selectedSources()))
  if (data && draft !== null) data.setData(ORIGINS_TYPE, JSON.stringify($originsOf(draft)))
  return false
}

/** What a clipboard says of sources; any program can write it. */
export function readSources(json: string, most = MOST_SOURCES): readonly Source[] {
  try {
    const given: unknown = JSON.parse(json)
    return Array.isArray(given) ? given.flatMap((each) => sourceSchema.safeParse(each).data ?? []).slice(0, most) : []
  } catch {
    return []
  }
}

/** Puts in nodes of this editor; `sources` is where words came from that stand on no line of their own. */
export function $pasteOwn(
  serialized: readonly SerializedLexicalNode[],
  sources: readonly Source[],
  from: Origins = NO_ORIGINS,
): void {
  const nodes = serialized.map((node) => $parseSerializedNode(node))
  const ownless = $addOrigins(nodes, sources, from)
  $renewFigures(nodes)
  const selection = $getSelection()
  if ($isRangeSelection(selection) && !selection.isCollapsed()) selection.removeText()
  const last = nodes.at(-1)
  // Whole lines end in an empty one: the start of the line that followed them.
  if (nodes.length > 1 && $openLineBefore() && $isLine(last) && last.isEmpty()) nodes.pop()
  $joinPasted(nodes, ownless)
  $insertNodes(nodes)
}

/** The first line that is pasted runs on in the line of the caret, what follows the caret in the last one. */
function $joinPasted(nodes: readonly LexicalNode[], sources: readonly Source[]): void {
  const selection = $getSelection()
  const line = $caretLine(selection)
  if (!$isRangeSelection(selection) || !line || !$isFlow(line)) return
  const [first, last] = [nodes[0], nodes.at(-1)]
  // Read before the line takes in anything.
  const own = line.getSources()
  if ($isLine(first)) {
    if (!line.isEmpty() && !first.isEmpty()) $addSources(line, first.getSources())
  } else if (!$isFrame(first)) $addSources(line, sources)
  for (const node of nodes) if ($isLine(node) && node.isEmpty()) node.setSources(undefined)
  if (last !== first && $isLine(last) && !$isAtEnd(selection, line)) $addSources(last, own)
}

/** Several lines that go into the body; the paper's own lines and a single line take plain text. */
function $foreignLines(data: DataTransfer | null): Pasted | null {
  const selection = $getSelection()
  const line = $isRangeSelection(selection) ? $caretLine(selection) : null
  const text = data?.getData('text/plain') ?? ''
  const html = data?.getData('text/html') ?? ''
  if (!line || !$isFlow(line) || !hasSeveralLines(text)) return null
  return { text, ...(html && { html }) }
}

/** Puts blocks where the caret is; paragraphs at either end join the line there, anything else stands on lines of its own. */
export function $insertBlocks(blocks: readonly Block[]): void {
  if (blocks.length === 0) return
  $openLineAfterFrame()
  const selection = $getSelection()
  const line = $caretLine(selection)
  const canJoin = blocks[0]!.type === 'paragraph' && blocks.at(-1)!.type === 'paragraph'
  // A heading that joined a line would lose its number, which is no text.
  const isWithin = $isRangeSelection(selection) && line !== null && !line.isEmpty() && !$isAtStart(selection, line)
  if (isWithin && !canJoin) selection.insertParagraph()
  $openLineBefore()
  $insertNodes(blocks.map($blockToNode))
}

export function $pasteText(text: string): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const line = $caretLine(selection)
  const isInFlow = line !== null && $isFlow(line)
  if (lines.length <= 1 || !isInFlow) selection.insertText(lines.join(isInFlow ? '' : ' '))
  else {
    $openLineBefore()
    $insertNodes(lines.map((each) => $createLine('body').append($createTextNode(each))))
  }
}

/**
 * Lines pasted at the start of a line go before it; the editor's own way would give its id and sources to the first of them.
 * True where the caret then stands in an empty line.
 */
function $openLineBefore(): boolean {
  const selection = $getSelection()
  const line = $caretLine(selection)
  if (!$isRangeSelection(selection) || !line || !$isFlow(line) || !$isAtStart(selection, line)) return false
  if (line.isEmpty()) return true
  const room = $createLine('body')
  line.insertBefore(room)
  room.select()
  return true
}
