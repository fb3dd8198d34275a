import { $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical'
import { markForAMoment } from '../mark-place.ts'
import { focusPaper } from './focus.ts'
import { $selectedFrames, $selectFrame } from './frame/select-frame.ts'
import { $lineOf, $selectOffset } from './structure/caret.ts'
import { $findFrame, $findLine } from './structure/places.ts'

/** Moves the caret, or selects a frame, and brings it into view. */
export function move(editor: LexicalEditor, change: () => void, tag?: string): void {
  editor.update(change, {
    ...(tag !== undefined && { tag }),
    onUpdate: () => {
      focusPaper(editor)
      elementHere(editor)?.scrollIntoView({ block: 'center' })
    },
  })
}

/** Goes to the start of a block or line, or selects a frame, and marks it for a moment. Before it is on the screen it waits. */
export function showPlace(editor: LexicalEditor, place: string): void {
  const go = () => {
    move(editor, () => $goTo(place))
    // Behind the scrolling, which is done once the update is.
    editor.update(() => {}, { onUpdate: () => markHere(editor) })
  }
  whenMounted(editor, go)
}

function $goTo(place: string): void {
  const line = $findLine(place)
  const frame = line ? undefined : $findFrame(place)
  if (line) $selectOffset(line, 0)
  else if (frame) $selectFrame(frame)
}

function whenMounted(editor: LexicalEditor, run: () => void): void {
  // Whoever mounts it leads to where the writer was; this comes after.
  const soon = () => void requestAnimationFrame(run)
  if (editor.getRootElement()) return soon()
  const leave = editor.registerRootListener((element) => {
    if (!element) return
    soon()
    queueMicrotask(() => leave())
  })
}

function markHere(editor: LexicalEditor): void {
  const element = elementHere(editor)
  if (element) markForAMoment(element)
}

function elementHere(editor: LexicalEditor): HTMLElement | null {
  const key = editor.read(() => {
    const selection = $getSelection()
    const line = $isRangeSelection(selection) ? $lineOf(selection.focus.getNode()) : $selectedFrames()[0]
    return line?.getKey()
  })
  return key === undefined ? null : editor.getElementByKey(key)
}
