import { useEffect, useMemo, useRef } from 'react'
import type { CommandId } from '#core/command.ts'
import { useLabels } from '../i18n/labels.ts'
import type { OpenPassage } from '../state/passage-view.ts'
import { useStore } from '../state/store.ts'
import { Toggle } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { Toolbar } from '../widgets/toolbar.tsx'
import { waitingIn } from './passage-words.ts'
import { selectWithin } from './select-within.ts'

const LEVELS = [1, 2, 3, 4] as const

/** The words of a passage as the paper shows them, in an editor of their own. */
export function PassageSheet({ passage }: { readonly passage: OpenPassage }) {
  const { label, language } = useLabels()
  const sheet = useRef<HTMLDivElement>(null)
  const { editor } = passage
  useEffect(() => {
    editor.mount(sheet.current)
    const leave = sheet.current ? selectWithin(sheet.current) : undefined
    return () => {
      leave?.()
      editor.mount(null)
    }
  }, [editor])
  return (
    <div className="library-words">
      <WordTools passage={passage} />
      <div className="sheet-scroll">
        <div
          ref={sheet}
          className="sheet library-sheet"
          contentEditable
          suppressContentEditableWarning
          role="textbox"
          tabIndex={0}
          aria-multiline="true"
          aria-label={label('library.words')}
          lang="zh-CN"
          data-language={language}
          spellCheck={false}
          data-name="passage-words"
        />
      </div>
    </div>
  )
}

/** What waits in these words for the paper that they go into. */
function Waiting({ passage }: { readonly passage: OpenPassage }) {
  const { label, number } = useLabels()
  const opened = useStore(passage.opened, (value) => value)
  const { slots, figures } = useMemo(() => waitingIn(opened), [opened])
  const words = [
    slots > 0 && label('status.slots', { count: number(slots) }),
    figures > 0 && label('library.figures', { count: number(figures) }),
  ].filter(Boolean)
  return words.length > 0 && <span className="library-waiting">{words.join(' · ')}</span>
}

/** What a line is; numbers of headings are worked out in the paper that it goes into. */
function WordTools({ passage }: { readonly passage: OpenPassage }) {
  const { editor, caret } = passage
  const { label } = useLabels()
  const role = useStore(caret, (state) => state?.role ?? null)
  const level = useStore(caret, (state) => state?.level ?? null)
  const isRunIn = useStore(caret, (state) => state?.isRunIn ?? false)
  const isBold = useStore(caret, (state) => state?.isBold ?? false)
  const run = (id: CommandId) => () => void editor.run(id)
  return (
    <Toolbar label={label('toolbar.level')}>
      <Toggle name="words-body" isSelected={role === 'body'} onPress={run('body')}>
        {label('toolbar.body')}
      </Toggle>
      {LEVELS.map((each) => (
        <Toggle key={each} name={`words-level-${each}`} isSelected={level === each} onPress={run(`level-${each}`)}>
          {label(`toolbar.level-${each}`)}
        </Toggle>
      ))}
      <Toggle name="words-run-in" isSelected={isRunIn} isDisabled={role !== 'heading'} onPress={run('run-in')}>
        {label('toolbar.run-in')}
      </Toggle>
      <Toggle
        name="words-bold"
        icon={<Icon name="bold" />}
        label={label('toolbar.bold')}
        isSelected={isBold}
        onPress={run('bold')}
      />
      <Toggle name="words-hole" icon={<Icon name="slot" />} isSelected={false} onPress={run('insert-hole')}>
        {label('library.blank')}
      </Toggle>
      <div className="toolbar-space" />
      <Waiting passage={passage} />
    </Toolbar>
  )
}
