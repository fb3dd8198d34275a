import { buildEditorFromExtensions, defineExtension } from '@lexical/extension'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { partOf } from '#core/document/part.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { sectionsOf } from '#core/outline/sections.ts'
import { $documentToEditor } from '#renderer/editor/document-to-editor.ts'
import { $editorToDocument } from '#renderer/editor/editor-to-document.ts'
import { textOfSection } from '#renderer/editor/outline/copy-section.ts'
import { $removeSection } from '#renderer/editor/outline/section-nodes.ts'
import { PaperExtension } from '#renderer/editor/paper-extension.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { attachment, doc, h1, h2, p, signatory, table, title } from '../support/build.ts'

function edited(d: Document, $edit: () => void): Document {
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
  editor.update($edit, { discrete: true })
  return editor.read('pending', () => $editorToDocument())
}

/** An empty body gets a line to type into. */
const hasBody = (d: Document) => d.blocks.length > 0
const idsOf = (d: Document) => bodiesOf(d).flatMap((blocks) => blocks.map(({ id }) => id))

test('whichever section is removed, just its blocks are gone, and all else is as it was', () => {
  let removed = 0
  fc.assert(
    fc.property(arbitraryDocument.map(normalise).filter(hasBody), (d) => {
      const [body = []] = bodiesOf(d)
      const sections = sectionsOf(d).filter(({ id }) => id !== body[0]?.id)
      for (const { id } of sections.slice(0, 3)) {
        const part = partOf(d, { section: id })
        const inside = new Set(part.ok ? idsOf(part.value) : [])
        const left = edited(d, () => void $removeSection(id))
        const without = bodiesOf(d).map((blocks) => blocks.filter((block) => !inside.has(block.id)))
        expect(bodiesOf(left)).toEqual(without)
        expect({ ...left, blocks: [], attachments: [] }).toEqual({ ...d, blocks: [], attachments: [] })
        removed++
      }
    }),
    { numRuns: 60 },
  )
  expect(removed).toBeGreaterThan(20)
})

test('a heading that is gone removes nothing', () => {
  const d = normalise(doc(title('示例局总结'), h1('情况'), p('正文。')))
  expect(edited(d, () => expect($removeSection(d.blocks[1]!.id)).toBe(false))).toEqual(d)
})

test('a section is copied as text with the numbers of the paper, its tables by tabs, and nothing of its neighbours', () => {
  const d = doc(
    title('示例局总结'),
    h1('情况'),
    p('甲。'),
    h1('问题'),
    h2('人员'),
    p('乙。'),
    table([
      ['项目', '数量'],
      ['学校', '3'],
    ]),
    h1('打算'),
    p('丙。'),
    signatory('示例局'),
    attachment('附表', h1('说明'), p('丁。')),
  )
  const [, problems] = sectionsOf(d)
  expect(textOfSection(d, problems!.id)).toBe('二、问题\n（一）人员\n乙。\n项目\t数量\n学校\t3')
  expect(textOfSection(d, sectionsOf(d).at(-1)!.id)).toBe('一、说明\n丁。')
})
