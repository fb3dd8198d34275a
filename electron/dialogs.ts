import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, dialog } from 'electron'
import type { AppTrouble, ExportFormat, Settings } from '#contract'
import { say, sayTrouble } from '#core/words/say.ts'

type Language = Settings['language']

let lastFolder: string | undefined

/** What can be written to a file: the title of its dialog, the name of its kind of file, the extension. */
interface Kind {
  readonly title: string
  readonly files: string
  readonly extension: string
}
const PAPERS: Readonly<Record<ExportFormat, Kind>> = {
  docx: { title: 'dialog.export', files: 'dialog.word-files', extension: 'docx' },
  pdf: { title: 'dialog.export', files: 'dialog.pdf-files', extension: 'pdf' },
  txt: { title: 'dialog.export', files: 'dialog.text-files', extension: 'txt' },
  html: { title: 'dialog.export', files: 'dialog.html-files', extension: 'html' },
}
const TEMPLATE: Kind = { title: 'dialog.export-template', files: 'dialog.template-files', extension: 'json' }
const PLAN_TABLE: Kind = { title: 'dialog.export-plan', files: 'dialog.word-files', extension: 'docx' }
const LIBRARY: Kind = { title: 'dialog.exchange', files: 'dialog.exchange-files', extension: 'suigao' }
const PRESET: Kind = { title: 'dialog.export-preset', files: 'dialog.preset-files', extension: 'json' }

/** Asks where a paper goes, overwriting included; null when the writer cancelled. */
export function askWhereToExport(
  window: BrowserWindow,
  language: Language,
  { name, format }: { readonly name: string; readonly format: ExportFormat },
): Promise<string | null> {
  return askWhere(window, language, { name, ...PAPERS[format] })
}

/** Asks where a template goes, as askWhereToExport does. */
export function askWhereToPutTemplate(window: BrowserWindow, language: Language, name: string): Promise<string | null> {
  return askWhere(window, language, { name, ...TEMPLATE })
}

/** Asks where a preset goes, as askWhereToExport does. */
export function askWhereToPutPreset(window: BrowserWindow, language: Language, name: string): Promise<string | null> {
  return askWhere(window, language, { name, ...PRESET })
}

/** Asks where the table of plan items goes, as askWhereToExport does. */
export function askWhereToPutPlanTable(
  window: BrowserWindow,
  language: Language,
  name: string,
): Promise<string | null> {
  return askWhere(window, language, { name, ...PLAN_TABLE })
}

/** Asks where passages go, as askWhereToExport does. */
export function askWhereToPutLibrary(window: BrowserWindow, language: Language, name: string): Promise<string | null> {
  return askWhere(window, language, { name, ...LIBRARY })
}

/** Asks for a colleague's passages; null when the writer cancelled. */
export async function askWhichLibrary(window: BrowserWindow, language: Language): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: say(language, 'dialog.exchange-open'),
    defaultPath: folderToOffer(),
    filters: [
      { name: say(language, LIBRARY.files), extensions: [LIBRARY.extension] },
      { name: say(language, 'dialog.all-files'), extensions: ['*'] },
    ],
    properties: ['openFile'],
  })
  const [path] = filePaths
  if (canceled || path === undefined) return null
  lastFolder = dirname(path)
  return path
}

/** Asks for files of others, or for one folder of them; none when the writer cancelled. */
export async function askWhatToImport(
  window: BrowserWindow,
  language: Language,
  what: 'files' | 'folder',
): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: say(language, what === 'files' ? 'dialog.import' : 'dialog.import-folder'),
    defaultPath: folderToOffer(),
    // What a file is, its content says; the list only keeps pictures and programs out of sight.
    filters: [
      { name: say(language, 'dialog.papers'), extensions: IMPORTED },
      { name: say(language, 'dialog.all-files'), extensions: ['*'] },
    ],
    properties: what === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'],
  })
  if (canceled) return []
  const [first] = filePaths
  if (first !== undefined) lastFolder = what === 'files' ? dirname(first) : first
  return filePaths
}

const IMPORTED = [
  'docx',
  'doc',
  'wps',
  'rtf',
  'odt',
  'fodt',
  'txt',
  'md',
  'html',
  'htm',
  'mht',
  'docm',
  'dotx',
  'dot',
  'wpt',
]

/** Asks where a file goes that is given back as it came, under the name that it has. */
export async function askWhereToPutOriginal(
  window: BrowserWindow,
  language: Language,
  name: string,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say(language, 'dialog.original'),
    defaultPath: join(folderToOffer(), name),
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || !filePath) return null
  lastFolder = dirname(filePath)
  return filePath
}

async function askWhere(
  window: BrowserWindow,
  language: Language,
  { name, title, files, extension }: { readonly name: string } & Kind,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say(language, title),
    defaultPath: join(folderToOffer(), name),
    filters: [{ name: say(language, files), extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || !filePath) return null
  const path = extname(filePath).toLowerCase() === `.${extension}` ? filePath : `${filePath}.${extension}`
  // The system asked about the name that was typed, not about the one with the extension.
  if (path !== filePath && existsSync(path) && !(await askToReplace(window, language, path))) return null
  lastFolder = dirname(path)
  return path
}

/** Asks about changes that could not be saved; true when the writer closes all the same. */
export async function askToCloseAnyway(window: BrowserWindow, language: Language): Promise<boolean> {
  return ask(window, {
    message: say(language, 'dialog.unsaved'),
    detail: say(language, 'dialog.unsaved.detail'),
    no: say(language, 'dialog.unsaved.keep'),
    yes: say(language, 'dialog.unsaved.close'),
  })
}

/** Says what went wrong where the page itself can't. */
export async function tellTrouble(window: BrowserWindow, language: Language, trouble: AppTrouble): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'error',
    title: say(language, 'app.name'),
    message: sayTrouble(language, { code: trouble.code, ...(trouble.params ? { params: trouble.params } : {}) }),
    buttons: [say(language, 'dialog.ok')],
  })
}

function askToReplace(window: BrowserWindow, language: Language, path: string): Promise<boolean> {
  return ask(window, {
    message: say(language, 'dialog.replace', { name: basename(path) }),
    detail: say(language, 'dialog.replace.detail'),
    no: say(language, 'dialog.cancel'),
    yes: say(language, 'dialog.replace.yes'),
  })
}

// Enter and Esc both take the harmless answer.
async function ask(
  window: BrowserWindow,
  {
    message,
    detail,
    no,
    yes,
  }: { readonly message: string; readonly detail: string; readonly no: string; readonly yes: string },
): Promise<boolean> {
  const options = {
    type: 'warning',
    message,
    detail,
    buttons: [no, yes],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  } as const
  const { response } = await dialog.showMessageBox(window, { ...options, buttons: [...options.buttons] })
  return response === 1
}

function folderToOffer(): string {
  const folders = [lastFolder, app.getPath('documents')]
  return folders.find((folder) => folder !== undefined && existsSync(folder)) ?? app.getPath('home')
}
