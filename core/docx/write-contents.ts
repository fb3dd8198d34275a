import type { SetPaper, SetParagraph } from '#core/layout/set-paper.ts'
import type { Extras } from './official-paragraph.ts'

/** All levels that stand by themselves, as links, by outline level. */
const INSTRUCTION = ' TOC \\o "1-4" \\h \\z \\u '

/** Makes the lines of the contents one field, so that Word can renew them; they are its result until then. */
export function contentsField({ blocks }: SetPaper): (line: SetParagraph) => Extras {
  const lines = blocks.filter((block) => block.type === 'paragraph' && block.role === 'contentsLine')
  const [first] = lines
  const last = lines.at(-1)
  return (line) => ({
    ...(line === first ? { before: [fieldChar('begin'), instruction(), fieldChar('separate')] } : {}),
    ...(line === last ? { after: [fieldChar('end')] } : {}),
  })
}

function fieldChar(type: 'begin' | 'separate' | 'end'): object {
  return { 'w:r': [{ 'w:fldChar': { _attr: { 'w:fldCharType': type } } }] }
}

function instruction(): object {
  return { 'w:r': [{ 'w:instrText': [{ _attr: { 'xml:space': 'preserve' } }, INSTRUCTION] }] }
}
