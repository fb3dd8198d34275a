import { useState, type KeyboardEvent } from 'react'
import type { CommandId } from '#core/command.ts'
import { Cover, CoverBar } from '../cover.tsx'
import { useLabels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import { saveLibrary } from '../state/exchange.ts'
import { favourPassages, removePassages } from '../state/passage-changes.ts'
import { leavePassage, openPassage, type OpenPassage } from '../state/passage-view.ts'
import { useStore } from '../state/store.ts'
import { Button, Toggle } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { PassageFacts } from './passage-facts.tsx'
import { PassageOrigin } from './passage-origin.tsx'
import { PassageSheet } from './passage-sheet.tsx'
import { PassageVersions } from './passage-versions.tsx'
import { SavedMark } from './saved-mark.tsx'
import { canInsert, insertFromLibrary } from './use-passage.ts'

/** A passage in the place of the paper: its words and what is said of them, both to be changed. */
export default function PassagePlace() {
  const passage = useStore(openPassage, (value) => value)
  // Another editor is another place; a favourite or a save is not.
  return passage && <Passage key={editorKey(passage.editor)} passage={passage} />
}

const keys = new WeakMap<object, number>()
let lastKey = 0

function editorKey(editor: object): number {
  const key = keys.get(editor) ?? ++lastKey
  keys.set(editor, key)
  return key
}

interface PassageProps {
  readonly passage: OpenPassage
}

function Passage({ passage }: PassageProps) {
  const { label } = useLabels()
  const [hasVersions, setVersions] = useState(false)
  const press = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey ? actionOf(event, passage) : undefined
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <Cover label={label('library.passage')} name="passage" onKeyDownCapture={press}>
      <Bar passage={passage} hasVersions={hasVersions} onVersions={() => setVersions(!hasVersions)} />
      <div className="library-sides">
        {hasVersions ? (
          <PassageVersions passage={passage} onDone={() => setVersions(false)} />
        ) : (
          <PassageSheet passage={passage} />
        )}
        <aside className="library-aside" aria-label={label('library.facts')}>
          <PassageFacts passage={passage} />
          <PassageOrigin passage={passage} />
        </aside>
      </div>
    </Cover>
  )
}

/** The keys of the menu, which are the paper's and rest while it cannot be seen. */
const LEVEL_KEYS: Partial<Record<string, CommandId>> = {
  Digit0: 'body',
  Digit1: 'level-1',
  Digit2: 'level-2',
  Digit3: 'level-3',
  Digit4: 'level-4',
}

function actionOf({ key, code, altKey }: KeyboardEvent, passage: OpenPassage): (() => void) | undefined {
  const level = altKey ? LEVEL_KEYS[code] : undefined
  if (level) return () => void passage.editor.run(level)
  if (key === 's') return () => void passage.flush()
  if (key !== 'Enter' || !canInsert(openPaper.get())) return undefined
  return () => void insertFromLibrary(passage.id, 'caret')
}

interface BarProps extends PassageProps {
  readonly hasVersions: boolean
  readonly onVersions: () => void
}

function Bar({ passage, hasVersions, onVersions }: BarProps) {
  const { label, number } = useLabels()
  const { id, facts, opened, isFavourite } = passage
  const title = useStore(facts, (value) => value.title)
  const versions = useStore(opened, (value) => value.versions)
  return (
    <CoverBar
      leave={{ name: 'leave-passage', onLeave: () => void leavePassage() }}
      title={title || label('library.untitled')}
      tip={title}
    >
      <SavedMark passage={passage} />
      <Toggle
        name="favour-passage"
        icon={<Icon name="star" />}
        label={label(isFavourite ? 'library.unfavour' : 'library.favour')}
        isSelected={isFavourite}
        onPress={() => void favourPassages([id], !isFavourite)}
      />
      <Toggle
        name="passage-versions"
        isSelected={hasVersions}
        isDisabled={versions === 0 && !hasVersions}
        onPress={onVersions}
      >
        {label('library.versions', { count: number(versions) })}
      </Toggle>
      <Button
        kind="quiet"
        icon={<Icon name="save" />}
        label={label('library.save-file')}
        name="save-passage"
        onPress={() => void saveAsFile(passage)}
      />
      <Button
        kind="quiet"
        icon={<Icon name="remove" />}
        label={label('drafts.remove')}
        name="remove-passage"
        onPress={() => void removePassages([id])}
      />
      <Insert id={id} />
    </CoverBar>
  )
}

function Insert({ id }: { readonly id: string }) {
  const { label } = useLabels()
  const isOff = useStore(openPaper, (paper) => !canInsert(paper))
  return (
    <>
      <Button name="insert-section" isDisabled={isOff} onPress={() => void insertFromLibrary(id, 'section')}>
        {label('library.insert-section')}
      </Button>
      <Button
        kind="primary"
        name="insert-passage"
        keys="Ctrl+Enter"
        isDisabled={isOff}
        onPress={() => void insertFromLibrary(id, 'caret')}
      >
        {label('library.insert')}
      </Button>
    </>
  )
}

async function saveAsFile(passage: OpenPassage): Promise<void> {
  if (await passage.flush()) await saveLibrary([passage.id])
}
