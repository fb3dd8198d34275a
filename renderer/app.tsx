import { lazy, Suspense } from 'react'
import { Editor, RightPane } from './late-parts.ts'
import { EmptyBin, EmptyOldBin, RenameDraft } from './late-rest.ts'
import { LeftPane } from './left-pane.tsx'
import { Start } from './drafts/start.tsx'
import { PaperTabs } from './drafts/paper-tabs.tsx'
import { DropHint } from './drafts/drop-hint.tsx'
import { MainToolbar } from './main-toolbar.tsx'
import { PaperSurfaces } from './paper-surfaces.tsx'
import { StatusBar } from './status-bar.tsx'
import { cover, type Cover as Covering, settings, surface, WHOLE_DESK } from './state/app.ts'
import { derived, openPaper, paperName } from './state/document.ts'
import { useStore } from './state/store.ts'
import { TroubleBar } from './settings/trouble-bar.tsx'
import { Toasts } from './toasts.tsx'
import { I18nProvider } from './widgets/locale.tsx'
import { useLabels } from './i18n/labels.ts'

const ImportWindow = lazy(() => import('./import/import-window.tsx'))
const OldPaperPlace = lazy(() => import('./old-papers/old-paper-view.tsx'))
const PassagePlace = lazy(() => import('./library/passage-place.tsx'))
const HandInPage = lazy(() => import('./export/hand-in-page.tsx'))
const PlanMatrix = lazy(() => import('./plan/plan-matrix.tsx'))
const ReuseWindow = lazy(() => import('./sources/reuse-window.tsx'))
const RollWindow = lazy(() => import('./roll-forward/roll-window.tsx'))
const ExchangeDialog = lazy(() => import('./library/exchange-dialog.tsx'))
const TagDialog = lazy(() => import('./library/tag-dialog.tsx'))
const EmptyLibraryBin = lazy(() => import('./library/empty-bin.tsx'))
const NewPaper = lazy(() => import('./templates/new-paper.tsx'))
const NamePassage = lazy(() => import('./passages/name-passage.tsx'))
const SaveAsTemplate = lazy(() => import('./templates/save-as-template.tsx'))
const UnitProfile = lazy(() => import('./settings/unit-profile.tsx'))
const About = lazy(() => import('./settings/about.tsx'))

/** The window: toolbar, outline and drafts at the left, the paper, the list of blanks at the right, the status bar. */
export function App() {
  const language = useStore(settings, (value) => value.language)
  const hasLeftPane = useStore(settings, (value) => value.outline)
  const paper = useStore(openPaper, (value) => value)
  const covered = useStore(cover, (value) => value)
  return (
    <I18nProvider locale={language}>
      <WindowTitle />
      <div className="window">
        <MainToolbar />
        <TroubleBar />
        <div className="desk">
          {hasLeftPane && !WHOLE_DESK.has(covered) && <LeftPane />}
          <main className="desk-middle">
            {covered !== 'none' && <Cover name={covered} />}
            {/* The editor stays as it is behind it: caret, scroll place and undo are kept. */}
            <div className="desk-paper" hidden={covered !== 'none'}>
              <PaperTabs />
              {paper ? <Editor key={paper.id} paper={paper} /> : <Start />}
            </div>
          </main>
          {paper && covered === 'none' && <RightPane />}
        </div>
        <StatusBar />
      </div>
      <Toasts />
      <DropHint />
      <Surfaces />
    </I18nProvider>
  )
}

function Cover({ name }: { readonly name: Covering }) {
  return (
    <Suspense>
      {name === 'import' && <ImportWindow />}
      {name === 'old-paper' && <OldPaperPlace />}
      {name === 'roll-forward' && <RollWindow />}
      {name === 'reuse' && <ReuseWindow />}
      {name === 'hand-in' && <HandInPage />}
      {name === 'plan' && <PlanMatrix />}
      {name === 'passage' && <PassagePlace />}
    </Suspense>
  )
}

function WindowTitle() {
  const { label } = useLabels()
  const own = useStore(paperName, (value) => value)
  const line = useStore(derived, (value) => value?.title)
  const title = own ?? line
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
      <PaperSurfaces open={open} />
      {open === 'new' && <NewPaper />}
      {open === 'save-as-template' && <SaveAsTemplate />}
      {open === 'unit-profile' && <UnitProfile />}
      {open === 'about' && <About />}
      {open === 'rename-draft' && <RenameDraft />}
      {open === 'empty-bin' && <EmptyBin />}
      {open === 'empty-old-bin' && <EmptyOldBin />}
      {open === 'empty-library-bin' && <EmptyLibraryBin />}
      {open === 'tag-passages' && <TagDialog />}
      {open === 'exchange' && <ExchangeDialog />}
      {open === 'name-passage' && <NamePassage />}
    </Suspense>
  )
}
