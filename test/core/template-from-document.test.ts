import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document, Run } from '#core/document/document.ts'
import { showsPrompt } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { documentSchema } from '#core/document/schema.ts'
import { plainText } from '#core/document/text.ts'
import type { TemplateFromDocument, TemplateWish } from '#core/template/from-document.ts'
import { templateFrom } from '#core/template/from-document.ts'
import { guidanceInline } from '#core/template/inline.ts'
import { instantiate } from '#core/template/instantiate.ts'
import { mapRuns } from '#core/document/map-runs.ts'
import { EMPTY_PROFILE } from '#core/template/profile.ts'
import { proposeSlots } from '#core/template/propose-slots.ts'
import { readTemplate } from '#core/template/template.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import {
  attachment,
  bold,
  cell,
  countingIds,
  date,
  doc,
  h1,
  h2,
  hole,
  note,
  opaque,
  p,
  pageBreak,
  picture,
  plain,
  recipients,
  settings,
  signatory,
  table,
  title,
} from '../support/build.ts'

const today = { year: 2026, month: 11, day: 22 }

function saved(d: Document, wish: Partial<TemplateWish> = {}): TemplateFromDocument {
  const made = templateFrom(d, { id: 'user-1', name: '我的模板', accepted: [], ...wish })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

function papered({ template, answers }: TemplateFromDocument, more: Record<string, string> = {}): Document {
  const made = instantiate(template, { ...answers, ...more }, { today, newId: countingIds() })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value.document
}

/** The paper as its template gives it back: prompts of answered fields filled, what a template must have asked for. */
function expectedOf(d: Document, { template, answers }: TemplateFromDocument, again: Document): Document {
  const fieldOf = (run: Run) =>
    template.fields.find(({ key, kind, label }) => {
      return key === run.slot!.key && kind === run.slot!.kind && label['zh-CN'] === (run.slot!.label ?? key)
    })
  // What nobody answers but a paper always has.
  const paperYear = template.fields.find(({ kind }) => kind === 'year')?.key ?? ''
  const answerTo = new Map([[paperYear, String(again.year)], ['date', again.date.text], ...Object.entries(answers)])
  const filled = mapRuns(d, (runs) =>
    runs.map((run) => {
      const field = run.slot?.key && showsPrompt(run) ? fieldOf(run) : undefined
      return field ? { text: answerTo.get(field.key) ?? run.text } : run
    }),
  )
  return {
    ...filled,
    title: filled.title.some((run) => run.text) ? filled.title : [plain('【标题】')],
    blocks: filled.blocks.length ? filled.blocks : [p('【正文】')],
    date: again.date,
  }
}

describe('every paper saved as a template', () => {
  // How it is signed is no part of a template, and shows in the text beside a stamp.
  const anyPaper = arbitraryDocument.map(({ signing: _signing, ...paper }) => normalise(paper))

  test('comes back with its own answers word for word', () => {
    fc.assert(
      fc.property(anyPaper, (d) => {
        const made = saved(d)
        expect(readTemplate(JSON.parse(JSON.stringify(made.template)))).toEqual({ ok: true, value: made.template })
        const again = papered(made)
        expect(plainText(again)).toBe(plainText(normalise(expectedOf(d, made, again))))
        expect(documentSchema.parse(again)).toEqual(again)
      }),
      { numRuns: 300 },
    )
  })

  test('comes back the same with all that can become a field accepted, and with prompts for accepted holes', () => {
    const named = fc.record({ d: anyPaper, year: fc.integer({ min: 2023, max: 2027 }) }).map(({ d, year }) => {
      return { ...d, year, unit: '持续推进' }
    })
    const kinds = new Set<string>()
    fc.assert(
      fc.property(named, (d) => {
        const accepted = proposeSlots(d, { ...EMPTY_PROFILE, unitShort: '完成招商' })
        for (const { key, shift, label } of accepted) kinds.add(`${key ?? label}${shift ?? ''}`)
        const made = saved(d, { accepted })
        const again = papered(made)
        const withHoles = mapRuns(d, (runs, place, offset) => {
          const holes = accepted.filter((words) => words.place === place && !words.key)
          let at = offset
          return runs.map((run) => {
            const start = at
            at += run.text.length
            return run.slot ? run : { ...run, text: replaced(run.text, start, holes) }
          })
        })
        expect(plainText(again)).toBe(plainText(normalise(expectedOf(withHoles, made, again))))
      }),
      { numRuns: 300 },
    )
    expect([...kinds].toSorted()).toEqual(['unit', 'unitShort', 'year', 'year-1', 'year1', '数量', '百分比'].toSorted())
  })
})

function replaced(text: string, from: number, holes: readonly { start: number; end: number; label: string }[]): string {
  return holes
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end, label }) => {
      const [first, last] = [Math.max(0, start - from), Math.min(text.length, end - from)]
      if (first >= last) return left
      return left.slice(0, first) + (start >= from ? `【${label}】` : '') + left.slice(last)
    }, text)
}

