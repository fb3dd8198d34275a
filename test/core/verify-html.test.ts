import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { compose } from '#core/layout/compose.ts'
import { GBT9704, PRESETS } from '#core/layout/presets.ts'
import { verifyHtml } from '#core/layout/verify-html.ts'
import { writeHtml } from '#core/layout/write-html.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { attachment, doc, h1, h2, p, table, title } from '../support/build.ts'

const set = (d: Document, preset = GBT9704) => compose(d, preset)
const paper = doc(
  title('总结 & <计划>'),
  h1('做法'),
  h2('党建。', '三会一课。'),
  p('办结42件。'),
  table([
    ['项目', '件数'],
    ['党建', '1'],
  ]),
  attachment('清单', p('一项')),
)
const html = writeHtml(set(paper))

test('what is written of an arbitrary paper is that paper, in every preset', () => {
  fc.assert(
    fc.property(arbitraryDocument, fc.constantFrom(...Object.values(PRESETS)), (d, preset) => {
      expect(verifyHtml(writeHtml(set(d, preset)), set(d, preset))).toEqual({ ok: true, value: null })
    }),
  )
})

describe('a web page does not pass', () => {
  const placeOf = (written: string) => {
    const verified = verifyHtml(written, set(paper))
    return verified.ok ? undefined : verified.error.params?.['place']
  }

  test.each([
    ['with a word other', html.replace('42', '41'), '2件。'],
    ['with a paragraph more', html.replace('</article>', '<p>多</p></article>'), '多'],
    ['with a heading one level lower', html.replace('<h2>一、', '<h3>一、'), '一、做法'],
    ['without a cell of a table', html.replace(/<td[^>]*>1<\/td>/, ''), '1附件'],
    ['with two rows in one', html.replace('</tr>\n</thead>', '</thead>').replace('<tbody>\n<tr>', '<tbody>'), '党建'],
    ['with a mark not escaped', html.replaceAll('&lt;计划&gt;', '<计划>'), '<计划>'],
    ['cut off behind its last word', html.slice(0, html.indexOf('</article>')), '总结'],
    ['that is empty', '', '总结'],
  ])('%s, and the place is said', (_what, written, place) => {
    expect(written).not.toBe(html)
    expect(String(placeOf(written))).toContain(place)
  })
})
