import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ERROR_CODES } from '#contract'
import { escapeText, hasOddBrackets, piecesOf } from '#core/template/inline.ts'
import { readTemplate } from '#core/template/template.ts'
import { sayTrouble } from '#core/words/say.ts'

const label = { 'zh-CN': '总结年份', en: 'Year' }
const year = { key: 'year', kind: 'year', label }
const good = {
  id: 'report',
  name: { 'zh-CN': '工作汇报', en: 'Report' },
  description: { 'zh-CN': '一页', en: 'One page' },
  kind: 'report',
  numbering: 'restart',
  fields: [year, { key: 'tone', kind: 'choice', label, choices: ['好', '更好'], proposed: '好' }],
  title: '{{year}}年工作汇报',
  body: [
    { heading: '[[标题]]', level: 1, runIn: '{{tone}}。' },
    { paragraph: '{{year+1}}年，[[写目标]]。' },
    { pageBreak: true },
  ],
  signatory: '局',
}

function chinese(json: unknown): string {
  const read = readTemplate(json)
  return read.ok ? 'ok' : sayTrouble('zh-CN', read.error)
}

test('a template is read as it stands, fields not required unless they say so', () => {
  const read = readTemplate(good)
  expect(read).toEqual({
    ok: true,
    value: { ...good, fields: good.fields.map((field) => ({ ...field, required: false })) },
  })
})

describe('inline text', () => {
  test('is taken apart into text, fields and guidance', () => {
    expect(piecesOf('{{unit}}在{{ year+1 }}年，[[ 写一句 ]]。{{year-2}}')).toEqual([
      { type: 'field', key: 'unit', shift: 0 },
      { type: 'text', text: '在' },
      { type: 'field', key: 'year', shift: 1 },
      { type: 'text', text: '年，' },
      { type: 'guidance', text: '写一句' },
      { type: 'text', text: '。' },
      { type: 'field', key: 'year', shift: -2 },
    ])
  })

  test.each(['{year}', '[1]', '〔2026〕3号', '【甲】', '】'])('leaves «%s» as text', (text) => {
    expect(piecesOf(text)).toEqual([{ type: 'text', text }])
  })
})

describe('what is escaped', () => {
  test('stands for itself, beside fields and guidance', () => {
    expect(piecesOf(String.raw`\{\{year\}\}[[写\[一\]句]]\\{{year}}\甲[[ xx ]]`)).toEqual([
      { type: 'text', text: '{{year}}' },
      { type: 'guidance', text: '写[一]句' },
      { type: 'text', text: '\\' },
      { type: 'field', key: 'year', shift: 0 },
      { type: 'text', text: '\\甲' },
      { type: 'hole', text: 'xx' },
    ])
    expect(hasOddBrackets(String.raw`\{{year}}`)).toBe(true)
  })

  test('is any text, read back as it was', () => {
    const bracket = fc.constantFrom('{', '}', '[', ']', '\\', '甲', 'year', '+1', ' ', '\n')
    fc.assert(
      fc.property(fc.array(bracket, { minLength: 1 }), (parts) => {
        const text = parts.join('')
        expect(piecesOf(escapeText(text))).toEqual([{ type: 'text', text }])
        expect(hasOddBrackets(escapeText(text))).toBe(false)
        const inside = piecesOf(`{{a}}${escapeText(text)}[[b]]${escapeText(text)}{{c}}`)
        expect(inside.map((piece) => (piece.type === 'field' ? piece.key : piece.text))).toEqual([
          'a',
          text,
          'b',
          text,
          'c',
        ])
      }),
      { numRuns: 300 },
    )
  })
})

const ID = '000000000001'
const grid = { type: 'table', id: ID, rows: [] }
const gridOf = (text: string) => {
  const blocks = [{ type: 'paragraph', id: ID, runs: [{ text }] }]
  return { ...grid, rows: [{ id: ID, cells: [{ id: ID, colSpan: 1, rowSpan: 1, blocks }] }] }
}

