import { describe, expect, test } from 'vitest'
import type { Document, Table } from '#core/document/document.ts'
import { oneLine, plainText, textOf } from '#core/document/text.ts'
import { outlineOf } from '#core/outline/outline.ts'
import type { OutlineNode } from '#core/outline/outline.ts'
import type { RecogniseNote, Refused } from '#core/recognise/notes.ts'
import { recognise } from '#core/recognise/recognise.ts'
import type { SourceLine } from '#core/recognise/source.ts'
import { sourceOfText } from '#core/recognise/source.ts'
import { countingIds, table, withIds, doc } from '../support/build.ts'

interface Read {
  readonly paper: Document
  readonly papers: readonly Document[]
  readonly text: string
  readonly notes: readonly RecogniseNote[]
}

function read(text: string, clean = true): Read {
  return readLines(sourceOfText(text).lines, clean)
}

function readLines(lines: readonly SourceLine[], clean = true): Read {
  const { value, notes } = recognise({ origin: 'text', lines }, { newId: countingIds(), clean, fallbackYear: 2025 })
  const [paper] = value.documents as [Document]
  return { paper, papers: value.documents, text: plainText(paper), notes }
}

const said = (notes: readonly RecogniseNote[], code: RecogniseNote['code']) =>
  notes
    .filter((note) => note.code === code)
    .map((note) => (note.to === undefined ? note.text : `${note.text}→${note.to}`))

/** The outline as lines: number, title, whether it runs in, its paragraphs and enumerators. */
function outline(nodes: readonly OutlineNode[], indent = ''): string[] {
  return nodes.flatMap((node) => [
    `${indent}${node.number}${node.title}${node.runIn ? '。…' : ''} ${node.paragraphs}${node.enumerations.join('')}`,
    ...outline(node.children, `${indent}  `),
  ])
}

const outlineIn = (text: string) => outline(outlineOf(read(text).paper).outline)

