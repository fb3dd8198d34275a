import type { Template } from '#core/template/template.ts'
import type { AppTrouble, TemplateSummary } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import type { LabelKey } from '../i18n/labels.ts'
import { settings, surface } from './app.ts'
import { readJsonFile } from './read-json.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** The templates outside the bin, the built-in ones first; null until they were read. */
export const templates = createStore<readonly TemplateSummary[] | null>(null)
export const binnedTemplates = createStore<readonly TemplateSummary[]>([])
/** The template that the gallery shows; the first one where it is null. */
export const chosenTemplate = createStore<string | null>(null)

/** What the gallery says in passing; a toast lies outside its dialog, where no key reaches. */
export interface Notice {
  readonly key: LabelKey
  readonly params?: Readonly<Record<string, string | number>>
  readonly trouble?: AppTrouble
  readonly action?: { readonly key: LabelKey; readonly run: () => void }
}
export const galleryNotice = createStore<Notice | null>(null)

export function openGallery(id: string | null = null): void {
  chosenTemplate.set(id)
  galleryNotice.set(null)
  surface.set('new')
}

export function closeGallery(): void {
  surface.set('none')
}

export async function loadTemplates(): Promise<void> {
  const [all, bin] = await Promise.all([ask('templates.list', {}), ask('templates.bin', {})])
  if (bin.ok) binnedTemplates.set(bin.value)
  if (all.ok) templates.set(all.value)
  else showTrouble(all.error)
}

/** Reads the templates now and, until the returned function is called, whenever the settings change: previews speak their language. */
export function followTemplates(): () => void {
  void loadTemplates()
  return settings.subscribe(() => void loadTemplates())
}

export async function duplicateTemplate(id: string): Promise<void> {
  const reply = await ask('templates.duplicate', { requestId: newRequestId(), id })
  if (reply.ok) await showMade(reply.value.id, 'templates.duplicated')
  else sayTrouble(reply.error)
}

/** Imports a file as a template of the writer's own; what is wrong with it is said by place and cause. */
export async function importTemplate(file: File): Promise<void> {
  const params = { name: file.name }
  const read = await readJsonFile(file)
  if (!read.ok) return galleryNotice.set({ key: 'templates.not-json', params: { ...params, line: read.line } })
  const reply = await ask('templates.import', { requestId: newRequestId(), json: read.value })
  if (!reply.ok) return galleryNotice.set({ key: 'templates.not-imported', params, trouble: reply.error })
  await showMade(reply.value.id, 'templates.imported')
}

export async function exportTemplate({ id }: TemplateSummary): Promise<void> {
  const reply = await ask('templates.export', { id })
  if (!reply.ok) return sayTrouble(reply.error)
  if (!reply.value) return
  const name = reply.value.path.split(/[\\/]/).at(-1) ?? reply.value.path
  galleryNotice.set({ key: 'templates.exported', params: { name } })
}

export async function removeTemplate({ id, name }: TemplateSummary): Promise<void> {
  const reply = await ask('templates.remove', { requestId: newRequestId(), id })
  if (!reply.ok) return sayTrouble(reply.error)
  if (chosenTemplate.get() === id) chosenTemplate.set(null)
  await loadTemplates()
  galleryNotice.set({
    key: 'templates.removed',
    params: { name: name[settings.get().language] },
    action: { key: 'templates.undo', run: () => void restoreTemplate(id) },
  })
}

export async function restoreTemplate(id: string): Promise<void> {
  const reply = await ask('templates.restore', { requestId: newRequestId(), id })
  if (reply.ok) await showMade(id, 'templates.restored')
  else sayTrouble(reply.error)
}

/** Stores an own template, a new one without `id`; answers the trouble where it is refused, so that the dialog stays. */
export async function saveTemplate(template: Template, id?: string): Promise<AppTrouble | null> {
  const reply = await ask('templates.save', {
    requestId: newRequestId(),
    template,
    ...(id === undefined ? {} : { id }),
  })
  if (!reply.ok) return reply.error
  await loadTemplates()
  chosenTemplate.set(reply.value.id)
  return null
}

/** As saveTemplate, from a paper: the dialog closes and a toast offers to use it. */
export async function savePaperAsTemplate(template: Template, id?: string): Promise<AppTrouble | null> {
  const trouble = await saveTemplate(template, id)
  if (trouble) return trouble
  const made = chosenTemplate.get()
  chosenTemplate.set(null)
  surface.set('none')
  showToast({
    text: { key: 'save-template.done', params: { name: template.name[settings.get().language] } },
    action: { key: 'save-template.use', run: () => openGallery(made) },
  })
  return null
}

async function showMade(id: string, said: LabelKey): Promise<void> {
  await loadTemplates()
  chosenTemplate.set(id)
  const made = templates.get()?.find((template) => template.id === id)
  galleryNotice.set({ key: said, params: { name: made?.name[settings.get().language] ?? '' } })
}

function sayTrouble(trouble: AppTrouble): void {
  galleryNotice.set({ key: 'templates.failed', trouble })
}
