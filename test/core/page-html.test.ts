import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose } from '#core/layout/compose.ts'
import { pageCss, pageHtml } from '#core/layout/paginate/page-html.ts'
import { paginate } from '#core/layout/paginate/paginate.ts'
import type { SetPaper } from '#core/layout/set-paper.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { lines, OFFICE, paper, para, picture, row, setTable } from '../support/set-paper.ts'

const html = (set: SetPaper, pictureUrl?: (asset: string) => string | undefined) =>
  pageHtml(paginate(set), { preset: set.preset, ...(pictureUrl ? { pictureUrl } : {}) })
const css = (set: SetPaper) => pageCss(set.preset, paginate(set))
const lineOf = (set: SetPaper) => html(set).match(/<div class="line body[^>]*>.*<\/div>/)![0]

/** What the markup says to a reader: its text, with its entities read back. */
function textOf(markup: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return markup
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&([a-z0-9#]+);/g, (whole, name: string) => entities[name] ?? whole)
}

describe('pages as markup', () => {
  test('one line in its place: classes alone, text bare, digits in the Latin font and set off', () => {
    expect(lineOf(paper([para('全年2025年', { indent: {} })]))).toBe(
      '<div class="line body left s1600 x1587 y2098 w8844 h580" data-place="00000000000p">' +
        '全年<span class="latin apart away">2025</span>年</div>',
    )
  })

  test('a run of another look, bold, red or of another size has its own classes', () => {
    const runs = [
      { text: '一、工作。', role: 'heading1' as const },
      { text: '重点', bold: true as const },
      { text: '红', colour: 'red' as const },
      { text: '大', sizePt: 22 },
      { text: '散', spread: 100 },
    ]
    expect(lineOf(paper([para('', { runs, indent: {} })]))).toContain(
      '<span class="heading1">一、工作。</span><b>重点</b><span class="red">红</span><span class="s2200">大</span>' +
        '<span class="k100">散</span></div>',
    )
  })

  test('a full line is spread over its box, the last line is not', () => {
    const found = html(paper([lines(1), para('国'.repeat(40))])).match(/class="line body \w+/g)
    expect(found).toEqual(['class="line body left', 'class="line body both', 'class="line body left'])
  })

  test('a page ends with its number, and every page is a section', () => {
    const markup = html(paper([lines(23)]))
    expect(markup.match(/<section class="sheet" data-page="\d+">/g)).toHaveLength(2)
    expect(markup.match(/— \d —<\/div>\n<\/section>/g)).toEqual(['— 1 —</div>\n</section>', '— 2 —</div>\n</section>'])
  })

  test('cells, rules and pictures are boxes of their own', () => {
    const rule = { side: 'bottom', style: 'thick-thin', widthPt: 3, colour: 'red' } as const
    const set = paper([lines(1, { rule }), setTable([row(['一', '二'])]), picture(1000)])
    const markup = html(set, (asset) => `data:image/png;base64,${asset.slice(0, 4)}`)
    expect(markup.match(/class="cell( \w+most)* /g)).toEqual(['class="cell topmost leftmost ', 'class="cell topmost '])
    expect(markup).toContain('<div class="rule thick-thin300 red x1587 y2678 w8844"></div>')
    expect(markup).toContain('src="data:image/png;base64,aaaa" alt="图" />')
    expect(css(set)).toContain('.sheet .thick-thin300{border-top-width:3pt;border-bottom-width:0.75pt;height:4.5pt}')
  })

  test('words, descriptions and addresses cannot become markup', () => {
    const hostile = `</div><script>alert("1")</script>'&`
    const set = paper([para(hostile, { indent: {} }), picture(500, { alt: hostile })])
    const markup = html(set, () => `"><script>`)
    expect(markup).not.toContain('<script')
    expect(textOf(lineOf(set))).toBe(hostile)
  })

  test('a font’s name cannot leave the stylesheet', () => {
    const preset = { ...OFFICE, latinFont: 'A"}body{color:red}</style>' }
    const sheet = css(paper([para('1')], { preset }))
    expect(sheet).not.toContain('</style>')
    expect(sheet).toContain(String.raw`"A\22 }body{color:red}\3c /style\3e "`)
  })

  test('fonts may be named by the caller', () => {
    const pages = paginate(paper([para('国')]))
    const sheet = pageCss(OFFICE, pages, (font) => (font === 'Times New Roman' ? ['Tinos'] : ['FandolFang']))
    expect(sheet).toContain('.sheet .body{font-family:"FandolFang","Tinos",serif}')
    expect(sheet).toContain('.sheet .line.body>.latin{font-family:"Tinos",serif}')
  })
})

describe('for every paper', () => {
  const arbitrarySet = arbitraryDocument.map((document) => compose(document, OFFICE))

  test('the markup has no style and no script, and says what the pages say', () => {
    fc.assert(
      fc.property(arbitrarySet, (set) => {
        const pages = paginate(set)
        const markup = pageHtml(pages, { preset: OFFICE })
        expect(markup).not.toMatch(/<(script|style|link)|\sstyle=|\son\w+=/)
        const shown = pages.pages.map(
          ({ lines, pageNumber }) =>
            lines.flatMap(({ fragments }) => fragments.map(({ text }) => text)).join('') + (pageNumber?.text ?? ''),
        )
        expect(textOf(markup).replaceAll('\n', '')).toBe(shown.join(''))
      }),
      { numRuns: 60 },
    )
  })

  test('every class of the markup that names a place or a size has its rule', () => {
    fc.assert(
      fc.property(arbitrarySet, (set) => {
        const pages = paginate(set)
        const sheet = pageCss(OFFICE, pages)
        const classes = pageHtml(pages, { preset: OFFICE }).matchAll(/class="([^"]*)"/g)
        const placed = new Set([...classes].flatMap(([, names]) => names!.match(/\b[xywhsk]-?\d+\b/g) ?? []))
        const without = [...placed].filter((name) => !sheet.includes(`.sheet .${name}{`))
        expect(without).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