describe('the parts of a paper', () => {
  test('title, recipients, lead, body, signatory, date and note find their places', () => {
    const { paper } = read(
      '关于2025年工作情况的报告\n区人民政府：\n现将有关情况报告如下。\n一、基本情况\n总体平稳。\n示例区水利局\n2025年12月20日\n（联系人：李某某）\n',
    )
    expect([paper.title, paper.recipients, paper.signatory, paper.note].map((runs) => textOf(runs ?? []))).toEqual([
      '关于2025年工作情况的报告',
      '区人民政府：',
      '示例区水利局',
      '（联系人：李某某）',
    ])
    expect(paper.date).toEqual({ text: '2025年12月20日', iso: '2025-12-20' })
    expect([paper.kind, paper.year]).toEqual(['report', 2025])
    expect(outlineOf(paper).leadParagraphs).toBe(1)
  })

  test('a title in several lines is one title; who gave it when stands under it', () => {
    const { paper } = read(
      '示例市人民政府\n2026年政府工作报告\n——2026年1月8日在示例市第九届人民代表大会第五次会议上\n市长 李某某\n各位代表：\n现在报告工作。\n',
    )
    expect(oneLine(paper.title)).toContain('市长 李某某')
    expect(outlineOf(paper)).toMatchObject({
      title: '示例市人民政府2026年政府工作报告',
      recipient: '各位代表：',
      leadParagraphs: 1,
    })
    expect(paper.kind).toBe('government-report')
  })

  test('a text without a title has none', () => {
    const { paper } = read('一是抓学习。\n二是抓落实。\n二、下步打算\n继续努力。\n')
    expect(paper.title).toEqual([])
    expect(outlineOf(paper)).toMatchObject({ leadParagraphs: 2, outline: [{ number: '二、', title: '下步打算' }] })
  })

  test('what is attached to a covering letter is an attachment with its own outline', () => {
    const { paper } = read(
      '关于印发《2026年工作计划》的通知\n各科室：\n现印发给你们，请认真落实。\n附件：2026年工作计划\n示例区教育局\n2026年1月5日\n附件\n2026年工作计划\n制定本计划。\n一、目标\n提质。\n二、任务\n增效。\n',
    )
    expect(outlineOf(paper)).toMatchObject({
      recipient: '各科室：',
      signatory: '示例区教育局',
      outline: [],
      attachments: [
        {
          number: '附件',
          title: '2026年工作计划',
          leadParagraphs: 1,
          outline: [{ number: '一、' }, { number: '二、' }],
        },
      ],
    })
    expect(paper.kind).toBe('notice')
  })

  test('articles keep their own numbers, their items and the text behind the items', () => {
    const given =
      '示例办法\n第一条\n为规范工作，制定本办法。\n第二条\n包括下列信息：\n（一）办事信息；\n（二）其他信息。\n以上信息长期公开。\n第三条 本办法自发布之日起施行。\n'
    expect(outlineIn(given)).toEqual(['第一条。… 1', '第二条。… 2', '  （一） 1', '  （二） 1', '第三条。… 1'])
  })

  test('what addresses the audience at the end closes the paper', () => {
    const { closingParagraphs, outline: nodes } = outlineOf(
      read('2026年政府工作报告\n各位代表：\n请审议。\n一、回顾\n很好。\n二、任务\n努力。\n各位代表！\n让我们奋斗。\n')
        .paper,
    )
    expect([closingParagraphs, ...outline(nodes)]).toEqual([2, '一、回顾 1', '二、任务 1'])
  })

  test('several papers under a title that belongs to none', () => {
    const one = (unit: string) =>
      `${unit}2025年工作总结\n一年来，成绩很好。\n一、主要工作\n抓落实。\n二、存在问题\n不足。\n`
    const { papers, notes } = read(`2025年工作总结（精选两篇）\n篇一：${one('甲区水利局')}篇二：${one('乙县教育局')}`)
    expect(papers.map((paper) => [textOf(paper.title), outlineOf(paper).outline.length])).toEqual([
      ['甲区水利局2025年工作总结', 2],
      ['乙县教育局2025年工作总结', 2],
    ])
    expect(said(notes, 'collection-title')).toEqual(['2025年工作总结（精选两篇）→', '篇一：→', '篇二：→'])
  })

  test('a paper signed with its own title is one paper', () => {
    const title = '示例区2025年营商环境工作情况汇报'
    const { papers } = read(`${title}\n一、甲\n好。\n二、乙\n好。\n${title}\n2025年12月20日\n`)
    expect(papers.map((paper) => [textOf(paper.signatory), paper.date.text])).toEqual([[title, '2025年12月20日']])
  })
})

