import { useLabels } from '../i18n/labels.ts'
import { oldPaperView } from '../state/old-papers.ts'
import { useStore } from '../state/store.ts'

export function OldPapersTitle() {
  const { label } = useLabels()
  return label(useStore(oldPaperView, ({ bin }) => bin) ? 'old.bin' : 'pane.old-papers')
}
