import { readTemplate } from '#core/template/template.ts'
import { createShelf } from './shelf.ts'

/** The user's own templates. */
export const storedTemplates = createShelf('template', readTemplate)
