import { lazy, Suspense, useEffect, useRef } from 'react'
import { HeaderMark } from '../details/header-mark.tsx'
import { useLabels } from '../i18n/labels.ts'
import { QuickPassages } from '../passages/quick-list.tsx'
import type { OpenPaper } from '../state/document.ts'
import { preview } from '../state/preview.ts'
import { useStore } from '../state/store.ts'
import { FigureBar } from './carried/figure-bar.tsx'
import { showFigureTip } from './carried/figure-tip.ts'

const Preview = lazy(() => import('../preview/preview.tsx'))

/** The paper sheet. Everything inside belongs to the editor; React only holds the place. */
export function Editor({ paper }: { readonly paper: OpenPaper }) {
  const labels = useLabels()
  const { label, language } = labels
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    paper.editor.mount(sheet.current)
    const caret = paper.editor.caret() ?? paper.startCaret
    if (caret) paper.editor.goTo(caret.place, caret.offset)
    else paper.editor.run('next-slot')
    return () => paper.editor.mount(null)
  }, [paper])
  const isPreview = useStore(preview, (value) => value)
  return (
    <>
      {isPreview && (
        <Suspense>
          <Preview />
        </Suspense>
      )}
      <div className="sheet-scroll" hidden={isPreview}>
        {paper.isReadOnly && <p className="read-only-note">{label('paper.read-only')}</p>}
        <HeaderMark />
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
          onPointerOver={({ target }) => showFigureTip(target, labels)}
        />
      </div>
      {!isPreview && <FigureBar />}
      {!isPreview && <QuickPassages />}
    </>
  )
}
