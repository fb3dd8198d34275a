import { buildEditorFromExtensions, defineExtension } from '@lexical/extension'
import { HistoryExtension } from '@lexical/history'
import { $createHeadingNode, RichTextExtension, type HeadingTagType } from '@lexical/rich-text'
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical'

const editor = buildEditorFromExtensions(
  defineExtension({
    name: 'bare',
    namespace: 'bare',
    dependencies: [RichTextExtension, HistoryExtension],
    onError: (error: Error) => {
      throw error
    },
  }),
)
editor.setRootElement(document.getElementById('paper'))

/** Called by the measurement, with a paper as lines. */
function load(lines: readonly { tag: string; text: string }[]): void {
  const fill = () => {
    const nodes = lines.map(({ tag, text }) => {
      const node = tag === 'p' ? $createParagraphNode() : $createHeadingNode(tag as HeadingTagType)
      return node.append($createTextNode(text))
    })
    $getRoot()
      .clear()
      .append(...nodes)
  }
  editor.update(fill, { discrete: true })
}

Object.assign(globalThis, { load })
