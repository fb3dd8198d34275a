import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { documentSchema } from '#core/document/schema.ts'
import { plainText } from '#core/document/text.ts'
import { date, doc, h1, h2, p, settings, title } from '../support/build.ts'

const CLI = join(import.meta.dirname, '../../scripts/cli.ts')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suigao-cli-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function roll(content: string, ...args: readonly string[]) {
  writeFileSync(join(folder, 'last.json'), content)
  const call = ['--disable-warning=ExperimentalWarning', CLI, 'roll-forward', 'last.json', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: folder, encoding: 'utf8' })
  return { status, stderr, answer: stdout ? (JSON.parse(stdout) as unknown) : undefined }
}
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Document

const LAST = doc(
  title('示例局2025年工作总结和2026年工作计划'),
  settings({ unit: '示例局' }),
  h1('工作情况'),
  p('办结提案12件，庆祝第41个教师节，落实“1+3”方案。'),
  h1('2026年工作计划'),
  h2('抓项目。', '2026年底前开工3个。'),
  date('2025年12月20日'),
)
const SAVED = JSON.stringify(LAST)

describe('roll-forward', () => {
  test('writes the draft and tells changes, figures to confirm and plan items, as promised and nothing else', () => {
    const { status, stderr, answer } = roll(SAVED, '--year', '2026', '--out', 'draft.json')
    expect([status, stderr]).toEqual([0, ''])
    expect(answer).toEqual({
      changes: [
        ['year', '2025年', '2026年', '', 3, true, '标题里的年份随新稿顺延。'],
        ['year', '2026年', '2027年', '', 13, true, '标题里的年份随新稿顺延。'],
        ['event', '第41个教师节', '第42个教师节', '一、', 40, true, '2026 年的教师节排到第 42，按年份推算。'],
        ['year', '2026年', '2027年', '二、', 61, true, '小标题里的年份随新稿顺延。'],
        [
          'deadline',
          '2026年',
          '2027年',
          '二、（一）',
          78,
          false,
          '计划年度为 2027 年，原定 2026 年的期限是否顺延，请确认。',
        ],
        ['date', '2025年12月20日', '2026年12月20日', '', 91, false, '成文日期随新稿改变，请核对月和日。'],
      ].map(([kind, from, to, section, offset, certain, reason]) => ({
        kind,
        from,
        to,
        section,
        offset,
        certain,
        reason,
      })),
      figures: {
        toConfirm: [
          { type: 'count', text: '12件', section: '一、', offset: 34 },
          { type: 'year', text: '2026年', section: '二、（一）', offset: 78 },
          { type: 'count', text: '3个', section: '二、（一）', offset: 87 },
        ],
      },
      planItems: [{ section: '二、（一）', number: '（一）', text: '抓项目' }],
    })
    for (const { from, offset } of (answer as { changes: { from: string; offset: number }[] }).changes) {
      expect(plainText(LAST).slice(offset, offset + from.length)).toBe(from)
    }
    const draft = read('draft.json')
    expect(documentSchema.safeParse(draft).success).toBe(true)
    expect(plainText(draft)).toBe(
      '示例局2026年工作总结和2027年工作计划\n一、工作情况\n办结提案12件，庆祝第42个教师节，落实“1+3”方案。\n二、2027年工作计划\n（一）抓项目。2026年底前开工3个。\n2025年12月20日\n',
    )
    const sha256 = createHash('sha256').update(SAVED).digest('hex')
    expect(draft.basedOn).toEqual({ title: '示例局2025年工作总结和2026年工作计划', year: 2025, sha256 })
  })

  test('gives reasons in English where asked, and only the structure', () => {
    const { answer } = roll(SAVED, '--year', '2026', '--out', 'draft.json', '--keep', 'structure', '--lang', 'en')
    expect(answer).toMatchObject({
      changes: [{ reason: 'The year in the title moves with the new paper.' }, {}, {}, {}, {}, {}],
      figures: { toConfirm: [] },
    })
    expect(plainText(read('draft.json'))).not.toContain('12件')
  })

  test('reads a foreign file too, by its content', () => {
    const { status, answer } = roll(plainText(LAST), '--year', '2026', '--out', 'draft.json')
    expect(status).toBe(0)
    expect(answer).toMatchObject({ planItems: [{ section: '二、（一）', number: '（一）', text: '抓项目' }] })
    expect(plainText(read('draft.json'))).toContain('示例局2026年工作总结和2027年工作计划')
  })

  test.each([
    ['2025', '已经', 'roll-same-year'],
    ['2024', '早于', 'roll-earlier-year'],
  ])('refuses %s, names the file and leaves none', (year, _word, code) => {
    const { status, stderr, answer } = roll(SAVED, '--year', year, '--out', 'draft.json', '--json-errors')
    expect([status, answer]).toEqual([1, undefined])
    expect(stderr).toMatch(/^last\.json：/)
    expect(stderr).toContain(`"code":"${code}"`)
    expect(existsSync(join(folder, 'draft.json'))).toBe(false)
  })

  test('never writes over the paper that it rolls, nor over another without --force', () => {
    expect(roll(SAVED, '--year', '2026', '--out', 'last.json', '--force')).toMatchObject({ status: 1 })
    expect(readFileSync(join(folder, 'last.json'), 'utf8')).toBe(SAVED)
    writeFileSync(join(folder, 'draft.json'), 'mine')
    expect(roll(SAVED, '--year', '2026', '--out', 'draft.json').status).toBe(1)
    expect(readFileSync(join(folder, 'draft.json'), 'utf8')).toBe('mine')
  })

  test('a wrong call is a wrong call', () => {
    expect(roll(SAVED, '--year', '2026').status).toBe(2)
    expect(roll(SAVED, '--year', '26', '--out', 'draft.json').status).toBe(2)
    expect(roll(SAVED, '--year', '2026', '--out', 'draft.json', '--keep', 'nothing').status).toBe(2)
  })

  test('a paper without a plan is rolled, and the writer is told', () => {
    const { status, stderr, answer } = roll(
      JSON.stringify(doc(title('2025年工作总结'), h1('情况'), p('平稳。'))),
      '--year',
      '2026',
      '--out',
      'draft.json',
    )
    expect([status, stderr]).toEqual([0, '原稿里没有找到工作计划部分，计划事项为空。\n'])
    expect(answer).toMatchObject({ planItems: [] })
  })
})
