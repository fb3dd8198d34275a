import { describe, expect, test } from 'vitest'
import type { SourceLine } from '#core/recognise/source.ts'
import type { Reading } from '#core/recognise/reading.ts'
import { readDocx } from '#core/docx/read-docx.ts'
import { countingIds } from '../support/build.ts'
import { listed, relation, wordFile, wordList, wp, wr } from '../support/word-file.ts'
import type { WordFile } from '../support/word-file.ts'
import { TINY_PNG } from '../support/write-test-docx.ts'

async function read(file: WordFile): Promise<Reading> {
  const result = await readDocx(wordFile(file), { newId: countingIds() })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const linesOf = async (file: WordFile): Promise<readonly SourceLine[]> => (await read(file)).value.lines
const textsOf = async (file: WordFile): Promise<readonly string[]> =>
  (await linesOf(file)).map(({ text, hints }) => (hints?.number ?? '') + text)
const notesOf = async (file: WordFile): Promise<readonly (readonly [string, unknown, string?])[]> =>
  (await read(file)).notes.map(({ code, params, text }) =>
    text === undefined ? [code, params?.['count']] : [code, params?.['count'], text],
  )

describe('headings and styles', () => {
  const style = (id: string, inside: string, basedOn = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}${inside}</w:style>`

  test('a heading style gives the level by its name, whatever its id', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="heading 2"/></w:style>'
    expect(await linesOf({ styles, body: wp('抓落实', '<w:pStyle w:val="a3"/>') })).toEqual([
      { text: '抓落实', hints: { level: 2 } },
    ])
  })

  test('an outline level without a style is a level, below the fourth as 4, and 9 is none', async () => {
    const body = [0, 6, 9].map((level) => wp('行', `<w:outlineLvl w:val="${level}"/>`)).join('')
    expect((await linesOf({ body })).map(({ hints }) => hints?.level)).toEqual([1, 4, undefined])
  })

  test('level and alignment come through the styles that a style is based on', async () => {
    const styles =
      style('Root', '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="2"/></w:pPr>') + style('Leaf', '', 'Root')
    expect(await linesOf({ styles, body: wp('行', '<w:pStyle w:val="Leaf"/>') })).toEqual([
      { text: '行', hints: { level: 3, align: 'center' } },
    ])
  })

  test('styles that are based on each other in a circle are read as far as they go', async () => {
    const styles = style('A', '<w:pPr><w:jc w:val="right"/></w:pPr>', 'B') + style('B', '', 'A')
    expect(await linesOf({ styles, body: wp('行', '<w:pStyle w:val="B"/>') })).toEqual([
      { text: '行', hints: { align: 'right' } },
    ])
  })

  test('the title style is told, and its bold is not the writer’s', async () => {
    const styles = style('Title', '<w:rPr><w:b/></w:rPr>')
    expect(await linesOf({ styles, body: wp('总结', '<w:pStyle w:val="Title"/>') })).toEqual([
      { text: '总结', hints: { isTitle: true } },
    ])
  })

  test('bold stretches are told by offsets, and an off switch is off', async () => {
    const body = `<w:p>${wr('一是', '<w:b/>')}${wr('抓好', '<w:b w:val="1"/>')}${wr('项目', '<w:b w:val="0"/>')}</w:p>`
    expect(await linesOf({ body })).toEqual([{ text: '一是抓好项目', hints: { bold: [[0, 4]] } }])
  })

  test('a strict file, and one with other prefixes, read the same', async () => {
    const strict = (xml: string) =>
      xml.replace('schemas.openxmlformats.org/wordprocessingml/2006/main', 'purl.oclc.org/ooxml/wordprocessingml/main')
    const renamed = (xml: string) => xml.replaceAll('w:', 'x:').replace('xmlns:w', 'xmlns:x')
    const body = wp('行', '<w:outlineLvl w:val="0"/>')
    for (const change of [strict, renamed]) {
      expect(await linesOf({ body, change })).toEqual([{ text: '行', hints: { level: 1 } }])
    }
  })
})

describe('automatic numbers', () => {
  const office = [
    ['chineseCounting', '%1、'],
    ['chineseCounting', '（%2）'],
    ['decimal', '%3.'],
    ['decimalEnclosedCircle', '%4'],
  ] as const
  const one = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'

  test('are counted anew below each number above them', async () => {
    const numbering = wordList(office, one)
    const body = [0, 1, 1, 2, 3, 3, 0, 1].map((level) => wp('项', listed(1, level))).join('')
    expect(await textsOf({ numbering, body })).toEqual(
      ['一、', '（一）', '（二）', '1.', '①', '②', '二、', '（一）'].map((number) => `${number}项`),
    )
  })

  test('begin again where a list says so, once, and go on where it does not', async () => {
    const numbering = wordList(
      office,
      `${one}<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>`,
    )
    const body = [1, 1, 2, 2, 3].map((list) => wp('项', listed(list))).join('')
    expect(await textsOf({ numbering, body })).toEqual(['一、项', '二、项', '一、项', '二、项', '三、项'])
  })

  test('come from the style, at the level that is bound to it', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const numbering = wordList(office, one).replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="H2"/>')
    expect(await linesOf({ styles, numbering, body: wp('抓', '<w:pStyle w:val="H2"/>') })).toEqual([
      { text: '抓', hints: { level: 2, number: '（一）' } },
    ])
  })

  test('are switched off by list 0', async () => {
    expect(await textsOf({ numbering: wordList(office, one), body: wp('项', listed(0)) })).toEqual(['项'])
  })

  test('show the numbers above them, in digits where the level asks for it', async () => {
    const numbering = wordList(
      [
        ['chineseCounting', '第%1章'],
        ['decimal', '%1.%2'],
      ],
      one,
    ).replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="decimal"/><w:isLgl/>')
    const body = [0, 1, 1].map((level) => wp('', listed(1, level))).join('')
    expect(await textsOf({ numbering, body })).toEqual(['第一章', '1.1', '1.2'])
  })

  test('never restart where the level forbids it', async () => {
    const numbering = wordList(office, one).replace('<w:lvl w:ilvl="2">', '<w:lvl w:ilvl="2"><w:lvlRestart w:val="0"/>')
    const body = [0, 2, 0, 2].map((level) => wp('', listed(1, level))).join('')
    expect(await textsOf({ numbering, body })).toEqual(['一、', '1.', '二、', '2.'])
  })

  test('of a list that is a name of a style’s list, and of one that names itself in a circle', async () => {
    const link = (style: string) =>
      `<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="${style}"/></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num>`
    const styles = (list: number) =>
      `<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="${list}"/></w:numPr></w:pPr></w:style>`
    const body = wp('项', listed(9))
    expect(await textsOf({ numbering: wordList(office, one + link('L')), styles: styles(1), body })).toEqual(['一、项'])
    expect(await textsOf({ numbering: link('L'), styles: styles(9), body })).toEqual(['项'])
  })

  test('of symbol fonts are list signs', async () => {
    const numbering = wordList([['bullet', '\uf06c']], one)
    expect(await textsOf({ numbering, body: wp('项', listed(1)) })).toEqual(['•项'])
  })
})

describe('what stands in a line', () => {
  const inline = async (inside: string, file: Partial<WordFile> = {}) =>
    textsOf({ ...file, body: `<w:p>${inside}</w:p>` })

  test('tabs, soft breaks and hyphens are characters', async () => {
    expect(await inline('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r>')).toEqual(
      ['甲\t乙\n丙-'],
    )
  })

  test('a field shows its result, not its code, and nested fields too', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const code = '<w:r><w:instrText> IF </w:instrText></w:r>'
    const nested = `${mark('begin')}${code}${mark('begin')}${code}${mark('separate')}${wr('内')}${mark('end')}${mark('separate')}${wr('果')}${mark('end')}`
    expect(await inline(wr('结') + nested + wr('。'))).toEqual(['结果。'])
    expect(await inline(`<w:fldSimple w:instr="DATE">${wr('1月')}</w:fldSimple>`)).toEqual(['1月'])
  })

  test('a field that is never closed does not hide the rest of the paper', async () => {
    const body = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>${wp('还在')}`
    expect(await textsOf({ body })).toEqual(['', '还在'])
  })

  test('known symbols are characters, unknown ones are marked and told', async () => {
    const body =
      '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F021"/></w:r></w:p>'
    expect(await textsOf({ body })).toEqual(['☑〓'])
    expect(await notesOf({ body })).toEqual([['symbols-unknown', 1]])
  })

  test('of two branches that say the same one counts', async () => {
    const twice = (requires: string) =>
      `<w:r><mc:AlternateContent><mc:Choice Requires="${requires}"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>`
    // Newer pictographs come with their character as the other branch.
    expect(await inline(twice('wps') + twice('unheard') + twice('w16se'))).toEqual(['新旧旧'])
  })

  test('what is set above a character is told, the character stays', async () => {
    const body = `<w:p><w:r><w:ruby><w:rt>${wr('suì')}</w:rt><w:rubyBase>${wr('岁')}</w:rubyBase></w:ruby></w:r>${wr('稿')}</w:p>`
    expect(await textsOf({ body })).toEqual(['岁稿'])
    expect(await notesOf({ body })).toEqual([['readings-dropped', 1, 'suì']])
  })

  test('a link keeps its words, its address is told', async () => {
    const relations = relation('l1', 'hyperlink', 'https://example.cn/', true)
    const body = `<w:p><w:hyperlink r:id="l1">${wr('官网')}</w:hyperlink></w:p>`
    expect(await textsOf({ body, relations })).toEqual(['官网'])
    expect(await notesOf({ body, relations })).toEqual([['links-dropped', 1, 'https://example.cn/']])
  })

  test('hidden words are told, not shown', async () => {
    const body = `<w:p>${wr('看得见')}${wr('看不见', '<w:vanish/>')}</w:p>`
    expect(await textsOf({ body })).toEqual(['看得见'])
    expect(await notesOf({ body })).toEqual([['hidden-text-dropped', 1, '看不见']])
  })

  test('a formula is one line of characters', async () => {
    const body =
      '<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>'
    expect(await textsOf({ body })).toEqual(['ab'])
    expect(await notesOf({ body })).toEqual([['formulas-flattened', 1]])
  })
})

