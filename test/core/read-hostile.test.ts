import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readFile } from '#core/office/read-file.ts'
import { sayTrouble } from '#core/words/say.ts'
import { countingIds } from '../support/build.ts'
import { fixtureBytes } from '../support/read-fixture.ts'
import { wordFile, wordList, wp } from '../support/word-file.ts'

const text = (words: string) => new TextEncoder().encode(words)
const latin = (words: string) => Uint8Array.from(words, (character) => character.charCodeAt(0))
const changed = (bytes: Uint8Array, change: (view: DataView, copy: Uint8Array) => void) => {
  const copy = bytes.slice()
  change(new DataView(copy.buffer), copy)
  return copy
}
const docx = (xml: string) => wordFile({ body: '', change: () => xml })
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const body = (inside: string) => `<w:document ${WORD}><w:body>${inside}</w:body></w:document>`
const withDoctype = (doctype: string, inside = '') => docx(`<?xml version="1.0"?>${doctype}${body(inside)}`)
const doc = () => fixtureBytes('table.doc')
/** The place of a zip's central entry of this name. */
function centralOf(bytes: Uint8Array, name: string): number {
  return Buffer.from(bytes).lastIndexOf(name) - 46
}
function nested(name: string, depth: number): string {
  return `<${name}>`.repeat(depth) + `</${name}>`.repeat(depth)
}