describe('headings', () => {
  test.each([
    [
      'run in where text goes on behind the full stop',
      '一、工作\n（一）抓党建。成效好。\n（二）抓业务。效果好。\n',
      ['一、工作 0', '  （一）抓党建。… 1', '  （二）抓业务。… 1'],
    ],
    [
      'stand alone without a full stop',
      '一、工作\n（一）抓党建\n成效好。\n（二）抓业务\n效果好。\n',
      ['一、工作 0', '  （一）抓党建 1', '  （二）抓业务 1'],
    ],
    [
      'run in where their text fell onto the next line',
      '一、工作\n（一）抓党建。\n一是学。二是做。\n（二）抓业务。\n成效好。\n',
      ['一、工作 0', '  （一）抓党建。… 1一是二是', '  （二）抓业务。… 1'],
    ],
    [
      'end where 一是 is glued to them',
      '一、工作\n（一）抓党建，强队伍一是学。二是做。\n',
      ['一、工作 0', '  （一）抓党建，强队伍。… 1一是二是'],
    ],
    [
      'of one sentence each are items without a title',
      '一、工作\n（一）办事信息；\n（二）其他信息。\n二、打算\n好。\n',
      ['一、工作 0', '  （一） 1', '  （二） 1', '二、打算 1'],
    ],
    [
      'longer than 60 characters have no title',
      `一、工作\n1.${'抓'.repeat(61)}。好。\n2.短。好。\n`,
      ['一、工作 0', '  1. 1', '  2.短。… 1'],
    ],
    [
      'keep the level of their marker where one is skipped',
      '一、工作\n1、学习。好。\n2、落实。好。\n',
      ['一、工作 0', '  1.学习。… 1', '  2.落实。… 1'],
    ],
    [
      'may number through the paper',
      '一、甲\n1.学。好。\n2.做。好。\n二、乙\n3.想。好。\n4.看。好。\n',
      ['一、甲 0', '  1.学。… 1', '  2.做。… 1', '二、乙 0', '  3.想。… 1', '  4.看。… 1'],
    ],
    [
      'keep the number of a lost beginning',
      '三、打算\n（三）学。好。\n（四）做。好。\n',
      ['三、打算 0', '  （三）学。… 1', '  （四）做。… 1'],
    ],
    [
      'of other forms are headings too',
      '一，工作\n（一）、学。好。\n(二）做。好。\n二，打算\n好。\n',
      ['一、工作 0', '  （一）学。… 1', '  （二）做。… 1', '二、打算 1'],
    ],
    ['may be parts', '第一部分 工作\n好。\n第二部分 打算\n好。\n', ['第一部分工作 1', '第二部分打算 1']],
    ['may stand in brackets', '【工作成效】\n好。\n【下步打算】\n好。\n', ['工作成效 1', '下步打算 1']],
  ])('%s', (_name, body, expected) => {
    expect(outlineIn(`示例局2025年工作总结\n现将情况报告如下：\n${body}`)).toEqual(expected)
  })

  test.each([
    '三、四线城市增长较快。',
    '一、二季度收入持平。',
    '2、3月份集中整治。',
    '一要加强领导。',
    '10.5万人受益。',
    '一、二、三产业协调发展。',
    '（一）、（二）两项已完成。',
  ])('are not made of «%s»', (line) => {
    expect(outlineIn(`示例局2025年工作总结\n一、工作\n好。\n${line}\n二、打算\n好。\n`)).toEqual(
      ['一、工作 2', '二、打算 1'].map((row, index) =>
        index === 0 && line.startsWith('一要') ? '一、工作 2一要' : row,
      ),
    )
  })

  test('a first number that was lost is given back, with a note', () => {
    const { paper, notes } = read(
      '示例局2025年工作总结\n一、工作\n好。\n抓学习，强本领\n一是学。二是做。\n（二）抓落实，促发展\n好。\n',
    )
    expect(outline(outlineOf(paper).outline)).toEqual([
      '一、工作 1',
      '  （一）抓学习，强本领 1一是二是',
      '  （二）抓落实，促发展 1',
    ])
    expect(said(notes, 'number-restored')).toEqual(['→（一）'])
  })

  test('a number out of order stays as it is, with a note', () => {
    const { paper, notes } = read('示例局2025年工作总结\n一、甲\n好。\n三、乙\n好。\n四、丙\n好。\n')
    expect(outlineOf(paper).outline.map((node) => node.number)).toEqual(['一、', '三、', '四、'])
    expect(said(notes, 'number-out-of-order')).toEqual(['三、'])
  })

  test('enumerators in a whole row number together; a row with a gap stays text', () => {
    const { paper, notes } = read('示例局2025年工作总结\n一、甲\n一是学。二是做。\n二、乙\n一是学。三是做。\n')
    const marked = paper.blocks.flatMap((block) => ('runs' in block ? block.runs : [])).filter((run) => run.enumerator)
    expect(marked.map((run) => [run.text, run.enumerator!.series])).toEqual([
      ['一是', 0],
      ['二是', 0],
    ])
    expect(said(notes, 'enumerator-out-of-order')).toEqual(['一是三是'])
  })
})

const PAPER = '示例局2025年工作总结\n一、工作\n'

