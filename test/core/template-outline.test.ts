import { expect, test } from 'vitest'
import { templateFrom } from '#core/template/from-document.ts'
import type { Template } from '#core/template/template.ts'
import { readTemplate } from '#core/template/template.ts'
import { templateOutline } from '#core/template/template-outline.ts'
import points from '#templates/work-points.json' with { type: 'json' }
import {
  attachment,
  bold,
  doc,
  h1,
  h2,
  h3,
  hole,
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
import type { Part } from '../support/build.ts'

function templateOf(...parts: Part[]): Template {
  const made = templateFrom(doc(...parts), { id: 'x', name: '名', accepted: [] })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value.template
}

test('a preview shows headings with their numbers and prompts in 【】, in the language asked for', () => {
  const read = readTemplate(points)
  if (!read.ok) throw new Error('work-points')
  const lines = templateOutline(read.value, 'zh-CN')
  expect(lines.length).toBeLessThanOrEqual(40)
  expect(lines[0]).toEqual({ level: 0, number: '', text: '【单位全称】【计划年份】年工作要点' })
  expect(lines[3]).toEqual({ level: 1, number: '一、', text: '加强党的全面领导，提升党建工作质量' })
  expect(lines[4]).toMatchObject({ level: 3, number: '1.', text: expect.stringMatching(/^深化理论武装。【.*】/) })
  expect(lines.filter(({ level }) => level === 3).at(-1)!.number).toBe('18.')
  expect(templateOutline(read.value, 'en')[0]!.text).toBe('【Full name of the unit】【Year planned】年工作要点')
})

test('a preview shows every part of a template on one line each', () => {
  const template = templateOf(
    title('题目\n第二行'),
    recipients('各单位：'),
    h1([bold('甲')]),
    p([hole('写成效'), plain('。')]),
    table([
      ['项目', '件数'],
      ['', '42'],
    ]),
    picture('a'.repeat(64), 80, '厂区'),
    pageBreak(),
    p('长'.repeat(80)),
    signatory('示例局'),
    attachment('任务表', h1('乙')),
    settings({ year: 2025 }),
  )
  expect(templateOutline(template, 'zh-CN').map(({ level, number, text }) => `${level} ${number}${text}`)).toEqual([
    '0 题目第二行',
    '0 各单位：',
    '1 一、甲',
    '0 【写成效】。',
    '0 项目 | 件数 | 42',
    '0 【厂区】',
    `0 ${'长'.repeat(60)}…`,
    '0 示例局',
    '0 附件任务表',
    '1 一、乙',
  ])
})

test('a long template loses later paragraphs first, then the deep headings, and says where it is cut', () => {
  const chapter = (n: number) => [h1(`章${n}`), h2('节'), p('一'), p('二'), p('三'), h3('目')]
  const some = templateOutline(
    templateOf(title('题'), ...Array.from({ length: 7 }, (_, n) => chapter(n)).flat()),
    'zh-CN',
  )
  expect(some.filter(({ text }) => text === '一')).toHaveLength(7)
  expect(some.filter(({ text }) => text === '二')).toHaveLength(0)
  const many = templateOutline(
    templateOf(title('题'), ...Array.from({ length: 15 }, (_, n) => chapter(n)).flat()),
    'zh-CN',
  )
  expect(new Set(many.map(({ level }) => level))).toEqual(new Set([0, 1, 2]))
  const most = templateOutline(templateOf(title('题'), ...Array.from({ length: 60 }, (_, n) => h1(`章${n}`))), 'zh-CN')
  expect(most).toHaveLength(40)
  expect(most.at(-1)).toEqual({ level: 0, number: '', text: '……' })
})