const paper = doc(
  title('示例区教育局2025年工作总结\n和2026年工作计划'),
  settings({ year: 2025, unit: '示例区教育局', numbering: 'continuous' }),
  recipients('区委、区政府：'),
  p('2025年，示例区教育局办结42件，比2024年多5.6%。'),
  h1('主要工作'),
  h2('建好学校。', '投入1,200万元，新建3所。'),
  p('示例区教育局', 'center'),
  signatory('示例区教育局'),
  date('2025年12月20日'),
  note('（联系人：示例）'),
)

describe('a template made of a paper', () => {
  test('asks for year, unit and date, and shows guidance where figures stood', () => {
    const { template, answers, leftOut } = saved(paper, {
      id: 'user-7',
      name: ' 教育局总结 ',
      accepted: proposeSlots(paper, EMPTY_PROFILE),
    })
    expect(template).toEqual({
      id: 'user-7',
      name: { 'zh-CN': '教育局总结', en: '教育局总结' },
      description: { 'zh-CN': '教育局总结', en: '教育局总结' },
      kind: 'summary-and-plan',
      numbering: 'continuous',
      fields: [
        { key: 'year', kind: 'year', label: { 'zh-CN': '年份', en: 'Year' }, required: true },
        {
          key: 'unit',
          kind: 'organisation',
          label: { 'zh-CN': '单位全称', en: 'Full name of the unit' },
          required: true,
        },
        { key: 'date', kind: 'date', label: { 'zh-CN': '成文日期', en: 'Issue date' }, required: false },
      ],
      title: '{{unit}}{{year}}年工作总结\n和{{year+1}}年工作计划',
      recipients: '区委、区政府：',
      body: [
        { paragraph: '{{year}}年，{{unit}}办结[[数量]]件，比{{year-1}}年多[[百分比]]。' },
        { heading: '主要工作', level: 1 },
        { heading: '建好学校。', level: 2, runIn: '投入[[金额]]万元，新建[[数量]]所。' },
        { paragraph: '{{unit}}', align: 'center' },
      ],
      signatory: '{{unit}}',
      note: '（联系人：示例）',
    })
    expect(answers).toEqual({ year: '2025', unit: '示例区教育局', date: '2025年12月20日' })
    expect(leftOut).toEqual([])
  })

  test('makes next year’s paper with next year’s answers', () => {
    const made = saved(paper, { accepted: proposeSlots(paper, EMPTY_PROFILE) })
    const next = papered(made, { year: '2026', unit: '示例县教育局', date: '2026年12月1日' })
    expect([next.year, next.unit, next.numbering]).toEqual([2026, '示例县教育局', 'continuous'])
    expect(plainText(next)).toBe(
      '示例县教育局2026年工作总结\n和2027年工作计划\n区委、区政府：\n2026年，示例县教育局办结【数量】件，比2025年多【百分比】。\n' +
        '一、主要工作\n（一）建好学校。投入【金额】万元，新建【数量】所。\n示例县教育局\n示例县教育局\n2026年12月1日\n（联系人：示例）\n',
    )
  })

  test('keeps its own fields as fields, answered or not, with their choices', () => {
    const tone = { kind: 'choice', key: 'tone', label: '报送对象', choices: ['甲', '乙'] } as const
    const d = doc(
      title([{ text: '【报送对象】', slot: tone }, plain('：')]),
      p([{ text: '乙', slot: tone }, hole('写成效'), { text: 'xx', slot: { kind: 'text' } }]),
    )
    const made = saved(d)
    expect([made.template.title, made.template.body]).toEqual([
      '{{tone}}：',
      [{ paragraph: '{{tone}}[[写成效]][[xx]]' }],
    ])
    expect(made.template.fields[0]).toMatchObject({ key: 'tone', kind: 'choice', choices: ['甲', '乙'] })
    expect(papered(made).blocks[0]).toMatchObject({
      runs: [
        { text: '乙', slot: tone },
        { text: '【写成效】', slot: { kind: 'text', label: '写成效' } },
        { text: 'xx', slot: { kind: 'text' } },
      ],
    })
  })

  test('leaves words that contradict a field as they are', () => {
    const unit = { kind: 'organisation', key: 'unit', label: '单位' } as const
    const d = doc(title([{ text: '甲局', slot: unit }]), p([{ text: '乙局', slot: unit }]))
    expect(saved(d).template).toMatchObject({ title: '{{unit}}', body: [{ paragraph: '乙局' }] })
  })

  test.each(['{{year}}', '[[写一句]]', '}}]]', String.raw`\[[\\]]\{`, 'C:\\文稿\\', '{', '【甲】[[xx]]'])(
    'keeps «%s» that a writer typed as it is',
    (text) => {
      const d = doc(title(text), p(text))
      expect(plainText(papered(saved(d)))).toBe(`${text}\n${text}\n2026年11月22日\n`)
    },
  )

  test('keeps tables, pictures, page breaks, bold and unknown blocks, with fresh ids and without last year’s marks', () => {
    const d = doc(
      title('题'),
      settings({ year: 2025, unit: '示例局' }),
      table([
        ['2025年', cell('示例局', { colSpan: 2 })],
        ['42件', '甲', '乙'],
      ]),
      picture('a'.repeat(64), 80, '厂区'),
      pageBreak(),
      p([bold('2025年'), { text: '12', carried: { id: 'f', type: 'count', from: 2024, state: 'kept' } }]),
      opaque({ type: 'chart', n: [1] }),
    )
    const made = saved(d, { accepted: proposeSlots(d, EMPTY_PROFILE) })
    const again = papered(made, { year: '2026' })
    const lastYear = new Set(d.blocks.map((block) => block.id))
    const ids = [...JSON.stringify(again).matchAll(/"id":"([0-9a-z]{12})"/g)].map((match) => match[1]!)
    expect(new Set(ids).size).toBe(ids.length)
    const other = instantiate(made.template, {}, { today, newId: () => 'zzzzzzzzzzzz' as (typeof d.blocks)[0]['id'] })
    expect(other.ok && other.value.document.blocks.some((block) => lastYear.has(block.id))).toBe(false)
    expect(again.blocks.map((block) => block.type)).toEqual(d.blocks.map((block) => block.type))
    expect(plainText(again)).toBe('题\n2026年\t示例局\n【数量】件\t甲\t乙\n2026年【数量】\n2026年11月22日\n')
    const year = { kind: 'year', key: 'year', label: '年份' }
    expect(again.blocks[3]).toMatchObject({
      runs: [
        { text: '2026', bold: true, slot: year },
        { text: '年', bold: true },
        { text: '【数量】', slot: { kind: 'text', label: '数量' } },
      ],
    })
    expect(again.blocks[0]).toMatchObject({ rows: [{ header: true, cells: [{}, { colSpan: 2 }] }, {}] })
    expect(again.blocks.slice(4)).toMatchObject([{ type: 'opaque', json: { type: 'chart', n: [1] } }])
    expect(again.blocks[1]).toMatchObject({ asset: 'a'.repeat(64), widthMm: 80, alt: '厂区' })
    expect(JSON.stringify(again)).not.toContain('carried')
  })

  test('keeps attachments, and says that header, signing and imprint are left out', () => {
    const d = doc(
      title('题'),
      p('见附件'),
      attachment('任务表', h1('甲'), table([['乙', '42件']])),
      attachment('', p('丙')),
      settings({ header: { organs: ['示例局'] }, signing: { by: 'seal' }, imprint: { printer: '示例局办公室' } }),
    )
    const made = saved(d)
    expect(made.leftOut).toEqual(['header', 'signing', 'imprint'])
    expect(plainText(papered(made))).toBe('题\n见附件\n2026年11月22日\n附件1\n任务表\n一、甲\n乙\t42件\n附件2\n丙\n')
  })

  test('shows the writer’s guidance under a heading, or in the place of a section’s own text', () => {
    const d = doc(
      title('题'),
      p('导语'),
      h1('甲'),
      p('去年写的'),
      table([['表']]),
      h2('乙。', '去年的乙'),
      h1('丙'),
      p('留下'),
    )
    const ids = d.blocks.map((block) => block.id)
    const { template } = saved(d, {
      guidance: [
        { section: 'lead', text: '写[总]体', instead: true },
        { section: ids[1]!, text: ' 写做法 ', instead: true },
        { section: ids[4]!, text: '写乙', instead: true },
        { section: ids[5]!, text: '写丙' },
      ],
    })
    expect(template.body).toMatchObject([
      { paragraph: String.raw`[[写\[总\]体]]` },
      { heading: '甲', level: 1 },
      { paragraph: '[[写做法]]' },
      { block: { type: 'table' } },
      { heading: '乙。', level: 2, runIn: '[[写乙]]' },
      { heading: '丙', level: 1 },
      { paragraph: '[[写丙]]' },
      { paragraph: '留下' },
    ])
  })

  test('asks for title and body where the paper has none', () => {
    expect(saved(doc()).template).toMatchObject({ title: '[[标题]]', body: [{ paragraph: '[[正文]]' }] })
  })

  test('takes the label and the key that the writer chose for words', () => {
    const [first] = proposeSlots(paper, EMPTY_PROFILE)
    const start = '2025年，示例区教育局'.length
    const { template } = saved(paper, {
      accepted: [
        { ...first!, label: '  ' },
        {
          id: 'own',
          place: paper.blocks[0]!.id,
          start,
          end: start + 2,
          text: '办结',
          kind: 'text',
          key: 'verb',
          label: '动词',
          certain: true,
        },
      ],
    })
    expect(template.fields.map(({ key, label }) => [key, label['zh-CN']])).toEqual([
      ['unit', 'unit'],
      ['verb', '动词'],
      ['date', '成文日期'],
    ])
    expect(template.body[0]).toEqual({ paragraph: '2025年，示例区教育局{{verb}}42件，比2024年多5.6%。' })
  })
})

