import { COMMANDS, type Command, type CommandId } from '#core/command.ts'
import { ask } from '../desk.ts'
import { goToRegion } from '../regions.ts'
import { changeSettings, cover, settings, showLeft, surface, zoomBy } from './app.ts'
import { flushPapers, openPaper, redo, runInPaper, undo, walkPapers } from './document.ts'
import { loadDrafts, showBin } from './draft-list.ts'
import { leaveDraft } from './drafts.ts'
import { pageZoom, preview, togglePreview, zoomPages } from './preview.ts'
import { toggleRight } from './right-pane.ts'

// Their code comes with the first command of them, if not before (late-parts.ts): the first page does without.
const BESIDE = () => import('./beside.ts')
const CHECK = () => import('./check.ts')
const EXCHANGE = () => import('./exchange.ts')
const EXPORT = () => import('./export.ts')
const IMPORT = () => import('./import.ts')
const KEEP = () => import('./keep-passages.ts')
const LEDGER = () => import('./ledger.ts')
const LEDGER_FORM = () => import('./ledger-form.ts')
const LIBRARY = () => import('./library.ts')
const OLD_PAPERS = () => import('./old-papers.ts')
const PASSAGES = () => import('./passages.ts')
const REUSE = () => import('./reuse.ts')
const ROLL = () => import('./roll-forward.ts')
const TEMPLATES = () => import('./templates.ts')

/** What each command does that is not a change of the paper itself; those are the editor's. */
const ACTIONS: Partial<Record<CommandId, () => void>> = {
  new: later(TEMPLATES, ({ openGallery }) => openGallery()),
  'save-as-template': () => openPaper.get() && surface.set('save-as-template'),
  'file-details': () => openPaper.get() && surface.set('file-details'),
  'unit-profile': () => surface.set('unit-profile'),
  open: showDrafts,
  'old-papers': later(OLD_PAPERS, ({ showOldPapers }) => showOldPapers()),
  library: later(LIBRARY, ({ showLibrary }) => showLibrary()),
  import: later(IMPORT, ({ chooseImport }) => chooseImport('files')),
  'import-folder': later(IMPORT, ({ chooseImport }) => chooseImport('folder')),
  'roll-forward': later(ROLL, ({ chooseAndRoll }) => chooseAndRoll()),
  'library-import': later(EXCHANGE, ({ openExchange }) => openExchange()),
  'library-export': later(EXCHANGE, ({ saveLibrary }) => saveLibrary()),
  'save-original': saveOriginalOfPaper,
  save: () => void flushPapers(),
  'export-docx': later(EXPORT, ({ exportPaper }) => exportPaper({ format: 'docx' })),
  'export-pdf': later(EXPORT, ({ exportPaper }) => exportPaper({ format: 'pdf' })),
  'export-html': later(EXPORT, ({ exportPaper }) => exportPaper({ format: 'html' })),
  'export-txt': later(EXPORT, ({ exportPaper }) => exportPaper({ format: 'txt' })),
  'export-choose': later(EXPORT, ({ openExportDialog }) => openExportDialog()),
  print: later(EXPORT, ({ exportPaper }) => exportPaper({ format: 'print' })),
  'close-draft': () => void leaveDraft(),
  undo,
  redo,
  preview: togglePreview,
  presets: () => surface.set('presets'),
  'next-paper': () => walkPapers(1),
  'previous-paper': () => walkPapers(-1),
  'next-region': () => goToRegion(1),
  'previous-region': () => goToRegion(-1),
  'toggle-outline': () => changeSettings({ outline: !settings.get().outline }),
  'zoom-in': () => (preview.get() ? zoomPages(1) : zoomBy(1)),
  'zoom-out': () => (preview.get() ? zoomPages(-1) : zoomBy(-1)),
  'zoom-reset': () => (preview.get() ? pageZoom.set(100) : changeSettings({ zoom: 100 })),
  'theme-system': () => changeSettings({ theme: 'system' }),
  'theme-light': () => changeSettings({ theme: 'light' }),
  'theme-dark': () => changeSettings({ theme: 'dark' }),
  'language-zh': () => changeSettings({ language: 'zh-CN' }),
  'language-en': () => changeSettings({ language: 'en' }),
  'list-slots': () => toggleRight('slots'),
  'list-figures': () => toggleRight('figures'),
  'list-plan': () => toggleRight('plan'),
  'list-ledger': later(LEDGER, ({ showLedger }) => showLedger()),
  'save-figure': later(LEDGER_FORM, ({ saveFigureHere }) => saveFigureHere()),
  'save-all-figures': later(LEDGER_FORM, ({ saveManyFigures }) => saveManyFigures()),
  'next-figure': later(CHECK, ({ walkFigures }) => walkFigures('next-figure')),
  'previous-figure': later(CHECK, ({ walkFigures }) => walkFigures('previous-figure')),
  'mark-figures': later(CHECK, ({ markFigures }) => markFigures()),
  passages: later(PASSAGES, ({ showPassages }) => showPassages()),
  'keep-selection': later(KEEP, ({ keepSelection }) => keepSelection()),
  'keep-paragraph': later(KEEP, ({ keepParagraph }) => keepParagraph()),
  'keep-section': later(KEEP, ({ keepSection }) => keepSection()),
  beside: () => toggleRight('beside'),
  'beside-next': later(BESIDE, ({ walkBeside }) => walkBeside(1)),
  'beside-previous': later(BESIDE, ({ walkBeside }) => walkBeside(-1)),
  'take-sentence': later(BESIDE, ({ takeOver }) => takeOver('sentence')),
  'take-paragraph': later(BESIDE, ({ takeOver }) => takeOver('paragraph')),
  'take-section': later(BESIDE, ({ takeOver }) => takeOver('section')),
  sources: () => toggleRight('sources'),
  'reuse-report': later(REUSE, ({ showReuse }) => showReuse()),
  'show-profile': () => void ask('profile.show', {}),
  about: () => surface.set('about'),
}

/** Runs a command, whether it came from the menu, a key or a button. */
export function runCommand(id: CommandId): void {
  if (surface.get() !== 'none' && changesPaper(id)) return runInDialog(id)
  if (cover.get() !== 'none' && needsPaper(id)) return
  // Nobody sees what changes behind the pages.
  if (preview.get() && changesPaper(id) && id !== 'file-details') return
  const action = ACTIONS[id]
  if (action) action()
  else runInPaper(id)
}

function later<S>(load: () => Promise<S>, run: (state: S) => unknown): () => void {
  return () => void load().then(run)
}

function needsPaper(id: CommandId): boolean {
  const command: Command | undefined = COMMANDS.find((candidate) => candidate.id === id)
  return command?.needs !== undefined
}

function changesPaper(id: CommandId): boolean {
  const command: Command | undefined = COMMANDS.find((candidate) => candidate.id === id)
  return command?.needs === 'editable-paper'
}

/** The menu keeps its keys while a dialog is open: they are for the field there, never for the paper behind it. */
function runInDialog(id: CommandId): void {
  if (id === 'undo' || id === 'redo') document.execCommand(id)
}

function saveOriginalOfPaper(): void {
  const draft = openPaper.get()?.id
  if (draft !== undefined) void OLD_PAPERS().then(({ saveOriginal }) => saveOriginal({ draft }))
}

function showDrafts(): void {
  showLeft('drafts')
  showBin(false)
  void loadDrafts()
}