describe('changes and comments', () => {
  test('insertions are accepted and counted, deletions dropped and told', async () => {
    const body = `<w:p><w:ins>${wr('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>${wr('文')}</w:p>`
    expect(await textsOf({ body })).toEqual(['新文'])
    expect(await notesOf({ body })).toEqual([
      ['insertions-accepted', 1],
      ['deletions-dropped', 1, '旧'],
    ])
  })

  test('paragraphs whose end was deleted, and a heading parted by style, go on in the next', async () => {
    const deleted = wp('前', '<w:rPr><w:del/></w:rPr>')
    const parted = wp('标题。', '<w:outlineLvl w:val="1"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>')
    expect(await linesOf({ body: deleted + wp('后') + parted + wp('正文') })).toEqual([
      { text: '前后' },
      { text: '标题。正文', hints: { level: 2 } },
    ])
  })

  test('words that moved stand where they are now', async () => {
    const body = `<w:p><w:moveFrom>${wr('甲')}</w:moveFrom>${wr('乙')}<w:moveTo>${wr('甲')}</w:moveTo></w:p>`
    expect(await textsOf({ body })).toEqual(['乙甲'])
  })

  test('comments are told and not kept', async () => {
    const comments = `<w:comment w:id="0">${wp('请核实')}</w:comment>`
    expect(await notesOf({ body: wp('文'), comments })).toEqual([['comments-dropped', 1, '请核实']])
  })
})

