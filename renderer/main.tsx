import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { hear, ask } from './desk.ts'
import { returnToPaperOnEscape } from './regions.ts'
import { loadApp, loadSettings } from './state/app.ts'
import { runCommand } from './state/commands.ts'
import { flushPapers } from './state/document.ts'
import { loadDrafts } from './state/draft-list.ts'
import { takeDroppedFiles } from './state/drop.ts'
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
tellMenu()

/** Longer than a healthy service takes to answer; after that the window is drawn as a first start would be. */
const SETTINGS_MS = 1_500

const waited = new Promise<void>((resolve) => setTimeout(resolve, SETTINGS_MS))
void Promise.race([loadSettings().then(rememberPapers), waited]).then(() => {
  createRoot(document.getElementById('app')!).render(<App />)
  return loadApp().then(loadDrafts)
})
