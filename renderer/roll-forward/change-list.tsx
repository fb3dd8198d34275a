import { useMemo } from 'react'
import { say } from '#core/words/say.ts'
import type { RollChange } from '../desk.ts'
import { labelsOf, useLabels, type Labels } from '../i18n/labels.ts'
import { rolling, tickChanges } from '../state/roll-forward.ts'
import { useStore } from '../state/store.ts'
import { TickTree, type TickGroup } from '../widgets/tick-tree.tsx'
import { changeGroups, changeKey, isReminder, isTicked, partOf, type Decided, type Part } from './choices.ts'

interface ChangeListProps {
  readonly changes: readonly RollChange[]
  readonly part: Part
}

const NOTHING: Decided = new Map()

/** Every change proposed, by kind: what becomes of which words, where they stand and why. */
export function ChangeList({ changes, part }: ChangeListProps) {
  const { label, number, language } = useLabels()
  const decided = useStore(rolling, (now) => now?.decided) ?? NOTHING
  const groups = useMemo(
    () => changeGroups(changes, part).map((group) => toGroup(group, labelsOf(language))),
    [changes, part, language],
  )
  const ticked = useMemo(
    () => new Set(changes.filter((change) => isTicked(change, decided)).map(changeKey)),
    [changes, decided],
  )
  return (
    <TickTree
      label={label('roll.changes')}
      groups={groups}
      ticked={ticked}
      onTick={tickChanges}
      countOf={(done, all) => label('roll.count', { done: number(done), all: number(all) })}
    />
  )
}

function toGroup({ kind, changes }: ReturnType<typeof changeGroups>[number], labels: Labels): TickGroup {
  return {
    id: kind,
    title: labels.label(`roll.kind.${kind}`),
    rows: changes.map((change) => ({
      id: changeKey(change),
      words: wordsOf(change, labels),
      content: <ChangeWords change={change} labels={labels} />,
      canTick: !isReminder(change),
    })),
  }
}

const reasonOf = ({ reason }: RollChange, { language }: Labels) => say(language, reason.code, reason.params)

function wordsOf(change: RollChange, labels: Labels): string {
  const { from, to, before, after } = change
  const what = isReminder(change) ? from : `${from} → ${to}`
  return `${what}. ${before}${from}${after} ${reasonOf(change, labels)}`
}

function ChangeWords({ change, labels }: { readonly change: RollChange; readonly labels: Labels }) {
  const { from, to, section, before, after } = change
  const part = partOf(change)
  return (
    <>
      <div className="change-head">
        {part === 'reminder' ? (
          <span lang="zh-CN">{from}</span>
        ) : (
          <span lang="zh-CN">
            <del>{from}</del> → <ins>{to}</ins>
          </span>
        )}
        {part !== 'certain' && <small data-part={part}>{labels.label(`roll.is-${part}`)}</small>}
        <small>{section}</small>
      </div>
      <div className="change-sentence" lang="zh-CN">
        {before}
        <mark>{from}</mark>
        {after}
      </div>
      <div className="change-reason">{reasonOf(change, labels)}</div>
    </>
  )
}