// What each must come to: a refusal's code, or «reads» where a reader may well make something of it.
const CASES: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['an empty file', 'file-empty', () => new Uint8Array()],
  ['a file of white space', 'file-empty', () => text(' \r\n\t ')],
  ['a file of zeros', 'file-empty', () => new Uint8Array(100_000)],
  [
    'a file of noise',
    'file-is-unknown',
    () => Uint8Array.from({ length: 5000 }, (_, n) => (n * 7919 + (n >> 3) * 31) % 256),
  ],
  ['text with zeros strewn in', 'reads', () => text('一、工作\0\0今年以来\0，成效明显。'.repeat(50))],
  ['one byte', 'reads', () => text('a')],
  ['150 MB of anything', 'file-too-large', () => new Uint8Array(150_000_000).fill(97)],
  ['20 MB of text in one line', 'reads', () => text('完成投资十二点五亿元。'.repeat(600_000))],
  ['a picture named as text', 'file-is-picture', () => latin('\x89PNG\r\n\x1a\n' + 'x'.repeat(100))],
  ['a photograph', 'file-is-picture', () => latin('\xff\xd8\xff\xe0' + 'x'.repeat(100))],
  ['a PDF', 'file-is-pdf', () => latin('%PDF-1.7\n%\xe2\xe3')],
  ['a 7z archive', 'file-is-archive', () => latin("7z\xbc\xaf'\x1c" + 'x'.repeat(50))],
  ['a program', 'file-is-unknown', () => latin('MZ' + '\x90\0'.repeat(100))],
  [
    'a file encrypted by an office’s own system',
    'file-protected',
    () => latin('%TSD-Header-###%' + '\x01\xff'.repeat(400)),
  ],
  ['an archive of other things', 'file-is-archive', () => zipSync({ 'a.txt': text('a') })],
  [
    'a workbook',
    'file-is-spreadsheet',
    () => zipSync({ '[Content_Types].xml': text('<a/>'), 'xl/workbook.xml': text('<a/>') }),
  ],
  [
    'slides',
    'file-is-slides',
    () => zipSync({ '[Content_Types].xml': text('<a/>'), 'ppt/presentation.xml': text('<a/>') }),
  ],
  ['an OFD', 'file-is-ofd', () => zipSync({ 'OFD.xml': text('<a/>') })],
  ['a .docx without its text', 'file-damaged', () => zipSync({ '[Content_Types].xml': text('<a/>') })],
  ['a cut .docx', 'file-damaged', () => fixtureBytes('table.docx').subarray(0, 3000)],
  ['a .docx whose text is cut', 'file-damaged', () => docx(body(wp('一')).slice(0, -20))],
  [
    'a .docx whose packed text is garbled',
    'file-damaged',
    () => {
      const bytes = fixtureBytes('table.docx')
      const at = Buffer.from(bytes).indexOf('word/document.xml') + 40
      return changed(bytes, (_, copy) => copy.fill(0xff, at, at + 40))
    },
  ],
  [
    'a claim of 4 GB',
    'file-unpacks-too-large',
    () => {
      const bytes = wordFile({ body: wp('一') })
      return changed(bytes, (view) => view.setUint32(centralOf(bytes, 'word/document.xml') + 24, 0xfffffff0, true))
    },
  ],
  [
    'a claim of less than there is',
    'file-unpacks-too-large',
    () => {
      const bytes = wordFile({ body: wp('一'.repeat(500)) })
      return changed(bytes, (view) => view.setUint32(centralOf(bytes, 'word/document.xml') + 24, 50, true))
    },
  ],
  [
    'a bomb of 200 MB',
    'file-unpacks-too-large',
    () => wordFile({ body: '', files: { 'word/media/x.bin': new Uint8Array(199_000_000) } }),
  ],
  [
    'a bomb of many entries',
    'file-unpacks-too-large',
    () => {
      const layers = Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`x${n}`, new Uint8Array(15_000_000)]))
      return wordFile({ body: '', files: layers })
    },
  ],
  [
    'more entries than any paper',
    'file-too-complex',
    () => zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`e${n}`, new Uint8Array()]))),
  ],
  [
    'a name that leaves the folder',
    'file-unsafe',
    () => wordFile({ body: wp('一'), files: { '../../evil.sh': text('x') } }),
  ],
  [
    'a name that leaves it by backslashes',
    'file-unsafe',
    () => wordFile({ body: wp('一'), files: { '..\\evil.exe': text('x') } }),
  ],
  ['an absolute name', 'file-unsafe', () => wordFile({ body: wp('一'), files: { 'C:\\evil.exe': text('x') } })],
  [
    'two entries of one name',
    'file-damaged',
    () => {
      const bytes = wordFile({ body: wp('一'), files: { 'word/aaaaaaaa.xml': text('x') } })
      return changed(bytes, (_, copy) =>
        copy.set(text('word/document.xml'), centralOf(bytes, 'word/aaaaaaaa.xml') + 46),
      )
    },
  ],
  [
    'an entry with a password',
    'file-encrypted',
    () => {
      const bytes = wordFile({ body: wp('一') })
      return changed(bytes, (view) => view.setUint16(centralOf(bytes, 'word/document.xml') + 8, 1, true))
    },
  ],
  [
    'a billion laughs',
    'file-unsafe',
    () => withDoctype('<!DOCTYPE l [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>', wp('&b;')),
  ],
  [
    'an external entity',
    'file-unsafe',
    () => withDoctype('<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>', wp('&x;')),
  ],
  ['an entity out of nowhere', 'file-unsafe', () => docx(body(wp('&secret;')))],
  ['elements 5,000 deep', 'file-too-complex', () => docx(body(nested('w:sdt', 5000)))],
  [
    'tables 80 deep',
    'file-too-complex',
    () => docx(body('<w:tbl><w:tr><w:tc>'.repeat(90) + wp('底') + '</w:tc></w:tr></w:tbl>'.repeat(90))),
  ],
  [
    'a hundred thousand text boxes of one note',
    'reads',
    () =>
      wordFile({
        body: `<w:p>${'<w:r><w:footnoteReference w:id="1"/></w:r>'.repeat(100_000)}</w:p>`,
        footnotes: `<w:footnote w:id="1">${wp('注'.repeat(10_000))}</w:footnote>`,
      }),
  ],
  [
    'styles in a circle',
    'reads',
    () =>
      wordFile({
        body: wp('行', '<w:pStyle w:val="a"/>'),
        styles:
          '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>',
      }),
  ],
  [
    'numbering in a circle',
    'reads',
    () =>
      wordFile({
        body: wp('项', '<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>'),
        numbering: wordList([['decimal', '%9%9%9%9']], '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'),
      }),
  ],
  [
    'a start of two thousand million',
    'reads',
    () =>
      wordFile({
        body: wp('项', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>').repeat(3),
        numbering: wordList(
          [['upperLetter', '%1.']],
          '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="999999999"/></w:lvlOverride></w:num>',
        ),
      }),
  ],
  [
    'a password-protected Office file',
    'file-encrypted',
    () => {
      // The directory names its streams in UTF-16.
      const bytes = fixtureBytes('bold.doc')
      const at = Buffer.from(bytes).indexOf(Buffer.from('WordDocument', 'utf16le'))
      return changed(bytes, (view, copy) => {
        copy.set(Buffer.from('EncryptedPackage\0', 'utf16le'), at)
        view.setUint16(at + 64, 34, true)
      })
    },
  ],
  [
    'a .doc with a password',
    'file-encrypted',
    () => {
      const bytes = doc()
      const at = Buffer.from(bytes).indexOf(Uint8Array.of(0xec, 0xa5))
      return changed(bytes, (view) => view.setUint16(at + 10, view.getUint16(at + 10, true) | 0x100, true))
    },
  ],
  [
    'a .doc of Word 95',
    'file-is-old-word',
    () => {
      const bytes = doc()
      const at = Buffer.from(bytes).indexOf(Uint8Array.of(0xec, 0xa5))
      return changed(bytes, (view) => view.setUint16(at + 2, 104, true))
    },
  ],
  ['a cut .doc', 'file-damaged', () => doc().subarray(0, 2000)],
  [
    'a .doc whose sectors run in a circle',
    'file-damaged',
    () => {
      const bytes = doc()
      const table = (new DataView(bytes.buffer).getUint32(76, true) + 1) * 512
      return changed(bytes, (view) => {
        for (let sector = 0; sector < 20; sector++) view.setInt32(table + sector * 4, (sector + 1) % 20, true)
      })
    },
  ],
  [
    'an OLE head and nothing else',
    'file-damaged',
    () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  ],
  ['rich text 100,000 groups deep', 'file-too-complex', () => latin('{\\rtf1' + '{'.repeat(100_000))],
  ['rich text that never closes', 'reads', () => latin('{\\rtf1\\ansi abc\\par {\\b def')],
  ['rich text with raw data of 4 GB', 'reads', () => latin('{\\rtf1 a\\par\\bin4294967295 x}')],
  ['rich text of closing brackets', 'reads', () => latin('{\\rtf1' + '}'.repeat(10_000) + 'a')],
  [
    'an .odt with a password',
    'file-encrypted',
    () =>
      zipSync({
        mimetype: text('application/vnd.oasis.opendocument.text'),
        'META-INF/manifest.xml': text('<manifest:encryption-data/>'),
        'content.xml': text('x'),
      }),
  ],
  [
    'an .odt with entities',
    'file-unsafe',
    () =>
      zipSync({
        mimetype: text('application/vnd.oasis.opendocument.text'),
        'content.xml': text('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
      }),
  ],
  ['a page of 100,000 unclosed tags', 'reads', () => text('<html>' + '<div><b>'.repeat(50_000) + '字')],
  [
    'a page with a table of a million columns',
    'reads',
    () => text('<table><tr><td colspan=1000000000 rowspan=1000000000>甲<td>乙</table>'),
  ],
  ['a page in an encoding that nobody knows', 'reads', () => text('<html><meta charset="klingon"><p>正文</p>')],
  ['XML with control characters', 'reads', () => docx(body(wp('正\u0001文&#2;')))],
  ['half characters', 'reads', () => docx(body(wp('正&#xD800;文')))],
  [
    'a table of 200,000 rows',
    'reads',
    () => docx(body(`<w:tbl>${`<w:tr><w:tc>${wp('格')}</w:tc></w:tr>`.repeat(200_000)}</w:tbl>`)),
  ],
  [
    'a row of 200,000 cells',
    'reads',
    () =>
      docx(body(`<w:tbl><w:tr>${`<w:tc>${wp('格')}</w:tc>`.repeat(200_000)}</w:tr>${'<w:tr/>'.repeat(5000)}</w:tbl>`)),
  ],
  [
    'a cell with 200,000 paragraphs and tables',
    'reads',
    () =>
      docx(
        body(
          `<w:tbl><w:tr><w:tc>${wp('格').repeat(200_000)}<w:tbl>${`<w:tr><w:tc>${wp('内')}</w:tc></w:tr>`.repeat(100_000)}</w:tbl></w:tc></w:tr></w:tbl>`,
        ),
      ),
  ],
  [
    'a text box of 200,000 paragraphs',
    'reads',
    () =>
      wordFile({
        body: `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${wp('框').repeat(200_000)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`,
      }),
  ],
  [
    'rich text with a footnote of 200,000 lines',
    'reads',
    () => latin(`{\\rtf1 a{\\shptxt ${'b\\par '.repeat(200_000)}}\\par}`),
  ],
  [
    'rich text with a row of 200,000 cells',
    'reads',
    () => latin(`{\\rtf1\\trowd${'\\cellx9'.repeat(200_000)}\\intbl ${'b\\cell '.repeat(200_000)}\\row\\pard c\\par}`),
  ],
  ['a page with a table of 100,000 rows', 'reads', () => text(`<table>${'<tr><td>甲<td>乙'.repeat(100_000)}</table>`)],
  ['a page with a row of 100,000 cells', 'reads', () => text(`<table><tr>${'<td>甲'.repeat(100_000)}</table>`)],
]

describe('a hostile file', () => {
  test.each(CASES)('%s: %s', async (_what, expected, make) => {
    const result = await readFile(make(), { name: 'x.docx', newId: countingIds() })
    expect(result.ok ? 'reads' : result.error.code).toBe(expected)
    const sentences = result.ok ? [] : [sayTrouble('zh-CN', result.error), sayTrouble('en', result.error)]
    expect(sentences.filter((sentence) => sentence.length < 10 || /\{|^error/.test(sentence))).toEqual([])
  })
})

test('an entry that a large directory names and a small file does not hold is found as it is read', async () => {
  const bytes = zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8('<a/>') })
  const result = await readFile(
    changed(bytes, (view) => view.setUint32(centralOf(bytes, 'word/document.xml') + 42, 0xffff, true)),
    {
      name: '',
      newId: countingIds(),
    },
  )
  expect(result).toEqual({ ok: false, error: { code: 'file-damaged' } })
})
