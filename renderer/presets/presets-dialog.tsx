import { useEffect, useState } from 'react'
import type { Preset } from '#core/layout/presets.ts'
import type { PresetSummary } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { surface } from '../state/app.ts'
import { currentPreset, loadFonts, presetShelf, readPreset } from '../state/presets.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { ChoiceList } from '../widgets/choice-list.tsx'
import { Dialog } from '../widgets/dialog.tsx'
import { DropPlace } from '../widgets/drop-place.tsx'
import { FileButton } from '../widgets/file-button.tsx'
import { ShelfBin } from '../shelf/shelf-bin.tsx'
import { ShelfNotice } from '../shelf/shelf-notice.tsx'
import { PresetEditor } from './preset-editor.tsx'

const close = () => surface.set('none')

/** 版式: the built-in presets and the writer's own, what each does to a page, and the way to a changed copy. */
export default function PresetsDialog() {
  const { label } = useLabels()
  const all = useStore(presetShelf.items, (value) => value)
  const [isBin, setBin] = useState(false)
  const [chosen, setChosen] = useState(() => currentPreset.get().id)
  useEffect(() => {
    presetShelf.notice.set(null)
    void presetShelf.load()
    void loadFonts()
  }, [])
  if (!all) return null
  const back = () => setBin(false)
  return (
    <Dialog
      title={label(isBin ? 'presets.bin' : 'presets.title')}
      name="presets"
      size="wide"
      onClose={isBin ? back : close}
    >
      {isBin ? (
        <ShelfBin
          shelf={presetShelf}
          name="restore-preset"
          onRestore={(id) => void presetShelf.restore(id)}
          onDone={back}
        />
      ) : (
        <Gallery
          all={all}
          preset={all.find(({ id }) => id === chosen) ?? all[0]!}
          onChoose={setChosen}
          onBin={() => setBin(true)}
        />
      )}
    </Dialog>
  )
}

interface GalleryProps {
  readonly all: readonly PresetSummary[]
  readonly preset: PresetSummary
  readonly onChoose: (id: string) => void
  readonly onBin: () => void
}

function Gallery({ all, preset, onChoose, onBin }: GalleryProps) {
  const { label, language } = useLabels()
  const current = useStore(currentPreset, ({ id }) => id)
  const value = useValue(preset.id)
  const itemsOf = (origin: PresetSummary['origin']) =>
    all
      .filter((entry) => entry.origin === origin)
      .map(({ id, name }) => ({
        id,
        title: name[language],
        detail: id === current ? label('presets.current') : '',
      }))
  const choose = (id: string | null) => {
    if (id !== null) onChoose(id)
  }
  const take = (file: File) => void presetShelf.take(file).then(choose)
  return (
    <DropPlace className="presets" onFile={take}>
      <ChoiceList
        label={label('presets.title')}
        groups={[
          { title: label('presets.built-in'), items: itemsOf('built-in') },
          { title: label('presets.own'), items: itemsOf('user') },
        ]}
        selected={preset.id}
        onSelect={(id) => {
          presetShelf.notice.set(null)
          onChoose(id)
        }}
      />
      {value && <PresetEditor key={value.id} summary={preset} stored={value} onMade={choose} />}
      <ShelfNotice shelf={presetShelf} />
      <Foot onTake={take} onBin={onBin} />
    </DropPlace>
  )
}

function Foot({ onTake, onBin }: { readonly onTake: (file: File) => void; readonly onBin: () => void }) {
  const { label } = useLabels()
  const inBin = useStore(presetShelf.binned, (value) => value.length)
  return (
    <div className="dialog-foot">
      <FileButton types={['.json']} name="import-preset" onFile={onTake}>
        {label('presets.import')}
      </FileButton>
      {inBin > 0 && (
        <Button kind="quiet" name="preset-bin" onPress={onBin}>
          {label('templates.bin-count', { count: inBin })}
        </Button>
      )}
      <div className="dialog-foot-space" />
      <Button name="close-presets" onPress={close}>
        {label('about.close')}
      </Button>
    </div>
  )
}

/** The preset of an id, read anew for each; undefined until it was read. */
function useValue(id: string): Preset | undefined {
  const [value, setValue] = useState<Preset>()
  useEffect(() => {
    let isWanted = true
    void readPreset(id).then((preset) => isWanted && preset && setValue(preset))
    return () => {
      isWanted = false
    }
  }, [id])
  return value?.id === id ? value : undefined
}
