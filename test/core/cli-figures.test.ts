import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plainText } from '#core/document/text.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'

const CLI = join(import.meta.dirname, '../../scripts/cli.ts')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suigao-cli-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function figures(name: string, content: string) {
  writeFileSync(join(folder, name), content)
  const call = ['--disable-warning=ExperimentalWarning', CLI, 'figures', name]
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: folder, encoding: 'utf8' })
  return { status, stderr, answer: stdout ? (JSON.parse(stdout) as unknown) : undefined }
}

const paper = doc(title('示例局2025年工作总结'), settings({ unit: '示例局' }), h1('情况'), p('投入3.5亿元，办结xx件。'))

describe('figures', () => {
  test('lists the figures of a draft with type, text, section, offset, value and unit, and nothing else', () => {
    expect(figures('d.json', JSON.stringify(paper))).toEqual({
      status: 0,
      stderr: '',
      answer: [
        { type: 'year', text: '2025年', section: '', offset: 3, value: 2025 },
        { type: 'money', text: '3.5亿元', section: '一、', offset: 20, value: 350000000, unit: '元' },
        { type: 'placeholder', text: 'xx', section: '一、', offset: 28 },
      ],
    })
    expect(plainText(paper).slice(20, 25)).toBe('3.5亿元')
  })

  test('reads a foreign file as it stands, without cleaning it', () => {
    const { status, answer } = figures('d.txt', '示例局工作总结\n一、情况\n培训 12 期,,参训３５人。。\n')
    expect([status, answer]).toEqual([
      0,
      [
        { type: 'count', text: '12 期', section: '一、', offset: 16, value: 12, unit: '期' },
        { type: 'count', text: '３５人', section: '一、', offset: 24, value: 35, unit: '人' },
      ],
    ])
  })

  test('refuses what is no paper with a sentence', () => {
    expect(figures('d.json', '{"format":1}')).toMatchObject({ status: 1, answer: undefined })
  })
})