describe('cleaning', () => {
  test('joins the pages of a preview site in the middle of a word', () => {
    const given = `1、${PAPER}全局上下认真学习，统筹经\n2、济社会发展，全年完成各\n3、项任务。二、打算\n继续努力，再创佳绩，抓好落\n4、实。\n`
    expect(read(given).text).toBe(
      `${PAPER}全局上下认真学习，统筹经济社会发展，全年完成各项任务。\n二、打算\n继续努力，再创佳绩，抓好落实。\n`,
    )
  })

  test('leaves the items of a list that are numbered 1、2、3、', () => {
    expect(outlineIn(`${PAPER}1、学习。好。\n2、落实。好。\n3、服务。好。\n`)).toEqual([
      '一、工作 0',
      '  1.学习。… 1',
      '  2.落实。… 1',
      '  3.服务。… 1',
    ])
  })

  test('takes readings out before it simplifies', () => {
    const { text, notes } = read(
      '區(qū)政府工作報(bào)告\n一、經濟發展情況\n全區經濟穩步發展，干部隊伍建設加強，後勤保障有力。\n',
    )
    expect(text).toBe('区政府工作报告\n一、经济发展情况\n全区经济稳步发展，干部队伍建设加强，后勤保障有力。\n')
    expect(said(notes, 'pinyin-dropped')).toEqual(['(qū)→', '(bào)→'])
    expect(said(notes, 'simplified')).toContain('區→区')
  })

  test('takes out the reading of a whole word, and the furniture of a traditional page', () => {
    const { text, notes } = read(
      '示例區教育(jiào yù)局工作報告\n下載文檔\n一、經濟發展情況\n全區經濟穩步發展，干部隊伍建設加強，後勤保障有力。\n',
    )
    expect(text).toBe('示例区教育局工作报告\n一、经济发展情况\n全区经济稳步发展，干部队伍建设加强，后勤保障有力。\n')
    expect(said(notes, 'pinyin-dropped')).toEqual(['(jiào yù)→'])
  })

  test('leaves single traditional characters of a simplified paper: they are names', () => {
    expect(read(`${PAPER}由陳昇同志负责，全年各项工作任务已经顺利完成，群众满意。\n`).text).toContain('陳昇')
  })

  test('drops what a site puts round a paper, and tells each', () => {
    const given = `首页 > 总结\n下载\n打印\n【字号：\n大\n】\n示例局2025年工作总结\n来源：某网\n时间：2026-01-05\n导语：本站小编整理，欢迎参考。\n示例局2025年工作总结\n一、工作\n好。\n第 1 页 共 3 页\n二、打算\n好。\n本文来源：网络收集与整理，如有侵权，请联系作者删除，谢谢！\n试读结束\n相关推荐\n别的范文\n`
    const { text, notes } = read(given)
    expect(text).toBe('示例局2025年工作总结\n一、工作\n好。\n二、打算\n好。\n')
    expect(said(notes, 'tail-dropped')).toEqual(['试读结束\n相关推荐\n别的范文\n→'])
    expect(said(notes, 'title-repeated')).toHaveLength(1)
  })

  test('leaves the paper’s own 时间 and 来源', () => {
    const given = `${PAPER}资金来源：财政拨款。\n时间：12月3日上午9时\n地点：三楼会议室\n`
    expect(read(given).text).toBe(given)
  })

  test('joins hard wraps, also where one tears a number, and keeps paragraphs apart', () => {
    const body =
      '全年完成投资三点五亿元，同比增长百分之八点六，新建改建农村公路四十六公里，惠及群众三万余人。\n组织执法人员开展检查一千二百余人次，立案查处十八起，市场秩序明显好转，群众满意度不断提高，成效显著。\n'
    const wrapped = body.replace(/[^\n]{20}(?=[^\n])/g, '$&\n')
    expect(read(PAPER + wrapped).text).toBe(PAPER + body)
  })

  test('parts headings that are glued to the text before them', () => {
    expect(read(`${PAPER}（一）抓党建。好。（二）抓业务。也好。\n二、打算\n好。\n`).text).toBe(
      `${PAPER}（一）抓党建。好。\n（二）抓业务。也好。\n二、打算\n好。\n`,
    )
  })

  test('widens half-width marks in Chinese, never in figures, times, Latin or addresses', () => {
    expect(read(`${PAPER}投入1,234.5万元,增长8.6%;会议9:30开始,见http://a.cn/b,c(附表)和AI, Big Data。\n`).text).toBe(
      `${PAPER}投入1,234.5万元，增长8.6%；会议9:30开始，见http://a.cn/b,c（附表）和AI, Big Data。\n`,
    )
  })

  test('takes doubled marks once, pairs straight quotation marks, narrows digits, drops spaces round figures', () => {
    expect(read(`${PAPER}落实"双减"政策。。于 7 月 31 日完成，，共１２项。\n`).text).toBe(
      `${PAPER}落实“双减”政策。于7月31日完成，共12项。\n`,
    )
  })

  test('restores swapped words in a paper that was rewritten, each beside its own words', () => {
    const spun =
      '全区教化系统广阔教师接着推进素养教化，主动开展平安隐患排查，发觉问题刚好整改，办人民满足的教化，创建平安校园和特殊教育品牌。特殊是狠抓必需坚持的工作，才智校园建设有了新改变。\n'
    const { text, notes } = read(PAPER + spun)
    expect(text).toBe(
      `${PAPER}全区教育系统广大教师继续推进素质教育，积极开展安全隐患排查，发现问题及时整改，办人民满意的教育，创建平安校园和特殊教育品牌。特别是狠抓必须坚持的工作，智慧校园建设有了新变化。\n`,
    )
    expect(said(notes, 'spun-restored')).toContain('教化→教育')
  })

  test('leaves such words where only a few stand', () => {
    const given = `${PAPER}建设平安校园，重视教化育人，时间刚好合适，接着召开会议。\n`
    expect(read(given).text).toBe(given)
  })
})

