import { useState } from 'react'
import type { Section } from '#core/outline/sections.ts'
import { useLabels, type Labels } from '../../i18n/labels.ts'
import { cover } from '../../state/app.ts'
import { caretState, derived, openPaper } from '../../state/document.ts'
import { goToPlace, preview } from '../../state/preview.ts'
import { useStore } from '../../state/store.ts'
import { OutlineTree, type TreeNode } from '../../widgets/outline-tree.tsx'
import { sectionActions } from './section-actions.ts'

/** The outline: follows the caret, jumps to a section, shows which parts are still to write, and what can be done with each. */
export function OutlinePane() {
  const labels = useLabels()
  const sections = useStore(derived, (value) => value?.sections)
  const place = useStore(caretState, (state) => state?.caret?.place ?? null)
  const isCovered = useStore(cover, (value) => value !== 'none')
  const isPreview = useStore(preview, (value) => value)
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  if (!sections?.length) return <p className="empty">{labels.label('outline.empty')}</p>
  const paper = openPaper.get()
  return (
    <OutlineTree
      label={labels.label('pane.outline')}
      nodes={treeOf(sections, labels)}
      current={place && (paper?.editor.headingOf(place) ?? null)}
      collapsed={collapsed}
      onCollapse={setCollapsed}
      onOpen={(id) => goToPlace(id as Section['id'])}
      menu={
        paper && !isCovered
          ? {
              label: labels.label('outline.actions'),
              actions: sectionActions(labels, sections, { canChange: !paper.isReadOnly && !isPreview }),
            }
          : undefined
      }
    />
  )
}

type Growing = Omit<TreeNode, 'children'> & { readonly children: Growing[] }

function treeOf(sections: readonly Section[], labels: Labels): TreeNode[] {
  const roots: Growing[] = []
  const path: { readonly level: number; readonly node: Growing }[] = []
  for (const section of sections) {
    const node: Growing = { ...rowOf(section, labels), children: [] }
    while (path.length && path.at(-1)!.level >= section.level) path.pop()
    ;(path.at(-1)?.node.children ?? roots).push(node)
    path.push({ level: section.level, node })
  }
  return roots
}

function rowOf(section: Section, { label, number }: Labels): Omit<TreeNode, 'children'> {
  const state = section.isEmpty ? 'empty' : section.open + section.unconfirmed > 0 ? 'open' : 'done'
  return {
    id: section.id,
    number: section.number,
    title: section.title || label('outline.untitled'),
    count: section.isEmpty ? '' : number(section.characters),
    state,
    stateLabel: label(`outline.state.${state}`),
  }
}
