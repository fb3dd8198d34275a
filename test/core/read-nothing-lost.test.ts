import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocx } from '#core/docx/read-docx.ts'
import { countingIds } from '../support/build.ts'
import { relation, wordFile, wp } from '../support/word-file.ts'

// Every word stands as a letter that is put in afterwards, each a character that occurs once in the file.
const WORD = '@'

const run = (properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${WORD}</w:t></w:r>`
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const field = (code: string, inside: string) =>
  `${mark('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${mark('separate')}${inside}${mark('end')}`
const inside =
  (tag: string, attributes = '') =>
  (content: string) =>
    `<${tag}${attributes}>${content}</${tag}>`

const leaf = fc.constantFrom(
  run(),
  run('<w:b/>'),
  run('<w:vanish/>'),
  `<w:r><w:t>${WORD}</w:t><w:tab/><w:br/><w:t>${WORD}</w:t><w:br w:type="page"/><w:t>${WORD}</w:t></w:r>`,
  `<w:del><w:r><w:delText>${WORD}</w:delText></w:r></w:del>`,
  `<w:r><w:ruby><w:rt>${run()}</w:rt><w:rubyBase>${run()}</w:rubyBase></w:ruby></w:r>`,
  `<m:oMath><m:r><m:t>${WORD}</m:t></m:r></m:oMath>`,
  '<w:r><w:footnoteReference w:id="1"/></w:r>',
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>${WORD}</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
)
const inline = fc.letrec<{ inline: string; inlines: string }>((tie) => ({
  inlines: fc.array(tie('inline'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(
        fc.constantFrom(
          inside('w:ins'),
          inside('w:del'),
          inside('w:moveFrom'),
          inside('w:hyperlink', ' r:id="l1"'),
          inside('w:smartTag'),
          (content: string) => `<w:sdt><w:sdtContent>${content}</w:sdtContent></w:sdt>`,
          inside('w:fldSimple', ' w:instr="REF a"'),
          (content: string) => field('REF a', content),
          (content: string) => field('TOC \\o', content),
          (content: string) =>
            `<w:r><w:drawing><wps:txbx><w:txbxContent><w:p>${content}</w:p></w:txbxContent></wps:txbx></w:drawing></w:r>`,
        ),
        tie('inlines'),
      )
      .map(([wrap, content]) => wrap(content)),
  ),
})).inlines

const properties = fc.constantFrom(
  '',
  '<w:outlineLvl w:val="1"/>',
  '<w:pageBreakBefore/>',
  '<w:pStyle w:val="toc"/>',
  '<w:rPr><w:del/></w:rPr>',
  '<w:rPr><w:vanish/><w:specVanish/></w:rPr>',
  '<w:sectPr/>',
)
const paragraph = fc.tuple(properties, inline).map(([own, content]) => `<w:p><w:pPr>${own}</w:pPr>${content}</w:p>`)
const cellProperties = fc.constantFrom('', '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', '<w:vMerge/>')
const rowProperties = fc.constantFrom('', '<w:tblHeader/>', '<w:del/>')
const block = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 3 }).map((blocks) => blocks.join('')),
  block: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: paragraph },
    {
      weight: 1,
      arbitrary: fc
        .array(
          fc.tuple(
            rowProperties,
            fc.array(
              fc
                .tuple(cellProperties, tie('blocks'))
                .map(([own, content]) => `<w:tc><w:tcPr>${own}</w:tcPr>${content}</w:tc>`),
              { maxLength: 3 },
            ),
          ),
          { maxLength: 3 },
        )
        .map((rows) => rows.map(([own, cells]) => `<w:tr><w:trPr>${own}</w:trPr>${cells.join('')}</w:tr>`).join(''))
        .map(inside('w:tbl')),
    },
    { weight: 1, arbitrary: tie('blocks').map((content) => `<w:sdt><w:sdtContent>${content}</w:sdtContent></w:sdt>`) },
  ),
})).blocks

test('every word of a .docx is in a line or in a note, wherever it stands', async () => {
  await fc.assert(
    fc.asyncProperty(block, async (template) => {
      let count = 0
      const body = template.replaceAll(WORD, () => String.fromCodePoint(0x4e00 + count++))
      const file = wordFile({
        body,
        footnotes: `<w:footnote w:id="1">${wp('注')}</w:footnote>`,
        styles: '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>',
        relations: relation('l1', 'hyperlink', 'https://example.cn/', true),
      })
      const read = await readDocx(file, { newId: countingIds() })
      if (!read.ok) throw new Error(read.error.code)
      const told = JSON.stringify([read.value.value.lines, read.value.notes])
      const words = Array.from({ length: count }, (_, index) => String.fromCodePoint(0x4e00 + index))
      expect(words.filter((word) => !told.includes(word))).toEqual([])
      expect(told).not.toContain('旧')
    }),
    { numRuns: 300 },
  )
})
