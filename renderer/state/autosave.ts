import type { AppTrouble, Reply } from '../desk.ts'

/** After the last change; well inside the two seconds that the writer is promised. */
const IDLE_MS = 700
/** Under typing that never pauses, the oldest unsaved change waits no longer than this. */
const LONGEST_MS = 2_000
const RETRY_MS = 2_000
/** Each word to the window is a drawing of it. «Saving» and «saved» are said only where they last as long as this: in steady typing neither. */
const WORD_MS = 150

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly trouble: AppTrouble }
  | { readonly kind: 'read-only' }

export interface AutosaveParts {
  /** Writes the paper as it is now and answers when it is on disk. */
  readonly save: () => Promise<Reply<{ readonly savedAt: string }>>
  readonly isComposing: () => boolean
  readonly onState: (state: SaveState) => void
}

export interface Autosave {
  /** Something changed. */
  readonly touch: () => void
  /** Saves what is unsaved now; false when that failed and the text is only in the window. */
  readonly flush: () => Promise<boolean>
  readonly isSaved: () => boolean
  readonly dispose: () => void
}

/** Saves in the background. «Saved» is only said when the service has committed the very text that is on the screen. */
export function createAutosave({ save, isComposing, onState }: AutosaveParts): Autosave {
  let change = 0
  let saved = 0
  let firstUnsavedAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined
  // A failure stays said until a save succeeds: retries in between would make its sentence and its buttons flicker.
  let failure: AppTrouble | undefined
  // «Saved», as long as it has not been said.
  let unsaid: SaveState | undefined
  let word: ReturnType<typeof setTimeout> | undefined

  function sayUnsaid(): void {
    clearTimeout(word)
    const said = unsaid
    unsaid = undefined
    if (said) onState(said)
  }

  function schedule(delay: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void (isComposing() ? schedule(IDLE_MS) : write()), delay)
  }

  function write(): Promise<boolean> {
    running ??= writeOnce().finally(() => {
      running = undefined
    })
    return running
  }

  async function writeOnce(): Promise<boolean> {
    clearTimeout(timer)
    const writing = change
    let isSaid = false
    const slow = setTimeout(() => {
      isSaid = !failure
      if (isSaid) onState({ kind: 'saving' })
    }, WORD_MS)
    const reply = await save().finally(() => clearTimeout(slow))
    if (!reply.ok) {
      if (JSON.stringify(failure) !== JSON.stringify(reply.error)) onState({ kind: 'failed', trouble: reply.error })
      failure = reply.error
      if (reply.error.code !== 'draft-read-only') schedule(RETRY_MS)
      return false
    }
    const wasFailed = failure !== undefined
    failure = undefined
    saved = writing
    if (saved === change) {
      unsaid = { kind: 'saved', at: reply.value.savedAt }
      if (isSaid || wasFailed) sayUnsaid()
      else word = setTimeout(sayUnsaid, WORD_MS)
    } else {
      firstUnsavedAt = Date.now()
      // Said already, unless «saving» or a failure was said since.
      if (isSaid || wasFailed) onState({ kind: 'unsaved' })
      schedule(IDLE_MS)
    }
    return true
  }

  return {
    touch: () => {
      // Said once, not with every key.
      if (saved === change) {
        firstUnsavedAt = Date.now()
        if (!running && !failure && !unsaid) onState({ kind: 'unsaved' })
        clearTimeout(word)
        unsaid = undefined
      }
      change++
      schedule(Math.max(0, Math.min(IDLE_MS, firstUnsavedAt + LONGEST_MS - Date.now())))
    },
    flush: async () => {
      // What is typed while a save runs is not in it, so one save may not be enough.
      await running
      while (saved !== change) if (!(await write())) return false
      sayUnsaid()
      return true
    },
    isSaved: () => saved === change,
    dispose: () => {
      clearTimeout(timer)
      clearTimeout(word)
    },
  }
}
