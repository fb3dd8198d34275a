import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { hear, ask } from './desk.ts'
import { loadApp } from './state/app.ts'
import { runCommand } from './state/commands.ts'
import { flushPaper } from './state/document.ts'
import { loadDrafts } from './state/drafts.ts'

hear('command', ({ id }) => runCommand(id))
hear('flush', () => {
  void flushPaper()
    .catch(() => false)
    .then((saved) => ask('window.flushed', { saved }))
})

createRoot(document.getElementById('app')!).render(<App />)
void loadApp().then(loadDrafts)
