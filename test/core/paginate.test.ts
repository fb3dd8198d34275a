import { describe, expect, test } from 'vitest'
import { paginate, paginateSteps } from '#core/layout/paginate/paginate.ts'
import { PRESETS } from '#core/layout/presets.ts'
import type { SetParagraph } from '#core/layout/set-paper.ts'
import {
  cell,
  lines,
  linesPerPage,
  OFFICE,
  paper,
  para,
  picture,
  place,
  row,
  setTable,
  textsOf,
} from '../support/set-paper.ts'

const { page, linePitch } = OFFICE
const BOTTOM = page.top + page.textHeight
const heading = (text: string): SetParagraph => para(text, { role: 'heading1', outline: 1, place: place('heading') })
const signature: readonly SetParagraph[] = [
  { type: 'paragraph', role: 'blank', runs: [], keepNext: true },
  para('区档案馆', { role: 'signatory', place: 'signatory', keepNext: true, indent: { leftChars: 18 } }),
  para('2026年1月5日', { role: 'date', place: 'date', indent: { leftChars: 20 } }),
]

describe('lines on pages', () => {
  test('a page has twenty-two lines of the pitch, from the upper edge of the type area', () => {
    const pages = paginate(paper([lines(45)]))
    expect(linesPerPage(pages)).toEqual([22, 22, 1])
    expect(pages.pages[0]!.lines.map(({ y }) => y)).toEqual(
      Array.from({ length: 22 }, (_, at) => page.top + at * linePitch),
    )
    expect(pages.flags).toEqual([])
  })

  test('space above a line counts, at the head of a page too', () => {
    const pages = paginate(paper([lines(1, { before: 300 }), lines(1, { before: 100, pageBreakBefore: true })]))
    expect(pages.pages.map(({ lines }) => lines[0]!.y - page.top)).toEqual([300, 100])
  })

  test('a letterhead begins above the type area, and its page holds as much as is left', () => {
    const pages = paginate(paper([lines(1, { before: -1000, line: 1000 }), lines(23)]))
    expect(pages.pages[0]!.lines[0]!.y).toBe(page.top - 1000)
    expect(linesPerPage(pages)).toEqual([23, 1])
  })

  test('a page break before the first line of a paper makes no empty page', () => {
    expect(linesPerPage(paginate(paper([lines(1, { pageBreakBefore: true })])))).toEqual([1])
  })

  test('lines that stay with the next one go to its page with it', () => {
    const pages = paginate(paper([lines(20), ...signature]))
    expect(linesPerPage(pages)).toEqual([20, 3])
  })

  test('only the last line of a paragraph stays with the next block', () => {
    expect(linesPerPage(paginate(paper([lines(20), lines(2, { keepNext: true }), lines(1)])))).toEqual([21, 2])
  })

  test('what stays together but is taller than a page goes on as it can', () => {
    const kept = Array.from({ length: 30 }, () => lines(1, { keepNext: true }))
    expect(linesPerPage(paginate(paper(kept)))).toEqual([22, 8])
  })

  test('an empty paper is one empty page', () => {
    const pages = paginate(paper([]))
    expect(pages.pages).toHaveLength(1)
    expect(pages.flags).toEqual([{ type: 'blankPage', page: 1 }])
  })

  test('rules stand above and below their line, and take room', () => {
    const top = { side: 'top', style: 'single', widthPt: 1, colour: 'black' } as const
    const bottom = { side: 'bottom', style: 'thick-thin', widthPt: 3, colour: 'red', beyond: 397, space: 40 } as const
    const { pages } = paginate(paper([lines(1, { rule: top }), lines(1, { rule: bottom }), lines(1)]))
    expect(pages[0]!.rules).toEqual([
      { x: page.left, y: page.top, width: page.textWidth, style: 'single', widthPt: 1, colour: 'black' },
      {
        x: page.left - 397,
        y: page.top + 20 + 2 * linePitch + 40,
        width: page.textWidth + 794,
        style: 'thick-thin',
        widthPt: 3,
        colour: 'red',
      },
    ])
    expect(pages[0]!.lines.map(({ y }) => y - page.top)).toEqual([20, 20 + linePitch, 20 + 2 * linePitch + 40 + 90])
  })

  test('a letter has its second rule on the first page alone', () => {
    const rule = { side: 'top', style: 'thin-thick', widthPt: 3, colour: 'red' } as const
    const { pages } = paginate(paper([lines(30)], { firstPageFoot: { rule, fromBottom: 1134 } }))
    expect(pages.map(({ rules }) => rules.map(({ y }) => y))).toEqual([[page.height - 1134], []])
  })
})

