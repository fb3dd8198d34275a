import type { TemplateSummary } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { duplicateTemplate, removeTemplate, templateShelf } from '../state/templates.ts'
import { MenuButton } from '../widgets/menu-button.tsx'

interface TemplateMenuProps {
  readonly template: TemplateSummary
  readonly onEdit: () => void
}

/** What can be done with the chosen template; a built-in one can only be copied and taken along. */
export function TemplateMenu({ template, onEdit }: TemplateMenuProps) {
  const { label, language } = useLabels()
  const always = [
    {
      id: 'duplicate-template',
      word: label('templates.duplicate'),
      onPress: () => void duplicateTemplate(template.id),
    },
    { id: 'export-template', word: label('templates.export'), onPress: () => void templateShelf.save(template.id) },
  ]
  const own = [
    { id: 'edit-template', word: label('templates.edit'), onPress: onEdit },
    ...always,
    { id: 'remove-template', word: label('templates.remove'), onPress: () => void removeTemplate(template) },
  ]
  return (
    <MenuButton
      label={label('templates.menu', { name: template.name[language] })}
      name="template-menu"
      items={template.origin === 'user' ? own : always}
    />
  )
}