describe('no template is made', () => {
  const refused = (d: Document, wish: Partial<TemplateWish>) => {
    const made = templateFrom(d, { id: 'user-1', name: '名', accepted: [], ...wish })
    return made.ok ? 'ok' : [made.error.code, made.error.params]
  }
  const [first] = proposeSlots(paper, EMPTY_PROFILE)

  test.each<[string, Partial<TemplateWish>, string, Record<string, string>]>([
    [
      'of words that moved',
      { accepted: [{ ...first!, start: 1, end: 7 }] },
      'template-words-moved',
      { text: first!.text },
    ],
    ['of words that overlap', { accepted: [first!, first!] }, 'template-words-moved', { text: first!.text }],
    [
      'of a key that is none',
      { accepted: [{ ...first!, key: '单位' }] },
      'template-shape',
      { place: 'accepted.0.key', cause: 'invalid_format' },
    ],
    ['without a name', { name: ' ' }, 'template-shape', { place: 'name.zh-CN', cause: 'too_small' }],
    ['with an id that is a path', { id: '../x' }, 'template-shape', { place: 'id', cause: 'invalid_format' }],
    [
      'with a hint as long as a page',
      { guidance: [{ section: 'lead', text: '长'.repeat(501) }] },
      'template-shape',
      { place: 'guidance.0', cause: 'too_big' },
    ],
  ])('%s', (_what, wish, code, params) => {
    expect(refused(paper, wish)).toEqual([code, params])
  })
})

test('guidance is written so that it reads back as itself', () => {
  expect(['写[总]体', 'xx', '', ' 写', '长'.repeat(501)].map(guidanceInline)).toEqual([
    String.raw`[[写\[总\]体]]`,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