describe('marking', () => {
  test('holes are slots of their kind; signs in figures, words and terms are none', () => {
    const { paper } = read(`${PAPER}20**年投入xxx.x万元，xx区于x月建成□□项目，3×4米展板，X光机，max值，第xx届。\n`)
    const slots = paper.blocks.flatMap((block) => ('runs' in block ? block.runs : [])).filter((run) => run.slot)
    expect(slots.map((run) => [run.text, run.slot!.kind])).toEqual([
      ['20**', 'year'],
      ['xxx.x', 'number'],
      ['xx', 'organisation'],
      ['x', 'date'],
      ['□□', 'text'],
      ['xx', 'number'],
    ])
  })

  test('two years run together are noted as a range', () => {
    expect(said(read(`${PAPER}xxxxxxxx年三年建设完成。\n`).notes, 'range-hole')).toEqual(['xxxxxxxx'])
  })

  test('destroyed characters and lost figures are noted and stay as they are', () => {
    const given = `${PAPER}全区?！?作有力，文?萍夹齐全，比去年增加人，专款万元，惠及人。\n`
    const { text, notes } = read(given)
    expect(text).toBe(given)
    expect(said(notes, 'character-lost')).toEqual(['?！?', '?'])
    expect(said(notes, 'figure-lost')).toEqual(['增加人', '专款万元', '惠及人'])
  })

  test('a year that was deleted from the title is noted', () => {
    expect(said(read('示例区教育局年工作总结\n一、工作\n好。\n').notes, 'figure-lost')).toEqual(['年'])
  })
})

describe('a verbatim reading', () => {
  test('knows the structure and changes no character', () => {
    const given =
      '示例局2025年工作总结\n一、工作,开展情况\n(一)抓党建。。好,\n1、学习。好。\n2、落实。好。\n第 1 页 共 3 页\n二、打算\n好。\n'
    const { paper, text } = read(given, false)
    expect(text).toBe(given)
    expect(outlineOf(paper).outline.map((node) => [node.number, node.title, node.children.length])).toEqual([
      ['一、', '工作,开展情况', 1],
      ['二、', '打算', 0],
    ])
    expect(outlineOf(paper).outline[0]!.children[0]!.children.map((node) => node.number)).toEqual(['1、', '2、'])
  })

  test('keeps a page number that fell between a heading’s number and its words', () => {
    const given = '示例局2025年工作总结\n一、甲\n好。\n二、\n第 3 页 共 9 页\n加强落实\n好。\n'
    expect(read(given, false).text).toContain('第 3 页 共 9 页')
  })

  test('tells only what it marked', () => {
    const { notes } = read(`${PAPER}投入xx万元,比去年增加人。\n`, false)
    expect(notes.map((note) => note.code)).toEqual(['hole-found', 'figure-lost'])
  })
})

