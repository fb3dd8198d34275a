import type { Labels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import { saveLibrary } from '../state/exchange.ts'
import { knownPassage } from '../state/library.ts'
import { askForTags, favourPassages, meantPassages, removePassages, restorePassages } from '../state/passage-changes.ts'
import { readPassage } from '../state/passage-view.ts'
import type { ItemAction } from '../widgets/item-menu.tsx'
import { canInsert, insertFromLibrary } from './use-passage.ts'

/** What can be done with a passage in the list; with all that are chosen, where it is one of them. */
export function passageActions({ label }: Labels): ItemAction[] {
  const insert: ItemAction[] = [
    {
      id: 'insert',
      label: label('library.insert'),
      key: 'Ctrl+Enter',
      run: (id) => void insertFromLibrary(id, 'caret'),
    },
    {
      id: 'insert-section',
      label: label('library.insert-section'),
      run: (id) => void insertFromLibrary(id, 'section'),
    },
  ]
  return [
    { id: 'open', label: label('toolbar.open'), run: (id) => void readPassage(id) },
    ...(canInsert(openPaper.get()) ? insert : []),
    {
      id: 'favour',
      label: (id) => label(knownPassage(id)?.isFavourite ? 'library.unfavour' : 'library.favour'),
      run: (id) => void favourPassages(meantPassages(id), !knownPassage(id)?.isFavourite),
    },
    { id: 'tag', label: label('library.tag-some'), run: (id) => askForTags(meantPassages(id)) },
    { id: 'save', label: label('library.save-file'), run: (id) => void saveLibrary(meantPassages(id)) },
    { id: 'remove', label: label('drafts.remove'), key: 'Delete', run: (id) => void removePassages(meantPassages(id)) },
  ]
}

/** And with one in the recycle bin. */
export function libraryBinActions({ label }: Labels): ItemAction[] {
  return [{ id: 'restore', label: label('bin.restore'), run: (id) => void restorePassages(meantPassages(id)) }]
}
