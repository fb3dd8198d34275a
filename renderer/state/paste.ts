import type { ImportDetails, OpenedImport } from '../desk.ts'
import { ask } from '../desk.ts'
import { newBlockId } from '../editor/block-id.ts'
import type { PaperEditor, Pasted } from '../editor/paper-editor.ts'
import { changesIn, pastedBlocks } from '../import/pasted.ts'
import { importing } from './import.ts'
import { showRead } from './import-review.ts'
import { showToast } from './toast.ts'

/** Longer than the recognition of any usual paste; whoever pasted waits for the text. */
const PATIENCE_MS = 4_000

/**
 * Pastes several lines of another program: they are recognised, put where the caret is as one step of undo, and a toast says how
 * much was put in order. Where that takes too long or fails they are pasted as plain text.
 */
export async function pasteForeign(editor: PaperEditor, pasted: Pasted): Promise<void> {
  const found = await Promise.race([recognised(pasted), pause(PATIENCE_MS)])
  await untilComposed(editor)
  if (!found) return editor.pasteText(pasted.text)
  const { opened, details } = found
  editor.insertBlocks(
    pastedBlocks(
      details.papers.map(({ document }) => document),
      newBlockId,
    ),
  )
  const inserted = JSON.stringify(editor.document())
  const count = changesIn(details.notes)
  if (count === 0) return void ask('import.close', { import: opened.import })
  showToast({
    text: { key: 'paste.cleaned', params: { count } },
    action: {
      key: 'paste.as-text',
      run: () => {
        // Undoing would take back what was written since, and leave the paste.
        if (JSON.stringify(editor.document()) !== inserted) return showToast({ text: { key: 'paste.too-late' } })
        editor.undo()
        // In the same moment both would be one step back in history, and the paste none of its own.
        requestAnimationFrame(() => {
          editor.pasteText(pasted.text)
          editor.focus()
        })
      },
    },
    // An import that is under way is not to be pushed aside by a look.
    ...(!importing.get() && {
      second: { key: 'import.look', run: () => !importing.get() && showRead(opened, details) },
    }),
  })
}

interface Found {
  readonly opened: OpenedImport
  readonly details: ImportDetails
}

async function recognised({ text, html }: Pasted): Promise<Found | null> {
  const taken = await ask('import.paste', { text, ...(html !== undefined && { html }) })
  if (!taken.ok) return null
  const { import: id } = taken.value
  const opened = await ask('import.read', { import: id })
  const details = opened.ok ? await ask('import.open', { import: id, file: 0 }) : opened
  if (opened.ok && details.ok) return { opened: opened.value, details: details.value as ImportDetails }
  void ask('import.close', { import: id })
  return null
}

function pause(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms))
}

/** Text is never put in under an input method that is composing. */
export async function untilComposed(editor: PaperEditor): Promise<void> {
  while (editor.isComposing()) await pause(100)
}
