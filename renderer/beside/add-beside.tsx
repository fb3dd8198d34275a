import { ChoosePaper } from '../choose-paper.tsx'
import type { RollSource } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { addBeside } from '../state/beside.ts'
import { openPaper } from '../state/document.ts'
import { useStore } from '../state/store.ts'
import { ButtonPopover } from '../widgets/button-popover.tsx'

/** The button that puts another earlier paper beside this one. */
export function AddBeside({ shown }: { readonly shown: readonly RollSource[] }) {
  const { label } = useLabels()
  const own = useStore(openPaper, (paper) => paper?.id)
  return (
    <ButtonPopover
      word={label('beside.add')}
      label={label('beside.add-which')}
      name="add-beside"
      placement="bottom start"
    >
      {(close) => (
        <div className="paper-popover">
          <ChoosePaper
            label={label('beside.add-which')}
            name="beside-search"
            without={own === undefined ? shown : [...shown, { draft: own }]}
            onChoose={(from) => {
              void addBeside(from)
              close()
            }}
          />
        </div>
      )}
    </ButtonPopover>
  )
}