describe('what the writer refuses', () => {
  const given = `${PAPER}落实"双减"政策,投入xx万元。。共,1项。\n（一）、学。好。\n（二）、做。好。\n`
  const refuse = (refused: Refused) => {
    const options = { newId: countingIds(), clean: true, fallbackYear: 2025, refused }
    const { value, notes } = recognise(sourceOfText(given), options)
    return { text: plainText(value.documents[0]!), notes, paper: value.documents[0]! }
  }

  test('by kind is not done and not noted', () => {
    const { text, notes, paper } = refuse({
      codes: ['punctuation-widened', 'number-form', 'hole-found'],
      places: [],
      except: [],
    })
    expect(text).toBe(`${PAPER}落实“双减”政策,投入xx万元。共,1项。\n（一）、学。好。\n（二）、做。好。\n`)
    expect(notes.map((note) => note.code)).toEqual(['quotes-paired', 'quotes-paired', 'punctuation-repeated'])
    expect(paper.blocks.some((block) => 'runs' in block && block.runs.some((run) => run.slot))).toBe(false)
  })

  test('one by one, or all of a kind but one', () => {
    const [first, second] = read(given).notes.filter((note) => note.code === 'punctuation-widened')
    const place = (note: RecogniseNote) => ({ code: note.code, at: note.at })
    expect(refuse({ codes: [], places: [place(first!)], except: [] }).text).toContain('政策,投入xx万元。共，1项')
    expect(refuse({ codes: [first!.code], places: [], except: [place(second!)] }).text).toContain(
      '政策,投入xx万元。共，1项',
    )
  })
})

describe('what a word processor knows', () => {
  test('automatic numbers are numbers, and styled lines without one are headings', () => {
    const { paper } = readLines([
      { text: '示例局2025年工作总结', hints: { isTitle: true, align: 'center' } },
      { text: '主要工作', hints: { level: 1, number: '一、' } },
      { text: '学习情况', hints: { level: 2 } },
      { text: '好。' },
      { text: '下步打算', hints: { level: 1, number: '二、' } },
    ])
    expect(outline(outlineOf(paper).outline)).toEqual(['一、主要工作 0', '  学习情况 1', '二、下步打算 0'])
  })

  test('bold words stay bold; a heading that is bold all through is only laid out so', () => {
    const { paper } = readLines([
      { text: '一、主要工作', hints: { bold: [[0, 6]] } },
      { text: '重点是落实。', hints: { bold: [[3, 5]] } },
    ])
    expect(paper.blocks.map((block) => ('runs' in block ? block.runs : []))).toEqual([
      [{ text: '主要工作' }],
      [{ text: '重点是' }, { text: '落实', bold: true }, { text: '。' }],
    ])
  })

  test('tables stand where they stood', () => {
    const [made] = withIds(doc(table([['甲', '乙']])), countingIds()).blocks as [Table]
    const { paper, text } = readLines([
      { text: '示例局2025年工作总结' },
      { text: '一、工作' },
      { text: '', block: made },
      { text: '好。' },
    ])
    expect(paper.blocks.map((block) => block.type)).toEqual(['heading', 'table', 'paragraph'])
    expect(text).toBe('示例局2025年工作总结\n一、工作\n甲\t乙\n好。\n')
  })

  test('a footnote becomes a line of its own, with a note', () => {
    const { notes, text } = readLines([
      { text: '一、工作' },
      { text: '好。' },
      { text: '1.见附表。', hints: { part: 'footnote' } },
    ])
    expect(text).toBe('一、工作\n好。\n1.见附表。\n')
    expect(said(notes, 'footnote-kept')).toEqual(['1.见附表。'])
  })
})
