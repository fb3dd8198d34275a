import type { CommandId } from '#core/command.ts'
import { ask } from '../desk.ts'
import { changeSettings, leftPane, settings, slotsPane, surface, zoomBy } from './app.ts'
import { flushPaper, redo, runInPaper, undo } from './document.ts'
import { leaveDraft, loadDrafts } from './drafts.ts'
import { exportPaper } from './export.ts'

/** What each command does that is not a change of the paper itself; those are the editor's. */
const ACTIONS: Partial<Record<CommandId, () => void>> = {
  new: () => surface.set('new'),
  open: showDrafts,
  save: () => void flushPaper(),
  'export-docx': () => void exportPaper(),
  'close-draft': () => void leaveDraft(),
  undo,
  redo,
  'toggle-outline': () => changeSettings({ outline: !settings.get().outline }),
  'zoom-in': () => zoomBy(1),
  'zoom-out': () => zoomBy(-1),
  'zoom-reset': () => changeSettings({ zoom: 100 }),
  'theme-system': () => changeSettings({ theme: 'system' }),
  'theme-light': () => changeSettings({ theme: 'light' }),
  'theme-dark': () => changeSettings({ theme: 'dark' }),
  'language-zh': () => changeSettings({ language: 'zh-CN' }),
  'language-en': () => changeSettings({ language: 'en' }),
  'list-slots': () => slotsPane.update((pane) => (pane === 'closed' ? 'open' : 'closed')),
  'show-profile': () => void ask('profile.show', {}),
  about: () => surface.set('about'),
}

/** Runs a command, whether it came from the menu, a key or a button. */
export function runCommand(id: CommandId): void {
  const action = ACTIONS[id]
  if (action) action()
  else runInPaper(id)
}

function showDrafts(): void {
  if (!settings.get().outline) changeSettings({ outline: true })
  leftPane.set('drafts')
  void loadDrafts()
}
