import { useEffect, useMemo, useState } from 'react'
import { paperOf } from '#core/passage/paper-of.ts'
import type { PassageVersion } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { paperRows } from '../import/paper-rows.ts'
import { ReadRow } from '../import/read-row.tsx'
import { passageVersions, restorePassageVersion, type OpenPassage } from '../state/passage-view.ts'
import { Button } from '../widgets/button.tsx'
import { ItemList } from '../widgets/item-list.tsx'

interface VersionsProps {
  readonly passage: OpenPassage
  readonly onDone: () => void
}

/** The earlier states of a passage, each to be looked at and taken back. */
export function PassageVersions({ passage, onDone }: VersionsProps) {
  const { label, time } = useLabels()
  const [versions, setVersions] = useState<readonly PassageVersion[]>([])
  const [chosen, setChosen] = useState<number | null>(null)
  useEffect(() => void passageVersions(passage).then(setVersions), [passage])
  const shown = versions.find(({ version }) => version === chosen) ?? versions[0]
  return (
    <div className="library-versions" data-name="versions">
      <ItemList
        label={label('library.versions-list')}
        items={versions.map(({ version, savedAt, title }) => ({
          id: String(version),
          title: title || label('library.untitled'),
          detail: time(savedAt),
        }))}
        current={shown && String(shown.version)}
        onOpen={(id) => setChosen(Number(id))}
        empty={<p>{label('library.no-versions')}</p>}
      />
      {shown && <Version key={shown.version} version={shown} onDone={onDone} />}
    </div>
  )
}

function Version({ version, onDone }: { readonly version: PassageVersion; readonly onDone: () => void }) {
  const { label } = useLabels()
  const rows = useMemo(() => paperRows(paperOf(version.blocks, 2000)), [version])
  return (
    <div className="library-version">
      <div className="import-buttons">
        <Button
          kind="primary"
          name="restore-version"
          onPress={() => void restorePassageVersion(version.version).then((isDone) => isDone && onDone())}
        >
          {label('library.restore-version')}
        </Button>
        <Button name="leave-versions" onPress={onDone}>
          {label('library.leave-versions')}
        </Button>
      </div>
      <div
        className="read-sheet"
        role="region"
        aria-label={version.title}
        lang="zh-CN"
        tabIndex={0}
        data-name="version-words"
      >
        {rows.map((row) => (
          <ReadRow key={row.id} row={row} />
        ))}
      </div>
    </div>
  )
}
