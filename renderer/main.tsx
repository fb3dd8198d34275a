import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { hear, ask } from './desk.ts'
import { returnToPaperOnEscape } from './regions.ts'
import { loadApp, loadSettings, takeFirstLook } from './state/app.ts'
import { runCommand } from './state/commands.ts'
import { loadEditor } from './editor-parts.ts'
import { flushPapers } from './state/document.ts'
import { followImport } from './state/import.ts'
import { loadDrafts } from './state/draft-list.ts'
import { takeDroppedFiles, takePastedText } from './state/drop.ts'
import { tellMenu } from './state/menu.ts'
import { rememberNow, rememberPapers } from './state/recent.ts'

hear('command', ({ id }) => runCommand(id))
hear('flush', () => {
  rememberNow()
  void flushPapers()
    .catch(() => false)
    .then((saved) => ask('window.flushed', { saved }))
})
returnToPaperOnEscape()
takeDroppedFiles()
takePastedText()
followImport()
tellMenu()

/** Longer than a healthy service takes to answer; after that the window is drawn with what is known. */
const SETTINGS_MS = 1_500

takeFirstLook()
const settled = loadSettings().then(rememberPapers)
const waited = new Promise<void>((resolve) => setTimeout(resolve, SETTINGS_MS))
// A page that is loaded again (it had died) was told of the look when the window opened; the writer may have changed it since.
const isAgain = performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'reload')
void (isAgain ? Promise.race([settled, waited]) : Promise.resolve()).then(() => {
  createRoot(document.getElementById('app')!).render(<App />)
  requestIdleCallback(() => void loadEditor(), { timeout: 300 })
  return Promise.all([settled, loadApp(), loadDrafts()])
})
