import { useLabels } from '../i18n/labels.ts'
import { chosenPassages, clearChosen } from '../state/chosen-passages.ts'
import { saveLibrary } from '../state/exchange.ts'
import { knownPassage, libraryView } from '../state/library.ts'
import { askForTags, favourPassages, removePassages, restorePassages } from '../state/passage-changes.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'

/** What is chosen in the list, and what can be done with all of it. */
export function ChosenBar() {
  const { label, number } = useLabels()
  const chosen = useStore(chosenPassages, (value) => value)
  const isBin = useStore(libraryView, ({ bin }) => bin)
  if (chosen.size === 0) return null
  const ids = [...chosen]
  return (
    <div className="chosen-bar" role="group" aria-label={label('library.chosen-label')} data-name="chosen-bar">
      <span>{label('library.chosen', { count: number(chosen.size) })}</span>
      {isBin ? (
        <Button kind="link" name="chosen-restore" onPress={() => void restorePassages(ids)}>
          {label('bin.restore')}
        </Button>
      ) : (
        <Actions ids={ids} />
      )}
      <Button
        kind="quiet"
        icon={<Icon name="close" />}
        label={label('library.chosen-none')}
        name="chosen-none"
        onPress={clearChosen}
      />
    </div>
  )
}

function Actions({ ids }: { readonly ids: readonly string[] }) {
  const { label } = useLabels()
  // One that is none yet makes all of them favourites.
  const areAll = ids.every((id) => knownPassage(id)?.isFavourite)
  return (
    <>
      <Button
        kind="quiet"
        icon={<Icon name="star" />}
        label={label(areAll ? 'library.unfavour' : 'library.favour')}
        name="chosen-favour"
        onPress={() => void favourPassages(ids, !areAll)}
      />
      <Button
        kind="quiet"
        icon={<Icon name="tag" />}
        label={label('library.tag-some')}
        name="chosen-tag"
        onPress={() => askForTags(ids)}
      />
      <Button
        kind="quiet"
        icon={<Icon name="save" />}
        label={label('library.save-file')}
        name="chosen-save"
        onPress={() => void saveLibrary(ids)}
      />
      <Button
        kind="quiet"
        icon={<Icon name="remove" />}
        label={label('drafts.remove')}
        name="chosen-remove"
        onPress={() => void removePassages(ids)}
      />
    </>
  )
}
