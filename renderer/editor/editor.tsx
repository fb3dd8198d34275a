import { useEffect, useRef } from 'react'
import { useLabels } from '../i18n/labels.ts'
import type { OpenPaper } from '../state/document.ts'

/** The paper sheet. Everything inside belongs to the editor; React only holds the place. */
export function Editor({ paper }: { readonly paper: OpenPaper }) {
  const { label, language } = useLabels()
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    paper.editor.mount(sheet.current)
    const caret = paper.editor.caret() ?? paper.startCaret
    if (caret) paper.editor.goTo(caret.place, caret.offset)
    else paper.editor.run('next-slot')
    return () => paper.editor.mount(null)
  }, [paper])
  return (
    <div className="sheet-scroll">
      {paper.isReadOnly && <p className="read-only-note">{label('paper.read-only')}</p>}
      <div
        ref={sheet}
        className="sheet"
        contentEditable={!paper.isReadOnly}
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={label('paper.label')}
        lang="zh-CN"
        data-language={language}
        spellCheck={false}
        data-name="paper"
      />
    </div>
  )
}
