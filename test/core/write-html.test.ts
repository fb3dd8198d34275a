import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose } from '#core/layout/compose.ts'
import { writeHtml } from '#core/layout/write-html.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { attachment, date, doc, h1, h2, p, recipients, signatory, table, title } from '../support/build.ts'
import { cell, OFFICE, paper, para, picture, row, setTable } from '../support/set-paper.ts'

const body = (html: string) => /<article>\n([^]*)\n<\/article>/.exec(html)![1]!.split('\n')

describe('a paper as one HTML file', () => {
  test('headings, paragraphs, tables and the closing, with their numbers as text', () => {
    const document = doc(
      title('关于2025年工作总结的报告'),
      recipients('区人民政府：'),
      h1('主要工作'),
      h2('优化流程。', '全年办结42件。'),
      table([
        ['项目', '数量'],
        ['改造', '42'],
      ]),
      signatory('区档案馆'),
      date('2026年1月5日'),
      attachment('清单', p('略')),
    )
    expect(body(writeHtml(compose(document, OFFICE)))).toEqual([
      '<h1>关于2025年工作总结的报告</h1>',
      '<p class="flush">区人民政府：</p>',
      '<h2>一、主要工作</h2>',
      '<p><strong>（一）优化流程。</strong>全年办结42件。</p>',
      '<table>',
      '<thead>',
      '<tr><th>项目</th><th>数量</th></tr>',
      '</thead>',
      '<tbody>',
      '<tr><td class="center">改造</td><td class="center">42</td></tr>',
      '</tbody>',
      '</table>',
      '<p class="flush">附件：清单</p>',
      '<p class="right">区档案馆</p>',
      '<p class="right">2026年1月5日</p>',
      '<p class="flush">附件</p>',
      '<h2 class="attachment">清单</h2>',
      '<p>略</p>',
    ])
  })

  test('spans, breaks and bold', () => {
    const rows = [
      { cells: [cell(0, '合', { rowSpan: 2 }), cell(1, '上\n下')] },
      {
        cells: [
          cell(0, '', { rowSpan: 2, isContinued: true }),
          cell(1, '', { lines: [para('', { runs: [{ text: '重', bold: true }] })] }),
        ],
      },
      row(['一']),
    ]
    const html = writeHtml(paper([setTable(rows)]))
    expect(html).toContain('<tr><td rowspan="2">合</td><td>上<br>下</td></tr>\n<tr><td><b>重</b></td></tr>')
  })

  test('a picture, or its description where its bytes are not there', () => {
    const set = paper([picture(1000, { alt: '"图"' })])
    expect(writeHtml(set)).toContain('<figure><figcaption>&quot;图&quot;</figcaption></figure>')
    expect(writeHtml(set, { pictureUrl: () => 'data:image/png;base64,AA' })).toContain(
      '<figure><img src="data:image/png;base64,AA" alt="&quot;图&quot;"></figure>',
    )
  })

  test('an automatic number is text, and a rule is a rule', () => {
    const number = { level: 1, text: '一、', list: 0 } as const
    const rule = { side: 'bottom', style: 'single', widthPt: 1, colour: 'red' } as const
    expect(
      body(writeHtml(paper([para('工作', { role: 'heading1', outline: 1, number }), para('', { rule })]))),
    ).toEqual(['<h2>一、工作</h2>', '<hr class="red">'])
  })

  test('words cannot become markup', () => {
    const html = writeHtml(
      paper([para(`<script>alert('1')</script>`)], { name: '</title><script>', unit: '"><script>' }),
    )
    expect(html).not.toContain('<script')
  })

  test('nothing of ours is in it, and the same paper gives the same file', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const html = writeHtml(compose(document, OFFICE))
        expect(html).not.toMatch(/<script|\sid=|data-|0000000000/)
        expect(html).toBe(writeHtml(compose(structuredClone(document), OFFICE)))
      }),
      { numRuns: 60 },
    )
  })
})
