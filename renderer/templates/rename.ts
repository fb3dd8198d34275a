import type { Template } from '#core/template/template.ts'

type Bilingual = Template['name']
type Language = keyof Bilingual

/** New words in one language; they serve the other too where both said the same. */
export function reworded(words: Bilingual, language: Language, text: string): Bilingual {
  const wasOne = words['zh-CN'] === words.en
  return wasOne ? { 'zh-CN': text, en: text } : { ...words, [language]: text }
}

/** A template with another label or duty for one of its fields. */
export function withField(
  template: Template,
  key: string,
  change: (field: Template['fields'][number]) => Template['fields'][number],
): Template {
  return { ...template, fields: template.fields.map((field) => (field.key === key ? change(field) : field)) }
}

/** What was typed without the blanks around it; a description that was emptied is the name again. */
export function tidied(template: Template): Template {
  const name = trimmed(template.name)
  const { 'zh-CN': chinese, en } = trimmed(template.description)
  return {
    ...template,
    name,
    description: { 'zh-CN': chinese || name['zh-CN'], en: en || name.en },
    fields: template.fields.map((field) => ({ ...field, label: trimmed(field.label) })),
  }
}

/** The line that must not be empty and is: the template's name, or the label of a field by its key. */
export function emptyLine(template: Template, language: Language): string | undefined {
  if (!template.name[language]) return 'template-name'
  const field = template.fields.find(({ label }) => !label[language])
  return field && `label-${field.key}`
}

function trimmed(words: Bilingual): Bilingual {
  return { 'zh-CN': words['zh-CN'].trim(), en: words.en.trim() }
}
