import { buildEditorFromExtensions, defineExtension } from '@lexical/extension'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { $documentToEditor } from '#renderer/editor/document-to-editor.ts'
import { $editorToDocument } from '#renderer/editor/editor-to-document.ts'
import { PaperExtension } from '#renderer/editor/paper-extension.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { doc, h1, settings, title } from '../support/build.ts'

function throughTheEditor(d: Document): Document {
  using editor = buildEditorFromExtensions(
    defineExtension({
      name: 'test',
      dependencies: [PaperExtension],
      $initialEditorState: () => $documentToEditor(d),
      onError: (error) => {
        throw error
      },
    }),
  )
  return editor.read('pending', () => $editorToDocument())
}

test('a paper comes out of the editor as it went in, whatever it holds', () => {
  fc.assert(
    fc.property(arbitraryDocument.map(normalise).filter(hasBody), (d) => {
      expect(throughTheEditor(d)).toEqual(d)
    }),
    { numRuns: 300 },
  )
})

test('the way a paper is signed, its header and its imprint come out of the editor as they went in', () => {
  const d = doc(
    title('关于安全生产工作的报告'),
    h1('总体情况'),
    settings({
      signing: { by: 'stamp', office: '局长' },
      header: { organs: ['示例区教育局'], documentNumber: '示教〔2026〕3号', signers: ['张三'] },
      imprint: { copyTo: '区政府办公室', printer: '示例区教育局办公室', printed: { text: '2026年3月5日' } },
    }),
  )
  expect(throughTheEditor(d)).toEqual(normalise(d))
})

test('a paper without any body gets one empty paragraph to type into, and keeps the rest', () => {
  const d = doc(title('关于安全生产工作的通知'))
  const { blocks, ...rest } = throughTheEditor({ ...d, blocks: [] })
  expect(blocks).toEqual([{ type: 'paragraph', id: expect.stringMatching(/^[0-9a-z]{12}$/), runs: [] }])
  expect(rest).toEqual({ ...normalise(d), blocks: undefined })
})

function hasBody(d: Document): boolean {
  return d.blocks.length > 0
}
