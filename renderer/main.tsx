import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { hear, ask } from './desk.ts'
import { keepHeldKeysOutOfText, returnToPaperOnEscape } from './regions.ts'
import { loadApp, loadSettings, takeFirstLook } from './state/app.ts'
import { runCommand } from './state/commands.ts'
import { loadPaperParts } from './late-parts.ts'
import { loadTheRest } from './late-rest.ts'
import { flushPapers } from './state/document.ts'
import { loadDrafts } from './state/draft-list.ts'
import { takeDroppedFiles, takePastedText } from './state/drop.ts'
import { tellMenu } from './state/menu.ts'
import { rememberNow, rememberPapers } from './state/recent.ts'
import { showTips } from './widgets/tips.ts'

hear('command', ({ id }) => runCommand(id))
hear('flush', () => {
  rememberNow()
  void flushPapers()
    .catch(() => false)
    .then((saved) => ask('window.flushed', { saved }))
})
returnToPaperOnEscape()
keepHeldKeysOutOfText()
takeDroppedFiles()
takePastedText()
showTips()

/** Longer than a healthy service takes to answer; after that the window is drawn with what is known. */
const SETTINGS_MS = 1_500

takeFirstLook()
const settled = loadSettings().then(rememberPapers)
// Asked before the window is drawn, so that the answers are there when it is.
const listed = loadDrafts()
const waited = new Promise<void>((resolve) => setTimeout(resolve, SETTINGS_MS))
// A page that is loaded again (it had died) was told of the look when the window opened; the writer may have changed it since.
const isAgain = performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'reload')
if (isAgain) void Promise.race([settled, waited]).then(draw)
else draw()

// Drawn before this script ends: what has run by then is what Chromium keeps compiled for the next start.
function draw(): void {
  flushSync(() => createRoot(document.getElementById('app')!).render(<App />))
  requestIdleCallback(() => void loadPaperParts().then(loadTheRest), { timeout: 300 })
  // What nobody looks at yet comes after the list.
  void Promise.all([settled, listed]).then(() => {
    tellMenu()
    return loadApp()
  })
}
