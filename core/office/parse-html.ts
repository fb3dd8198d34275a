import { Parser } from 'htmlparser2'
import type { Xml } from '#core/docx/parse-xml.ts'
import { refuse } from '#core/docx/refusal.ts'

/** Unclosed tags nest without end on real pages; below this depth their contents go on at the same one. */
const MAX_DEPTH = 200
const MAX_ELEMENTS = 1_000_000

/** HTML of any quality as a tree; names in lower case, comments left out. */
export function parseHtml(text: string): Xml {
  const root: Xml = { name: '', attributes: {}, children: [] }
  const open = [root]
  let count = 0
  let below = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++count > MAX_ELEMENTS) refuse('file-too-complex')
        const element: Xml = { name, attributes, children: [] }
        open.at(-1)!.children.push(element)
        if (open.length < MAX_DEPTH) open.push(element)
        else below++
      },
      onclosetag() {
        if (below) below--
        else if (open.length > 1) open.pop()
      },
      ontext(text) {
        open.at(-1)!.children.push(text)
      },
    },
    { decodeEntities: true },
  )
  parser.write(text)
  parser.end()
  return root
}
