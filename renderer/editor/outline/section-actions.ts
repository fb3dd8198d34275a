import type { Section } from '#core/outline/sections.ts'
import type { Labels } from '../../i18n/labels.ts'
import { copySection, removeSection } from '../../state/sections.ts'
import type { ItemAction } from '../../widgets/item-menu.tsx'

// As the commands load them: the outline comes with every paper.
const EXPORT = () => import('../../state/export.ts')
const KEEP = () => import('../../state/keep-passages.ts')

type Run = (id: Section['id'], title: string) => void

/** What can be done with a section of the outline. */
export function sectionActions(
  { label, command }: Labels,
  sections: readonly Section[],
  { canChange }: { readonly canChange: boolean },
): readonly ItemAction[] {
  const run = (act: Run) => (item: string) => {
    const section = sections.find(({ id }) => id === item)
    if (section) act(section.id, section.number + (section.title || label('outline.untitled')))
  }
  return [
    {
      id: 'keep',
      label: command('keep-section'),
      run: run((id) => void KEEP().then(({ keepSection }) => keepSection(id))),
    },
    { id: 'copy', label: label('outline.copy'), run: run(copySection) },
    {
      id: 'export',
      label: label('outline.export'),
      run: run((id) => void EXPORT().then(({ openExportDialog }) => openExportDialog(id))),
    },
    ...(canChange ? [{ id: 'remove', label: label('outline.remove'), isApart: true, run: run(removeSection) }] : []),
  ]
}
