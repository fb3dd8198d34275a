import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { doc, h1, h2, p, title } from '../support/build.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'

const CLI = join(import.meta.dirname, '../../scripts/cli.ts')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suigao-cli-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function compare(...args: readonly string[]) {
  const call = ['--disable-warning=ExperimentalWarning', CLI, 'compare', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: folder, encoding: 'utf8' })
  return { status, stderr, answer: stdout ? (JSON.parse(stdout) as unknown) : undefined }
}
function saved(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return name
}
const draft = (name: string, d: Document) => saved(name, JSON.stringify(d))

const LAST = doc(
  title('示例局2025年工作总结'),
  p('一年来，各项工作平稳推进。'),
  h1('工作情况'),
  h2('抓好项目建设。', '全年开工重点项目12个，完成投资3.5亿元。'),
  h1('存在问题'),
  p('部分项目进度不快，人手不足。'),
)
const NOW = doc(
  title('示例局2026年工作总结'),
  p('一年来，各项工作平稳推进。'),
  h1('工作情况'),
  h2('抓好项目建设。', '全年开工重点项目15个，完成投资4.2亿元。'),
  h1('意见建议'),
  p('请上级增加编制，延长设备更新周期。'),
)

describe('compare', () => {
  test('tells reuse and shares of the paper and of each section, the lead first, and nothing else', () => {
    const all = { kept: 1, rewritten: 0, new: 0, reuse: 1 }
    expect(compare(draft('now.json', NOW), draft('last.json', LAST))).toEqual({
      status: 0,
      stderr: '',
      answer: {
        // 11 of the lead, 10 of titles and 15 of 20 in the sentence whose figures changed, of 60 characters.
        reuse: 36 / 60,
        sections: [
          { section: '', ...all },
          { section: '一、', kept: 10 / 30, rewritten: 20 / 30, new: 0, reuse: 25 / 30 },
          { section: '一、（一）', kept: 6 / 26, rewritten: 20 / 26, new: 0, reuse: 21 / 26 },
          { section: '二、', kept: 0, rewritten: 0, new: 1, reuse: 0 },
        ],
      },
    })
  })
  test('is all reuse for a paper against itself, whatever file the other is in', async () => {
    const json = draft('now.json', NOW)
    const docx = saved('now.docx', await writeTestDocx(NOW))
    const txt = saved('now.txt', plainText(NOW))
    for (const [ours, theirs] of [
      [json, json],
      [json, docx],
      [docx, json],
      [txt, docx],
      [json, txt],
    ] as const) {
      const { status, answer } = compare(ours, theirs)
      expect([ours, theirs, status]).toEqual([ours, theirs, 0])
      expect(answer).toMatchObject({ reuse: 1 })
      for (const { kept } of (answer as { sections: { kept: number }[] }).sections) expect(kept).toBe(1)
    }
  })
  test('finds next to nothing of a stranger’s paper', () => {
    const other = doc(title('某县河湖保护方案'), h1('总则'), p('本方案所称河湖包括水库、塘坝和人工渠道。'))
    expect(compare(draft('now.json', NOW), draft('other.json', other)).answer).toMatchObject({ reuse: 0 })
  })
  test('a paper without a lead begins with its first heading', () => {
    const d = doc(title('总结'), h1('情况'), p('扎实推进各项工作。'))
    const { answer } = compare(draft('a.json', d), draft('b.json', d))
    expect((answer as { sections: { section: string }[] }).sections.map(({ section }) => section)).toEqual(['一、'])
  })
  test('a call with one file is wrong, and a file that is not there is refused by its name', () => {
    draft('now.json', NOW)
    expect(compare('now.json').status).toBe(2)
    const { status, stderr } = compare('now.json', 'nowhere.json')
    expect(status).toBe(1)
    expect(stderr).toContain('nowhere.json')
  })
})
