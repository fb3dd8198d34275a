import { COMMANDS, type Command, type CommandId } from '#core/command.ts'
import { ask } from '../desk.ts'
import { goToRegion } from '../regions.ts'
import { changeSettings, cover, settings, showLeft, surface, zoomBy } from './app.ts'
import { markFigures, walkFigures } from './check.ts'
import { flushPapers, openPaper, redo, runInPaper, undo, walkPapers } from './document.ts'
import { loadDrafts, showBin } from './draft-list.ts'
import { leaveDraft } from './drafts.ts'
import { exportPaper, openExportDialog } from './export.ts'
import { chooseImport } from './import.ts'
import { keepParagraph, keepSection, keepSelection } from './keep-passages.ts'
import { showLibrary } from './library.ts'
import { saveOriginal, showOldPapers } from './old-papers.ts'
import { showPassages } from './passages.ts'
import { chooseAndRoll } from './roll-forward.ts'
import { pageZoom, preview, togglePreview, zoomPages } from './preview.ts'
import { toggleRight } from './right-pane.ts'
import { openGallery } from './templates.ts'

/** What each command does that is not a change of the paper itself; those are the editor's. */
const ACTIONS: Partial<Record<CommandId, () => void>> = {
  new: () => openGallery(),
  'save-as-template': () => openPaper.get() && surface.set('save-as-template'),
  'file-details': () => openPaper.get() && surface.set('file-details'),
  'unit-profile': () => surface.set('unit-profile'),
  open: showDrafts,
  'old-papers': showOldPapers,
  library: showLibrary,
  import: () => void chooseImport('files'),
  'import-folder': () => void chooseImport('folder'),
  'roll-forward': chooseAndRoll,
  'library-import': exchange(({ openExchange }) => openExchange()),
  'library-export': exchange(({ saveLibrary }) => saveLibrary()),
  'save-original': saveOriginalOfPaper,
  save: () => void flushPapers(),
  'export-docx': () => void exportPaper({ format: 'docx' }),
  'export-pdf': () => void exportPaper({ format: 'pdf' }),
  'export-html': () => void exportPaper({ format: 'html' }),
  'export-txt': () => void exportPaper({ format: 'txt' }),
  'export-choose': openExportDialog,
  print: () => void exportPaper({ format: 'print' }),
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
  'list-ledger': () => void import('./ledger.ts').then(({ showLedger }) => showLedger()),
  'save-figure': withLedgerForm(({ saveFigureHere }) => void saveFigureHere()),
  'save-all-figures': withLedgerForm(({ saveManyFigures }) => void saveManyFigures()),
  'next-figure': () => walkFigures('next-figure'),
  'previous-figure': () => walkFigures('previous-figure'),
  'mark-figures': markFigures,
  passages: showPassages,
  'keep-selection': () => void keepSelection(),
  'keep-paragraph': () => void keepParagraph(),
  'keep-section': () => void keepSection(),
  beside: () => toggleRight('beside'),
  'beside-next': beside(({ walkBeside }) => walkBeside(1)),
  'beside-previous': beside(({ walkBeside }) => walkBeside(-1)),
  'take-sentence': beside(({ takeOver }) => takeOver('sentence')),
  'take-paragraph': beside(({ takeOver }) => takeOver('paragraph')),
  'take-section': beside(({ takeOver }) => takeOver('section')),
  sources: () => toggleRight('sources'),
  'reuse-report': () => void import('./reuse.ts').then(({ showReuse }) => showReuse()),
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

/** What stands beside the paper comes with its pane. */
function beside(run: (state: typeof import('./beside.ts')) => unknown): () => void {
  return () => void import('./beside.ts').then(run)
}

function exchange(run: (state: typeof import('./exchange.ts')) => unknown): () => void {
  return () => void import('./exchange.ts').then(run)
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

/** Its code comes with its pane: the first page does without. */
function withLedgerForm(run: (form: typeof import('./ledger-form.ts')) => void): () => void {
  return () => void import('./ledger-form.ts').then(run)
}

function saveOriginalOfPaper(): void {
  const draft = openPaper.get()?.id
  if (draft !== undefined) void saveOriginal({ draft })
}

function showDrafts(): void {
  showLeft('drafts')
  showBin(false)
  void loadDrafts()
}
