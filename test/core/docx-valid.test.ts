import { AlignmentType, Document as WordFile, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { plainText } from '#core/document/text.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { doc, h1, p, picture, signatory, table, title } from '../support/build.ts'
import type { Xml } from '../support/docx-parts.ts'
import { at, descendants, elements, paragraphText, parseXml, partsOf, withPart } from '../support/docx-parts.ts'
import { validateDocx } from '../support/validate-docx.ts'
import { TINY_PNG, writeTestDocx } from '../support/write-test-docx.ts'

const paper = doc(title('报告'), h1('工作', '接排。'), p('正文'), table([['甲', '乙']]), signatory('某局'))

describe('the schema validator', () => {
  test('has nothing against a paper with every part, with pictures, or with nothing in it', async () => {
    const withPictures = doc(
      picture('a'.repeat(64), 20, '图'),
      picture('b'.repeat(64), 2000, '图'),
      picture('c'.repeat(64), 20, '无'),
    )
    const bytes = (asset: string) => (asset.startsWith('c') ? undefined : TINY_PNG)
    const files = [writeTestDocx(paper), writeTestDocx(withPictures, { picture: bytes }), writeTestDocx(doc())]
    expect(await Promise.all(files.map(async (file) => validateDocx(await file)))).toEqual([[], [], []])
  })

  test('bites where paragraph properties stand in another order', async () => {
    const swapped = withPart(await writeTestDocx(paper), 'word/styles.xml', (xml) =>
      xml.replace(/(<w:overflowPunct[^>]*>)(<w:spacing[^>]*>)/, '$2$1'),
    )
    expect(await validateDocx(swapped)).toEqual([expect.stringContaining('overflowPunct')])
  })

  test('bites where a setting stands in another place', async () => {
    const moved = withPart(await writeTestDocx(paper), 'word/settings.xml', (xml) =>
      xml.replace(/(<w:characterSpacingControl[^>]*>)(.*)<\/w:settings>/, '$2$1</w:settings>'),
    )
    expect(await validateDocx(moved)).toEqual([expect.stringContaining('characterSpacingControl')])
  })

  test('bites where a value is of no legal kind', async () => {
    const wrong = withPart(await writeTestDocx(paper), 'word/document.xml', (xml) =>
      xml.replace('<w:jc w:val="left"/>', '').replace('w:linePitch="579"', 'w:linePitch="28.95"'),
    )
    expect(await validateDocx(wrong)).toEqual([expect.stringContaining('linePitch')])
  })

  test('bites at the order that the library itself gets wrong', async () => {
    const child = new Paragraph({ text: '文', alignment: AlignmentType.CENTER, autoSpaceEastAsianText: false })
    const file = new WordFile({ sections: [{ children: [child] }] })
    expect(await validateDocx(new Uint8Array(await Packer.toArrayBuffer(file)))).not.toEqual([])
  })

  test('bites where a part is of an unknown kind', async () => {
    const untyped = withPart(await writeTestDocx(paper), '[Content_Types].xml', (xml) =>
      xml.replace(/<Override[^>]*footer1[^>]*>/, ''),
    )
    expect(await validateDocx(untyped)).not.toEqual([])
  })
})

describe('any paper', () => {
  const papers = fc.sample(arbitraryDocument, { numRuns: 48, seed: 9704 })

  test('is written as a file that the schema allows', async () => {
    const files = await Promise.all(papers.map((d) => writeTestDocx(d)))
    const batches = [files.slice(0, 16), files.slice(16, 32), files.slice(32)].map(bound)
    expect(await Promise.all(batches.map(validateDocx))).toEqual([[], [], []])
  })

  test('is written without an exception, its words as plain text has them', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDocument, async (d) => {
        expect(significant(await textOfFile(await writeTestDocx(d)))).toBe(significant(plainText(d)))
      }),
      { numRuns: 100 },
    )
  })
})

/** One file with the paragraphs of all: one start of the validator instead of many. */
function bound(files: readonly Uint8Array[]): Uint8Array {
  const parts = unzipSync(files[0]!)
  const bodies = files.map((file) => /<w:body>(.*)<w:sectPr>/s.exec(partsOf(file)['word/document.xml']!)![1]!)
  const first = strFromU8(parts['word/document.xml']!)
  const whole = first.replace(/<w:body>.*<w:sectPr>/s, () => `<w:body>${bodies.join('')}<w:sectPr>`)
  return zipSync({ ...parts, 'word/document.xml': strToU8(whole) })
}

// What the layout adds by itself is no text of the paper; 版头 and 版记 have their own tests.
const ADDED = new Set(
  'BlankLine Gap AttachmentNote Picture PicturePlaceholder CopyNumber Secrecy OrganMark DocumentNumber Imprint'.split(
    ' ',
  ),
)

async function textOfFile(docx: Uint8Array): Promise<string> {
  const body = at(parseXml(partsOf(docx)['word/document.xml']!), 'w:body')
  return elements(body)
    .flatMap((block) => (block.name === 'w:tbl' ? tableLines(block) : paragraphLine(block)))
    .join('\n')
}

function paragraphLine(block: Xml): string[] {
  if (block.name !== 'w:p' || ADDED.has(at(block, 'w:pPr', 'w:pStyle')!.attributes['w:val']!)) return []
  return [paragraphText(block)]
}

function tableLines(table: Xml): string[] {
  const styles = descendants(table, 'w:pStyle').map(({ attributes }) => attributes['w:val']!)
  if (styles.every((style) => ADDED.has(style))) return []
  return elements(table, 'w:tr').map((row) =>
    elements(row, 'w:tc')
      .map((cell) => elements(cell, 'w:p').map(cellLine).join(' '))
      .join('\t'),
  )
}

// A row is one line of the plain text, so its line breaks are spaces there.
function cellLine(paragraph: Xml): string {
  return paragraphText(paragraph).replaceAll('\n', ' ')
}

/**
 * Places that a span covers are cells in one form and nothing in the other, and a long title is broken into lines: without
 * tabs and line ends both agree.
 */
function significant(text: string): string {
  return text.replace(/[\t\n]/g, '')
}
