import { randomFillSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { whyNotWord } from '#core/docx/why-not-word.ts'
import { PRESETS } from '#core/layout/presets.ts'
import { attachment, doc, h1, p, picture, settings, table, title } from '../support/build.ts'
import { at, descendants, paragraphText, parseXml, partsOf } from '../support/docx-parts.ts'
import { validateDocx } from '../support/validate-docx.ts'
import { TINY_PNG, writeTestDocx } from '../support/write-test-docx.ts'

const HOSTILE = '\u0000前\u0008\ud800中\udfff\u001b后\uffff]]></w:t>&\u200b'
const CLEAN = '前\ufffd中\ufffd后]]></w:t>&'

const papers: Readonly<Record<string, Document>> = {
  'a title of 10,000 characters': doc(title('工作总结'.repeat(2500)), p('正文')),
  'a table of 60 columns': doc(table([Array.from({ length: 60 }, (_, column) => `第${column + 1}列`)])),
  'a paragraph of 100,000 characters': doc(p('全年完成投资12.5亿元。'.repeat(7200))),
  '200 attachments': doc(h1('甲'), ...Array.from({ length: 200 }, (_, index) => attachment(`清单${index}`, p('略')))),
  '500 organs and signers': doc(
    settings({
      header: {
        organs: Array<string>(500).fill('某县某局'),
        signers: Array<string>(500).fill('周明'),
        documentNumber: '某',
      },
    }),
  ),
  'an imprint longer than a page': doc(settings({ imprint: { copyTo: '各科室，'.repeat(2000) } })),
  'a picture a thousand times as wide as high': doc(picture('a'.repeat(64), 1000, '图')),
}

describe('bad input gives a file that Word can open', () => {
  test.each(Object.keys(papers))('%s', async (name) => {
    expect(await validateDocx(await writeTestDocx(papers[name]!, { picture: () => flatPng() }))).toEqual([])
  })

  test.each(Object.values(PRESETS))(
    'half surrogate pairs and control characters everywhere, set as $id',
    async (preset) => {
      const parts = partsOf(await writeTestDocx(hostilePaper(), { preset }))
      expect(await validateDocx(await writeTestDocx(hostilePaper(), { preset }))).toEqual([])
      for (const [path, xml] of Object.entries(parts)) {
        expect(
          `${path} ${xml.isWellFormed()} ${/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)}`,
        ).toBe(`${path} true false`)
      }
      const lines = descendants(at(parseXml(parts['word/document.xml']!), 'w:body')!, 'w:p').map(paragraphText)
      expect(lines).toContain(CLEAN)
    },
  )

  test('a picture of 50 MB', async () => {
    const bytes = new Uint8Array(50 * 1024 * 1024)
    randomFillSync(bytes)
    bytes.set(TINY_PNG)
    const file = await writeTestDocx(doc(picture('a'.repeat(64), 60, '图')), { picture: () => bytes })
    expect(file.length).toBeGreaterThan(bytes.length)
    expect(await validateDocx(file)).toEqual([])
  })
})

describe('what Word cannot open', () => {
  const wide = (columns: number) => doc(table([Array<string>(columns).fill('格')]))

  test('is refused by name: a table of more than 63 columns', async () => {
    expect(whyNotWord(wide(64))).toEqual({ code: 'table-too-wide', params: { columns: 64, limit: 63 } })
    await expect(writeTestDocx(wide(64))).rejects.toThrow('table-too-wide')
  })

  test('is nothing of a table of 63', () => {
    expect(whyNotWord(wide(63))).toBeUndefined()
  })
})

function hostilePaper(): Document {
  return doc(
    settings({
      unit: HOSTILE,
      header: {
        copyNumber: HOSTILE,
        secrecy: HOSTILE,
        urgency: HOSTILE,
        organs: [HOSTILE],
        documentNumber: HOSTILE,
        signers: [HOSTILE],
      },
      imprint: { copyTo: HOSTILE, printer: HOSTILE, printed: { text: HOSTILE } },
      signing: { by: 'stamp', office: HOSTILE },
    }),
    title(HOSTILE),
    h1(HOSTILE, HOSTILE),
    p(HOSTILE),
    table([[HOSTILE]]),
    picture('b'.repeat(64), 20, HOSTILE),
    attachment(HOSTILE, p(HOSTILE)),
  )
}

/** The head of a PNG of 2000 by 2 pixels. */
function flatPng(): Uint8Array {
  const bytes = TINY_PNG.slice()
  new DataView(bytes.buffer).setUint32(16, 2000)
  new DataView(bytes.buffer).setUint32(20, 2)
  return bytes
}
