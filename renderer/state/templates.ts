import type { Template } from '#core/template/template.ts'
import type { AppTrouble, TemplateSummary } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import { settings, surface } from './app.ts'
import { createShelf } from './shelf.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

export const templateShelf = createShelf('templates', showTrouble)
/** The template that the gallery shows; the first one where it is null. */
export const chosenTemplate = createStore<string | null>(null)

export function openGallery(id: string | null = null): void {
  chosenTemplate.set(id)
  templateShelf.notice.set(null)
  surface.set('new')
}

export function closeGallery(): void {
  surface.set('none')
}

/** Reads the templates now and, until the returned function is called, whenever the settings change: previews speak their language. */
export function followTemplates(): () => void {
  void templateShelf.load()
  return settings.subscribe(() => void templateShelf.load())
}

export async function duplicateTemplate(id: string): Promise<void> {
  choose(await templateShelf.duplicate(id))
}

export async function importTemplate(file: File): Promise<void> {
  choose(await templateShelf.take(file))
}

export async function restoreTemplate(id: string): Promise<void> {
  choose(await templateShelf.restore(id))
}

export async function removeTemplate(template: TemplateSummary): Promise<void> {
  if (!(await templateShelf.remove(template, () => void restoreTemplate(template.id)))) return
  if (chosenTemplate.get() === template.id) chosenTemplate.set(null)
}

/** Stores an own template, a new one without `id`; answers the trouble where it is refused, so that the dialog stays. */
export async function saveTemplate(template: Template, id?: string): Promise<AppTrouble | null> {
  const reply = await ask('templates.save', {
    requestId: newRequestId(),
    template,
    ...(id === undefined ? {} : { id }),
  })
  if (!reply.ok) return reply.error
  await templateShelf.load()
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

function choose(made: string | null): void {
  if (made !== null) chosenTemplate.set(made)
}
