import { useMemo, useState, type RefObject } from 'react'
import type { ImportDetails } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { setKindRefused, setRefused } from '../state/import-review.ts'
import { Button, PlainButton } from '../widgets/button.tsx'
import { Disclosure } from '../widgets/disclosure.tsx'
import { NamesFound } from './names-found.tsx'
import type { PaperRow } from './paper-rows.ts'
import { decisionGroups, type DecisionGroup, type DecisionItem } from './review.ts'

interface DecisionPaneProps {
  readonly details: ImportDetails
  /** The side on which a decision is shown. */
  readonly source: RefObject<HTMLElement | null>
  readonly paper: RefObject<HTMLElement | null>
  readonly rows: readonly PaperRow[]
}

/** Everything that was decided, by kind: what has to be looked at first, and what the file held that was not kept. */
export function DecisionPane({ details, source, paper, rows }: DecisionPaneProps) {
  const { label, number } = useLabels()
  const { toSee, done } = useMemo(() => decisionGroups(details), [details])
  const show = (key: string) => pointOut(source.current, key)
  const isNothing = toSee.length + done.length === 0
  return (
    <aside className="decisions" aria-label={label('import.decisions')} data-name="decisions">
      {toSee.length > 0 && (
        <section data-name="to-see">
          <h3 className="decisions-to-see">{label('import.to-see', { count: number(countOf(toSee)) })}</h3>
          {toSee.map((group) => (
            <Group key={group.code} group={group} isOpenFirst onShow={show} />
          ))}
        </section>
      )}
      {done.length > 0 && (
        <section data-name="done">
          <h3>{label('import.done', { count: number(countOf(done)) })}</h3>
          {done.map((group) => (
            <Group key={group.code} group={group} onShow={show} />
          ))}
        </section>
      )}
      {isNothing && <p className="empty">{label('import.untouched')}</p>}
      <NamesFound rows={rows} paper={paper} />
      <NotKept details={details} />
    </aside>
  )
}

const countOf = (groups: readonly DecisionGroup[]) => groups.reduce((sum, { items }) => sum + items.length, 0)

interface GroupProps {
  readonly group: DecisionGroup
  readonly isOpenFirst?: boolean
  readonly onShow: (key: string) => void
}

/** More than these at once are of no help to anybody. */
const SHOWN = 100

function Group({ group, isOpenFirst = false, onShow }: GroupProps) {
  const { label, number } = useLabels()
  const { code, items, refused, canRefuse } = group
  const [isOpen, setOpen] = useState(isOpenFirst && items.length <= 20)
  const [shown, setShown] = useState(SHOWN)
  const kind = label(`import.kind.${code}`)
  return (
    <Disclosure
      name={`kind-${code}`}
      isOpen={isOpen}
      onOpen={setOpen}
      title={
        <>
          <span>{kind}</span>
          <small>
            {refused
              ? label('import.count-of', { count: items.length - refused, of: items.length })
              : number(items.length)}
          </small>
        </>
      }
      beside={
        canRefuse && (
          <Button
            kind="link"
            name={`all-${code}`}
            label={label(refused === items.length ? 'import.accept-all-of' : 'import.refuse-all-of', { kind })}
            onPress={() => setKindRefused(code, refused < items.length)}
          >
            {label(refused === items.length ? 'import.accept-all' : 'import.refuse-all')}
          </Button>
        )
      }
    >
      <ul className="decision-list">
        {items.slice(0, shown).map((item) => (
          <Item key={item.key} item={item} canRefuse={canRefuse} onShow={onShow} />
        ))}
      </ul>
      {items.length > shown && (
        <Button kind="link" onPress={() => setShown(shown + SHOWN)}>
          {label('import.more', { count: number(items.length - shown) })}
        </Button>
      )}
    </Disclosure>
  )
}

interface ItemProps {
  readonly item: DecisionItem
  readonly canRefuse: boolean
  readonly onShow: (key: string) => void
}

function Item({ item, canRefuse, onShow }: ItemProps) {
  const { label } = useLabels()
  const { key, code, at, text, to, before, after, isRefused } = item
  const words = text.replaceAll('\n', '↵')
  return (
    <li data-refused={isRefused || undefined}>
      <PlainButton className="decision-item" name="decision" onPress={() => onShow(key)}>
        {before}
        <mark>{words}</mark>
        {to && code !== 'lines-joined' && code !== 'table-read' && <ins>{to.replaceAll('\n', '¶')}</ins>}
        {after}
      </PlainButton>
      {canRefuse && (
        <Button
          kind="link"
          name="decide"
          label={label(isRefused ? 'import.accept-one' : 'import.refuse-one', { words: words || (to ?? '') })}
          onPress={() => setRefused({ code, at }, !isRefused)}
        >
          {label(isRefused ? 'import.accept' : 'import.refuse')}
        </Button>
      )}
    </li>
  )
}

/** What the reader of the file could not keep, in one calm list. */
function NotKept({ details: { readNotes } }: { readonly details: ImportDetails }) {
  const { label, note } = useLabels()
  if (readNotes.length === 0) return null
  return (
    <section data-name="not-kept">
      <h3>{label('import.of-file')}</h3>
      <ul className="read-notes">
        {readNotes.map((each, index) => (
          <li key={index}>{note(each)}</li>
        ))}
      </ul>
    </section>
  )
}

/** Shows a decision in the source; the paper beside it follows. */
function pointOut(source: HTMLElement | null, key: string): void {
  if (!source) return
  for (const last of source.querySelectorAll('[data-pointed]')) last.removeAttribute('data-pointed')
  const places = [...source.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)]
  for (const place of places) place.dataset['pointed'] = ''
  source.dispatchEvent(new Event('lead'))
  places[0]?.scrollIntoView({ block: 'center' })
}
