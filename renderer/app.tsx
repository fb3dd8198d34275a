import { lazy, Suspense } from 'react'
import { Editor } from './editor/editor.tsx'
import { LeftPane } from './left-pane.tsx'
import { SlotsPane } from './check/slots-pane.tsx'
import { Start } from './drafts/start.tsx'
import { MainToolbar } from './main-toolbar.tsx'
import { StatusBar } from './status-bar.tsx'
import { settings, slotsPane, surface } from './state/app.ts'
import { derived, openPaper } from './state/document.ts'
import { useStore } from './state/store.ts'
import { TroubleBar } from './settings/trouble-bar.tsx'
import { Toasts } from './toasts.tsx'
import { I18nProvider } from './widgets/locale.tsx'
import { useLabels } from './i18n/labels.ts'

const NewPaper = lazy(() => import('./templates/new-paper.tsx'))
const About = lazy(() => import('./settings/about.tsx'))

/** The window: toolbar, outline and drafts at the left, the paper, the list of blanks at the right, the status bar. */
export function App() {
  const language = useStore(settings, (value) => value.language)
  const hasLeftPane = useStore(settings, (value) => value.outline)
  const paper = useStore(openPaper, (value) => value)
  const hasSlotsPane = useStore(slotsPane, (value) => value !== 'closed')
  return (
    <I18nProvider locale={language}>
      <WindowTitle />
      <div className="window">
        <MainToolbar />
        <TroubleBar />
        <div className="desk">
          {hasLeftPane && <LeftPane />}
          <main className="desk-middle">{paper ? <Editor key={paper.id} paper={paper} /> : <Start />}</main>
          {paper && hasSlotsPane && <SlotsPane />}
        </div>
        <StatusBar />
      </div>
      <Toasts />
      <Surfaces />
    </I18nProvider>
  )
}

function WindowTitle() {
  const { label } = useLabels()
  const title = useStore(derived, (value) => value?.title)
  return (
    <title>
      {title === undefined ? label('app.name') : `${label('app.name')} — ${title || label('drafts.untitled')}`}
    </title>
  )
}

function Surfaces() {
  const open = useStore(surface, (value) => value)
  return (
    <Suspense>
      {open === 'new' && <NewPaper />}
      {open === 'about' && <About />}
    </Suspense>
  )
}
