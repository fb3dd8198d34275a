import {
  $createTextNode,
  $getRoot,
  $getSelection,
  $insertNodes,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
} from 'lexical'
import { COMMANDS, type Command, type CommandId } from '#core/command.ts'
import type { Level, Paragraph } from '#core/document/document.ts'
import { newBlockId } from './block-id.ts'
import { isFigureCommand, runFigureCommand } from './carried/figure-commands.ts'
import { $runsToNodes } from './document-to-editor.ts'
import { focusPaper } from './focus.ts'
import { $openLineAfterFrame } from './frame/select-frame.ts'
import { $makeBody, $selectedFlowLines, $toggleLevel, $toggleRunIn } from './heading/heading-extension.ts'
import { $createFrame } from './nodes/frame-node.ts'
import { $isFlow, $isLine } from './nodes/line-node.ts'
import { $paperSettings, $setPaperSettings } from './nodes/settings.ts'
import { $selectNextSlot } from './slot/open-slots.ts'
import { $caretLine } from './structure/caret.ts'

const LEVELS: Partial<Record<CommandId, Level>> = { 'level-1': 1, 'level-2': 2, 'level-3': 3, 'level-4': 4 }

/** The editing commands that are one change of the paper. */
const CHANGES: Partial<Record<CommandId, () => void>> = {
  body: $makeBody,
  'run-in': $toggleRunIn,
  'next-slot': () => void $selectNextSlot(),
  'align-justify': () => $align(undefined),
  'align-center': () => $align('center'),
  'align-right': () => $align('right'),
  'numbering-restart': () => $setPaperSettings({ ...$paperSettings(), numbering: 'restart' }),
  'numbering-continuous': () => $setPaperSettings({ ...$paperSettings(), numbering: 'continuous' }),
  renumber: $renumber,
  'insert-hole': $insertHole,
  'insert-page-break': $insertPageBreak,
}

/** Runs an editing command; false where it is none of the paper's. */
export function runEditing(editor: LexicalEditor, command: CommandId): boolean {
  const level = LEVELS[command]
  const change = level ? () => $toggleLevel(level) : CHANGES[command]
  const isOfFigures = isFigureCommand(command)
  if (!change && !isOfFigures && command !== 'bold') return false
  // A change of state in mid-composition would tear the text from under the input method.
  if (!editor.isEditable() || editor.isComposing()) return true
  if (isOfFigures) runFigureCommand(editor, command)
  else if (change) editor.update(change, { tag: HISTORY_PUSH_TAG })
  else editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')
  focusPaper(editor)
  return true
}

const ENTER_KEYS: ReadonlyMap<string, CommandId> = new Map(
  COMMANDS.flatMap((command) => {
    const { key }: Command = command
    return key?.endsWith('+Enter') ? [[key, command.id]] : []
  }),
)

/** The command that a press of Enter with other keys asks for: in the paper the menu never hears of it. */
export function commandOfEnter({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): CommandId | undefined {
  const held = [(ctrlKey || metaKey) && 'CmdOrCtrl', altKey && 'Alt', shiftKey && 'Shift'].filter(Boolean)
  return ENTER_KEYS.get([...held, 'Enter'].join('+'))
}

function $align(align: Paragraph['align']): void {
  for (const line of $selectedFlowLines()) if (line.getRole() === 'body') line.setAlign(align)
}

/** Every heading is counted, also those that came with a number of their own. */
function $renumber(): void {
  for (const node of $getRoot().getChildren()) if ($isLine(node)) node.setMarker(undefined)
}

function $insertHole(): void {
  $openLineAfterFrame()
  $insertNodes($runsToNodes([{ text: 'xx', slot: { kind: 'text' } }]))
}

/** Only the body has pages to break; in a title it would split the title. */
function $insertPageBreak(): void {
  $openLineAfterFrame()
  const line = $caretLine($getSelection())
  if (line && $isFlow(line)) $insertNodes([$createFrame({ type: 'pageBreak', id: newBlockId() }), $createTextNode('')])
}