describe('what stands beside the text', () => {
  test('a footnote stands behind the paragraph that calls it, once', async () => {
    const call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    const footnotes = `<w:footnote w:type="separator" w:id="0">${wp('—')}</w:footnote><w:footnote w:id="2">${wp('据统计局')}</w:footnote>`
    expect(await linesOf({ footnotes, body: `<w:p>${wr('增长')}${call}${call}</w:p>${wp('次')}` })).toEqual([
      { text: '增长' },
      { text: '据统计局', hints: { part: 'footnote' } },
      { text: '次' },
    ])
  })

  test('a footnote that calls itself is told once', async () => {
    const call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    const footnotes = `<w:footnote w:id="2"><w:p>${wr('注')}${call}</w:p></w:footnote>`
    expect(await textsOf({ footnotes, body: `<w:p>${call}</w:p>` })).toEqual(['注'])
  })

  test('a text box stands behind the paragraph it hangs on, once though the file says it twice', async () => {
    const box = (name: string) => `<${name}><w:txbxContent>${wp('框')}</w:txbxContent></${name}>`
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('wps:txbx')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('v:textbox')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${wr('文')}</w:p>`
    expect(await linesOf({ body })).toEqual([{ text: '文' }, { text: '框', hints: { part: 'text-box' } }])
    expect(await notesOf({ body })).toEqual([['text-boxes-moved', 1]])
  })

  test('heads and feet of pages are told, bare page numbers are not', async () => {
    expect(await notesOf({ body: wp('文'), header: wp('内部资料'), footer: wp('— 1 —') })).toEqual([
      ['headers-dropped', 1, '内部资料'],
    ])
  })

  test('a table of contents is told and not taken for headings', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const code = '<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
    const body = `<w:p>${mark('begin')}${code}${mark('separate')}${wr('一、工作 1')}</w:p><w:p>${wr('二、打算 2')}${mark('end')}</w:p>${wp('一、工作')}`
    expect(await textsOf({ body })).toEqual(['一、工作'])
    expect(await notesOf({ body })).toEqual([['contents-dropped', 2, '一、工作 1\n二、打算 2']])
  })

  test('pictures are blocks with their bytes; those of other kinds are told', async () => {
    const drawing = (id: string) =>
      `<w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="p" descr="图"/><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r>`
    const relations = relation('p1', 'image', 'media/a.png') + relation('p2', 'image', 'media/b.wmf')
    const files = { 'word/media/a.png': TINY_PNG, 'word/media/b.wmf': new Uint8Array(40) }
    const { value, notes, pictures } = await read({
      relations,
      files,
      body: `<w:p>${drawing('p1')}${drawing('p2')}</w:p>`,
    })
    const asset = [...pictures.keys()][0]
    expect(value.lines).toEqual([
      { text: '', block: { type: 'picture', id: '000000000001', asset, widthMm: 50, alt: '图' } },
    ])
    expect(asset).toMatch(/^[0-9a-f]{64}$/)
    expect(pictures.get(asset!)).toEqual(TINY_PNG)
    expect(notes.map(({ code, text }) => [code, text])).toEqual([['pictures-dropped', '图']])
  })

  test('page breaks cut a line in two, wherever they come from', async () => {
    const body = [
      '<w:p><w:r><w:t>前</w:t><w:br w:type="page"/><w:t>后</w:t></w:r></w:p>',
      wp('新页', '<w:pageBreakBefore/>'),
      wp('节末', '<w:sectPr/>'),
      wp('连续', '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'),
    ]
    const lines = await linesOf({ body: body.join('') })
    expect(lines.map(({ text, block }) => block?.type ?? text)).toEqual([
      '前',
      'pageBreak',
      '后',
      'pageBreak',
      '新页',
      '节末',
      'pageBreak',
      '连续',
    ])
  })
})

describe('tables', () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${wp(text)}</w:tc>`
  const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`

  async function shapeOf(rows: string) {
    const [line] = await linesOf({ body: `<w:tbl>${rows}</w:tbl>` })
    if (line?.block?.type !== 'table') throw new Error('no table')
    return line.block.rows.map(({ cells }) =>
      cells.map(({ covered, colSpan, rowSpan, blocks }) =>
        covered ? '–' : `${blocks.flatMap(({ runs }) => runs.map(({ text }) => text)).join('/')} ${colSpan}×${rowSpan}`,
      ),
    )
  }

  test('spans across and down are spans, and every row is as long', async () => {
    const down = (value: string) => `<w:vMerge w:val="${value}"/>`
    expect(
      await shapeOf(
        row(cell('甲', `<w:gridSpan w:val="2"/>${down('restart')}`), cell('乙')) +
          row(cell('', '<w:gridSpan w:val="2"/><w:vMerge/>'), cell('丙')) +
          row(cell('丁')),
      ),
    ).toEqual([
      ['甲 2×2', '–', '乙 1×1'],
      ['–', '–', '丙 1×1'],
      ['丁 1×1', ' 1×1', ' 1×1'],
    ])
  })

  test('a span of a thousand million columns is as wide as Word allows', async () => {
    const [first] = await shapeOf(row(cell('甲', '<w:gridSpan w:val="999999999"/>')))
    expect(first).toHaveLength(63)
  })

  test('a repeated head row, a number and bold in a cell are kept; a table inside becomes lines', async () => {
    const inner = `<w:tbl>${row(cell('内一'), cell('内二'))}</w:tbl>`
    const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p>${wr('项', '<w:b/>')}${wr('目')}</w:p>${inner}</w:tc></w:tr>`
    const { value, notes } = await read({ body: `<w:tbl>${head}</w:tbl>` })
    const block = value.lines[0]?.block
    expect(block?.type === 'table' && block.rows[0]?.header).toBe(true)
    expect(block?.type === 'table' && block.rows[0]?.cells[0]?.blocks.map(({ runs }) => runs)).toEqual([
      [{ text: '项', bold: true }, { text: '目' }],
      [{ text: '内一 内二' }],
    ])
    expect(notes.map(({ code }) => code)).toEqual(['nested-tables-flattened'])
  })

  test('a row that a change deleted is gone and told', async () => {
    const body = `<w:tbl><w:tr><w:trPr><w:del/></w:trPr>${cell('删')}</w:tr>${row(cell('留'))}</w:tbl>`
    expect(await notesOf({ body })).toEqual([['deletions-dropped', 1, '删']])
  })
})