describe('a broken template is refused with the exact place and cause', () => {
  const body = (...lines: unknown[]) => ({ ...good, body: [good.body[0], ...lines] })
  const fields = (...more: unknown[]) => ({ ...good, fields: [...good.fields, ...more] })
  test.each<[string, unknown, string]>([
    ['no object', 'x', '位置：/；原因：类型不对'],
    ['no name', { ...good, name: undefined }, '位置：name；原因：缺少这一项'],
    ['a name in one language', { ...good, name: { 'zh-CN': '汇报' } }, '位置：name.en；原因：缺少这一项'],
    ['an empty title', { ...good, title: '' }, '位置：title；原因：太短或太少'],
    ['an id that is a path', { ...good, id: '../x' }, '位置：id；原因：写法不对'],
    ['a kind that there is not', { ...good, kind: 'poem' }, '位置：kind；原因：不是允许的值'],
    ['a word that it does not know', { ...good, footer: 'x' }, '位置：footer；原因：不认识这一项'],
    ['no body', { ...good, body: [] }, '位置：body；原因：太短或太少'],
    ['a heading without level', body({ heading: '甲' }), '位置：body.1.level；原因：缺少这一项'],
    ['a heading of level 5', body({ heading: '甲', level: 5 }), '位置：body.1.level；原因：不是允许的值'],
    ['a heading that is a number', body({ heading: 5, level: 1 }), '位置：body.1.heading；原因：类型不对'],
    ['a paragraph with more', body({ paragraph: '甲', style: 'x' }), '位置：body.1.style；原因：不认识这一项'],
    ['a line of no kind', body({ picture: 'x' }), '位置：body.1.paragraph；原因：缺少这一项'],
    [
      'an alignment that there is not',
      body({ paragraph: '甲', align: 'both' }),
      '位置：body.1.align；原因：不是允许的值',
    ],
    [
      'a table whose cell is damaged',
      body({ block: { ...grid, rows: [{ id: ID, cells: [{ id: ID, colSpan: 0, rowSpan: 'x', blocks: [] }] }] } }),
      '位置：body.1.block.rows.0.cells.0.colSpan；原因：太短或太少',
    ],
    ['a block without an id', body({ block: { type: 'pageBreak' } }), '位置：body.1.block.id；原因：缺少这一项'],
    ['a block that is text', body({ block: '甲' }), '位置：body.1.block；原因：类型不对'],
    [
      'a damaged line of an attachment',
      { ...good, attachments: [{ title: '表', body: [{ paragraph: '' }] }] },
      '位置：attachments.0.body.0.paragraph；原因：太短或太少',
    ],
    ['a line that is null', body(null), '位置：body.1；原因：类型不对'],
    ['control characters', body({ paragraph: '甲\u0000' }), '位置：body.1.paragraph；原因：含有不能使用的字符'],
    ['a field key with a dash', fields({ ...year, key: 'my-year' }), '位置：fields.2.key；原因：写法不对'],
    [
      'a label over two lines',
      fields({ ...year, key: 'a', label: { 'zh-CN': '甲\n乙', en: 'x' } }),
      '位置：fields.2.label.zh-CN；原因：含有不能使用的字符',
    ],
    [
      'a proposal that is no year',
      fields({ ...year, key: 'a', proposed: '去年' }),
      '位置：fields.2.proposed；原因：不是允许的值',
    ],
    [
      'a proposal that is no choice',
      fields({ key: 'a', kind: 'choice', label, choices: ['甲', '乙'], proposed: '丙' }),
      '位置：fields.2.proposed；原因：不是允许的值',
    ],
    [
      'one choice',
      fields({ key: 'a', kind: 'choice', label, choices: ['甲'] }),
      '位置：fields.2.choices；原因：太短或太少',
    ],
    [
      'guidance as long as a page',
      body({ paragraph: `[[${'长'.repeat(501)}]]` }),
      '位置：body.1.paragraph；原因：太长或太多',
    ],
  ])('%s', (_what, json, words) => {
    expect(chinese(json)).toBe(`模板有误，不能使用。${words}`)
  })

  test.each<[string, unknown, string]>([
    ['a key twice', fields(year), '模板有误：字段“year”出现了两次。'],
    ['a choice without choices', fields({ key: 'a', kind: 'choice', label }), '模板有误：选项字段“a”没有列出选项。'],
    ['an unknown key in the title', { ...good, title: '{{unit}}总结' }, '模板有误：title 用到了没有定义的字段“unit”。'],
    [
      'an unknown key in a run-in',
      body({ heading: '甲', level: 1, runIn: '{{x}}' }),
      '模板有误：body.1.runIn 用到了没有定义的字段“x”。',
    ],
    [
      'an unknown key in recipients',
      { ...good, recipients: '{{x}}：' },
      '模板有误：recipients 用到了没有定义的字段“x”。',
    ],
    [
      'an unknown key in the signatory',
      { ...good, signatory: '{{x}}' },
      '模板有误：signatory 用到了没有定义的字段“x”。',
    ],
    [
      'a key that every object has',
      { ...good, title: '{{constructor}}' },
      '模板有误：title 用到了没有定义的字段“constructor”。',
    ],
    ['an unknown key in a table', body({ block: gridOf('{{x}}') }), '模板有误：body.1.block 用到了没有定义的字段“x”。'],
    ['brackets in a table', body({ block: gridOf('[[') }), '模板有误：body.1.block 的括号不成对。'],
    [
      'an unknown key in an attachment',
      { ...good, attachments: [{ title: '{{x}}', body: [] }] },
      '模板有误：attachments.0.title 用到了没有定义的字段“x”。',
    ],
    ['an unknown key in the note', { ...good, note: '{{x}}' }, '模板有误：note 用到了没有定义的字段“x”。'],
    ['an open brace', { ...good, title: '{{year年' }, '模板有误：title 的括号不成对。'],
    ['a closing brace', { ...good, title: 'year}}年' }, '模板有误：title 的括号不成对。'],
    ['an open bracket', body({ paragraph: '[[写一句' }), '模板有误：body.1.paragraph 的括号不成对。'],
    ['guidance that says nothing', body({ paragraph: '[[ ]]' }), '模板有误：body.1.paragraph 的括号不成对。'],
    ['a field inside guidance', body({ paragraph: '[[写{{year}}年]]' }), '模板有误：body.1.paragraph 的括号不成对。'],
    ['adding to a choice', { ...good, title: '{{tone+1}}' }, '模板有误：title 对不是年份的字段“tone”做了加减。'],
  ])('%s', (_what, json, words) => {
    expect(chinese(json)).toBe(words)
  })

  test('by codes that the contract knows', () => {
    const codes = [readTemplate('x'), readTemplate(fields(year)), readTemplate({ ...good, title: '{{x}}' })]
    for (const read of codes) expect(ERROR_CODES).toContain(read.ok ? '' : read.error.code)
  })
})