describe('pictures', () => {
  test('one that has no room goes to the next page', () => {
    const { pages } = paginate(paper([lines(20), picture(3000), lines(1)]))
    expect(pages.map((it) => it.pictures.length)).toEqual([0, 1])
    expect(pages[1]!.pictures[0]).toMatchObject({ x: page.left + 2922, width: 3000, height: 3000 })
  })

  test('it takes its own height, as LibreOffice gives it', () => {
    const { pages } = paginate(paper([picture(1000), lines(1)]))
    expect(pages[0]!.lines[0]!.y).toBe(page.top + 1000)
  })

  test('one as tall as the type area fills a page', () => {
    const { pages } = paginate(paper([picture(page.textHeight), lines(1)]))
    expect(pages.map((it) => [it.pictures.length, it.lines.length])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  test('one whose bytes are not there is its description in a frame', () => {
    const { asset: _, ...gone } = picture(1000, { alt: '图'.repeat(30) })
    const { pages } = paginate(paper([gone]))
    expect(textsOf(pages[0])).toEqual(['图'.repeat(28), '图图'])
    expect(pages[0]!.cells).toEqual([{ x: page.left, y: page.top, width: page.textWidth, height: 2 * linePitch + 60 }])
    expect(pages[0]!.lines[0]!.y).toBe(page.top + 30)
  })
})

describe('tables', () => {
  const ROW = 410

  test('a row is as high as its fullest cell, with its border', () => {
    const { pages } = paginate(paper([setTable([row(['一', '国'.repeat(40)]), row(['二', ''])])]))
    expect(pages[0]!.cells.map(({ y, height }) => [y - page.top, height])).toEqual([
      [0, 810 + 400],
      [0, 810 + 400],
      [1210, ROW],
      [1210, ROW],
    ])
  })

  test('the head stands on every page, and no row is torn', () => {
    const rows = [
      row(['序号', '任务'], { header: true }),
      ...Array.from({ length: 70 }, (_, at) => row([`${at}`, '任务'])),
    ]
    const { pages, flags } = paginate(paper([setTable(rows)]))
    expect(pages.map((it) => textsOf(it)[0])).toEqual(['序号', '序号', '序号'])
    expect(pages.map((it) => it.lines.length / 2)).toEqual([31, 31, 11])
    expect(flags).toEqual([])
  })

  test('a head does not stand alone at a page’s foot', () => {
    const { pages } = paginate(paper([lines(21), setTable([row(['头', '头'], { header: true }), row(['身', '身'])])]))
    expect(textsOf(pages[1])).toEqual(['头', '头', '身', '身'])
  })

  test('heads that would fill half the page are not repeated', () => {
    const heads = Array.from({ length: 20 }, () => row(['头', '头'], { header: true }))
    const { pages } = paginate(paper([setTable([...heads, ...Array.from({ length: 20 }, () => row(['身', '身']))])]))
    expect(textsOf(pages[1])[0]).toBe('身')
  })

  test('a row taller than a page is torn, and said to be', () => {
    const long = '国'.repeat(17 * 40)
    const { pages, flags } = paginate(
      paper([lines(2), setTable([row(['头', '头'], { header: true }), row(['短', long])])]),
    )
    expect(pages.length).toBe(2)
    expect(flags).toEqual([{ type: 'tornRow', page: 1, place: place('table') }])
    const text = pages.flatMap((it) => textsOf(it)).join('')
    expect(text.replaceAll(/[^国]/g, '').length).toBe(17 * 40 + 2 * 28)
    expect(text.replaceAll(/[^短]/g, '')).toBe('短')
    for (const it of pages) for (const { y, height } of it.cells) expect(y + height).toBeLessThanOrEqual(BOTTOM)
  })

  test('a cell over several rows is one box, with its text in the middle', () => {
    const rows = [
      { cells: [cell(0, '合', { rowSpan: 2 }), cell(1, '上')] },
      { cells: [cell(0, '', { rowSpan: 2, isContinued: true }), cell(1, '下')] },
    ]
    const { pages } = paginate(paper([setTable(rows)]))
    expect(pages[0]!.cells.map(({ height }) => height)).toEqual([2 * ROW, ROW, ROW])
    expect(textsOf(pages[0])).toEqual(['合', '上', '下'])
    expect(pages[0]!.lines[0]!.y).toBe(page.top + ROW - 200)
  })

  test('where it goes over a page’s end it is a box on both pages, and its text stands on the first', () => {
    const rows = [
      { cells: [cell(0, '合', { rowSpan: 2 }), cell(1, '上')] },
      { cells: [cell(0, '', { rowSpan: 2, isContinued: true }), cell(1, '下')] },
    ]
    const { pages } = paginate(paper([lines(21), setTable(rows)]))
    expect(pages.map((it) => it.cells.length)).toEqual([2, 2])
    expect(textsOf(pages[1])).toEqual(['下'])
  })

  test('a cell over two columns has both their widths', () => {
    const { pages } = paginate(paper([setTable([{ cells: [cell(0, '一', { colSpan: 2 })] }])]))
    expect(pages[0]!.cells[0]).toMatchObject({ x: page.left, width: page.textWidth })
  })

  test('an open table has no borders and no margins', () => {
    const open = { ...setTable([row(['名', '文件'])]), isOpen: true as const }
    const { pages } = paginate(paper([open]))
    expect(pages[0]!.cells).toEqual([])
    expect(pages[0]!.lines[1]).toMatchObject({ x: page.left + 4422, width: 4422 })
  })
})

describe('the imprint', () => {
  const imprint = [
    para('抄送：各部门。', { role: 'imprint', place: 'imprint' }),
    para('印发', { role: 'imprint', place: 'imprint' }),
  ]

  test('its foot is the lower edge of the type area on the last page', () => {
    const { pages } = paginate(paper([lines(25)], { imprint }))
    const last = pages.at(-1)!.lines.at(-1)!
    expect(pages.length).toBe(2)
    expect(last.y + last.height).toBe(BOTTOM)
  })

  test('it takes a page of its own where the text has left no room', () => {
    const { pages } = paginate(paper([lines(21)], { imprint }))
    expect(pages.map((it) => it.lines.length)).toEqual([21, 2])
  })
})

describe('page numbers', () => {
  const sides = (id: string) =>
    paginate(paper([lines(50)], { preset: PRESETS[id]! })).pages.map((it) => it.pageNumber?.side)

  test('stand at the outer edge, odd ones right and even ones left', () => {
    expect(sides('gbt9704')).toEqual(['right', 'left', 'right'])
  })

  test('begin on the second page of a letter', () => {
    expect(sides('letter')).toEqual([undefined, 'left', 'right'])
  })

  test('stand in the middle, or nowhere, where the preset says so', () => {
    const at = (side: 'center' | 'none') => ({ ...OFFICE, pageNumber: { ...OFFICE.pageNumber, place: side } })
    const numbers = (side: 'center' | 'none') => paginate(paper([lines(1)], { preset: at(side) })).pages[0]!.pageNumber
    expect(numbers('center')).toMatchObject({ text: '— 1 —', side: 'center', x: page.left, width: page.textWidth })
    expect(numbers('none')).toBeUndefined()
  })
})

describe('flags', () => {
  test('a heading on the last line of a page, its text overleaf', () => {
    expect(paginate(paper([lines(21), heading('一、工作'), lines(2)])).flags).toEqual([
      { type: 'lonelyHeading', page: 1, place: place('heading') },
    ])
  })

  test('none where the heading has a line below it, or stands at the very end', () => {
    expect(paginate(paper([lines(20), heading('一、工作'), lines(2)])).flags).toEqual([])
    expect(paginate(paper([lines(21), heading('一、工作')])).flags).toEqual([])
  })

  test('a signature without two lines of the body on its page', () => {
    expect(paginate(paper([lines(22), ...signature])).flags).toEqual([
      { type: 'signatureAlone', page: 2, place: 'signatory' },
    ])
    expect(paginate(paper([lines(23), ...signature])).flags).toEqual([
      { type: 'signatureAlone', page: 2, place: 'signatory' },
    ])
    expect(paginate(paper([lines(24), ...signature])).flags).toEqual([])
  })

  test('lines of the form are no body', () => {
    const note = para('附件：清单', { role: 'attachmentNote', place: place('attachment') })
    expect(paginate(paper([lines(22), note, note, note, ...signature])).flags).toHaveLength(1)
  })

  test('a paper of one page has nowhere to take lines from', () => {
    expect(paginate(paper([lines(1), ...signature])).flags).toEqual([])
  })

  test('a page with nothing on it, after the line it follows', () => {
    const gap: SetParagraph = { type: 'paragraph', role: 'gap', runs: [], pageBreakBefore: true }
    const { flags } = paginate(paper([lines(1), gap, lines(1, { pageBreakBefore: true })]))
    expect(flags).toEqual([{ type: 'blankPage', page: 2, place: place('p') }])
  })
})

describe('a long paper', () => {
  const long = paper(Array.from({ length: 2000 }, (_, at) => lines(3, { place: place(`${at}`) })))

  test('is placed in steps that tell how far it is, to the same pages', () => {
    const steps = paginateSteps(long)
    const shares: number[] = []
    let step = steps.next()
    for (; !step.done; step = steps.next()) shares.push(step.value)
    expect(shares.length).toBeGreaterThan(20)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(step.value).toEqual(paginate(long))
  })

  test('can be given up on the way', () => {
    const steps = paginateSteps(long)
    steps.next()
    expect(steps.return(undefined as never)).toEqual({ done: true, value: undefined })
  })

  test('a line on its last page tells its paragraph', () => {
    expect(paginate(long).pages.at(-1)!.lines.at(-1)!.place).toBe(place('1999'))
  })
})
