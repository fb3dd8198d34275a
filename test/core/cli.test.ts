import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { countDocument } from '#core/document/count.ts'
import type { Document } from '#core/document/document.ts'
import { documentSchema } from '#core/document/schema.ts'
import { plainText } from '#core/document/text.ts'
import { countPdfPages } from '#core/layout/pdf-pages.ts'
import type { Look } from '#core/layout/styles.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import { findElectron } from '../../scripts/electron-dist.mjs'
import { doc, h1, hole, opaque, p, plain, settings, table, title } from '../support/build.ts'

/** Every look of the standard, changed. */
const mapLooks = (change: (look: Look) => Look) =>
  Object.fromEntries(Object.entries(GBT9704.looks).map(([role, look]) => [role, change(look)]))

const FIXTURES = join(import.meta.dirname, '../fixtures/import')
/** Two papers in one file. */
const SEVERAL = `示例局2023年工作总结
一、工作情况
完成年度任务，办结事项42件。
二、存在问题
经费保障不足，人手不够。
示例局2024年工作要点
一、主要目标
完成年度任务，推进改革。
二、重点任务
抓好校舍建设，提升质量。
`
const CLI = join(import.meta.dirname, '../../scripts/cli.ts')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suigao-cli-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function cli(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', CLI, ...args],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr, answer: stdout ? (JSON.parse(stdout) as never) : undefined }
}

function save(name: string, value: unknown): string {
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
  return name
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const finished = doc(title('示例局总结'), settings({ year: 2026, unit: '示例局' }), h1('情况'), p('办结42件。'))
const open: Document = doc(
  title([{ text: '【单位全称】', slot: { kind: 'organisation', key: 'unit', label: '单位全称' } }, plain('总结')]),
  h1('情况'),
  p([
    plain('投入'),
    { text: '12', carried: { id: 'f', type: 'money', from: 2025, state: 'unconfirmed' } },
    hole('写成效'),
  ]),
)

describe('templates', () => {
  test('lists what there is in Chinese, and in English when asked', () => {
    const { status, stderr, answer } = cli('templates')
    expect([status, stderr]).toEqual([0, ''])
    expect(answer).toMatchObject([
      { id: 'annual-summary-and-plan', name: '年度工作总结和下一年工作计划', kind: 'summary-and-plan' },
      { id: 'annual-summary', name: '年度工作总结', kind: 'summary' },
      { id: 'periodic-summary', name: '季度、半年工作总结', kind: 'periodic-summary' },
      { id: 'work-points', name: '年度工作要点', kind: 'work-points' },
      { id: 'report-upward', name: '工作汇报（上行报告）', kind: 'report' },
      { id: 'duty-report', name: '述职述德述廉报告', kind: 'duty-report' },
    ])
    const [first] = cli('templates', '--lang', 'en').answer as unknown as [{ name: string; fields: unknown[] }]
    expect(first.name).toBe('Annual summary and next-year plan')
    expect(first.fields[0]).toEqual({ key: 'year', label: 'Year summed up', type: 'year', required: true })
  })
})

describe('new', () => {
  test('writes a whole draft that opens again, and says what is missing', () => {
    const answers = save('a.json', { unit: '示例区教育局', date: '2026年12月20日' })
    const made = cli(
      'new',
      '--template',
      'annual-summary-and-plan',
      '--year',
      '2026',
      '--answers',
      answers,
      '--out',
      'd.json',
    )
    expect([made.status, made.stderr]).toEqual([0, ''])
    const draft = documentSchema.parse(JSON.parse(read('d.json')))
    expect(made.answer).toEqual({
      out: 'd.json',
      missing: [{ key: 'leadership', label: '上级领导机关' }],
      blocks: draft.blocks.length,
    })
    expect(plainText(draft)).toMatch(
      /^示例区教育局2026年工作总结\n和2027年工作计划\n[^]*\n示例区教育局\n2026年12月20日\n$/,
    )
    expect(readdirSync(folder).toSorted()).toEqual(['a.json', 'd.json'])
  })

  test('dates the draft today where no date was given', () => {
    cli('new', '--template', 'work-points', '--year', '2027', '--out', 'd.json')
    const { date, year } = documentSchema.parse(JSON.parse(read('d.json')))
    const now = new Date()
    expect([date.text, year]).toEqual([`${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`, 2027])
  })

  test('takes a template file, and its year also where the template asks for none', () => {
    const names = { 'zh-CN': '甲', en: 'A' }
    save('t.json', {
      id: 'x',
      name: names,
      description: names,
      kind: 'other',
      numbering: 'restart',
      fields: [],
      title: '题',
      body: [{ paragraph: '文' }],
    })
    expect(cli('new', '--template', 't.json', '--year', '2031', '--out', 'd.json').answer).toEqual({
      out: 'd.json',
      missing: [],
      blocks: 1,
    })
    expect(documentSchema.parse(JSON.parse(read('d.json'))).year).toBe(2031)
  })

  test('notes answers that the template has no use for', () => {
    save('a.json', { unti: '示例局', year: 1999 })
    const made = cli('new', '--template', 'work-points', '--year', '2027', '--answers', 'a.json', '--out', 'd.json')
    expect([made.status, made.stderr]).toEqual([0, '这个模板用不到的答案：unti\n'])
    expect(documentSchema.parse(JSON.parse(read('d.json'))).year).toBe(2027)
  })

  test.each<[string, string[], string]>([
    ['an unknown template', ['--template', 'poem'], '找不到模板“poem”。请另选一个模板。'],
    ['a template file that is not there', ['--template', './poem.json'], '找不到文件：./poem.json。请检查路径。'],
    [
      'a broken template file',
      ['--template', 'broken.json'],
      'broken.json：模板有误，不能使用。位置：id；原因：缺少这一项',
    ],
    [
      'answers that are a list',
      ['--template', 'work-points', '--answers', 'list.json'],
      '答案文件 list.json 的写法不对（位置：/）。',
    ],
    [
      'answers that are nested',
      ['--template', 'work-points', '--answers', 'deep.json'],
      '答案文件 deep.json 的写法不对（位置：unit）。',
    ],
    [
      'an answer that is no choice',
      ['--template', 'work-points', '--answers', 'choice.json'],
      '“上级领导机关”只能从给出的选项中选；现在是“省委”。',
    ],
    ['a folder that is not there', ['--template', 'work-points', '--out', 'no/d.json'], '找不到文件夹：no/d.json。'],
  ])('refuses %s and leaves no file', (_what, args, words) => {
    save('broken.json', {})
    save('list.json', [])
    save('deep.json', { unit: {} })
    save('choice.json', { leadership: '省委' })
    const before = readdirSync(folder).toSorted()
    const out = args.includes('--out') ? [] : ['--out', 'd.json']
    const { status, stdout, stderr } = cli('new', '--year', '2026', ...args, ...out)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(words)
    expect(readdirSync(folder).toSorted()).toEqual(before)
  })

  test('replaces a file with --force alone, and never what it is made from', () => {
    save('d.json', 'old')
    const call = ['new', '--template', 'work-points', '--year', '2027', '--out', 'd.json']
    expect([cli(...call).status, read('d.json')]).toEqual([1, 'old'])
    expect([cli(...call, '--force').status, read('d.json').slice(0, 1)]).toEqual([0, '{'])
    const answers = JSON.stringify({ unit: '示例局' })
    save('d.json', answers)
    expect([cli(...call, '--force', '--answers', './d.json').status, read('d.json')]).toEqual([1, answers])
  })
})

describe('outline', () => {
  test('prints the tree of a draft', () => {
    expect(cli('outline', save('d.json', finished))).toMatchObject({
      status: 0,
      stderr: '',
      answer: { title: '示例局总结', outline: [{ number: '一、', title: '情况', paragraphs: 1 }], attachments: [] },
    })
  })

  test('reads a draft of a newer format with a note', () => {
    const { status, stderr } = cli('outline', save('d.json', { ...finished, format: 2 }))
    expect([status, stderr]).toEqual([0, 'd.json 由更新版本的岁稿写成，这里只能读到本版本认识的部分。\n'])
  })

  test.each<[string, string, string | Buffer, string]>([
    ['a Word file that was cut off', 'file-damaged', 'PK\u0003\u0004…', 'd.json：文件已损坏'],
    ['an old Word file that was cut off', 'file-damaged', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'd.json：文件已损坏'],
    ['a picture', 'file-is-picture', Buffer.from('89504e470d0a1a0a', 'hex'), '这是一张图片'],
    ['a PDF', 'file-is-pdf', '%PDF-1.7', 'PDF'],
    ['a draft that was cut off', 'not-json', '{"format":1,"blo', 'd.json 不是完整的 JSON 文件'],
    ['other JSON', 'not-a-document', '{"a":1}', 'd.json：这不是岁稿的文稿'],
    ['an empty file', 'file-empty', '', 'd.json：这是一个空文件'],
    ['a damaged draft', 'damaged-document', JSON.stringify({ ...finished, title: 5 }), '位置：title'],
    [
      'a draft of a newer format that it cannot read',
      'newer-document',
      JSON.stringify({ ...finished, format: 9, title: 5 }),
      '格式 9',
    ],
    ['nesting deeper than the stack', 'not-a-document', '['.repeat(50_000) + ']'.repeat(50_000), 'd.json'],
  ])('refuses %s by its content', (_what, code, content, words) => {
    writeFileSync(join(folder, 'd.json'), content)
    const { status, stdout, stderr } = cli('outline', 'd.json', '--json-errors')
    expect([status, stdout]).toEqual([1, ''])
    const [sentence, json] = stderr.trimEnd().split('\n')
    expect(sentence).toContain(words)
    expect(JSON.parse(json!)).toEqual({ code, message: sentence })
  })

  test.each(['headings.docx', 'headings.doc', 'headings.odt', 'headings.rtf'])(
    'reads %s whatever it is called',
    (name) => {
      copyFileSync(join(FIXTURES, name), join(folder, 'd.json'))
      const { status, stderr, answer } = cli('outline', 'd.json')
      expect([status, stderr]).toEqual([0, ''])
      expect(answer).toMatchObject({ outline: [{ number: '一、', title: '工作', children: [{ title: '落实' }] }] })
    },
  )

  test('cleans a foreign file first, and reads a text that begins with a bracket', () => {
    const tree = cli('outline', save('a.txt', '[2024年总結]\n一、工作情况\n１、完成任务。\n第1页')).answer
    expect(JSON.stringify(tree)).not.toContain('第1页')
    expect(tree).toMatchObject({ outline: [{ number: '一、', title: '工作情况' }] })
  })

  test('gives a tree for each paper of a file that holds several', () => {
    const { answer } = cli('outline', save('a.txt', SEVERAL))
    expect(answer).toMatchObject({ documents: [{ title: '示例局2023年工作总结' }, { title: '示例局2024年工作要点' }] })
  })

  test('refuses a file that is not there and a folder', () => {
    mkdirSync(join(folder, 'sub'))
    expect(cli('outline', 'no.json')).toMatchObject({ status: 1, stderr: '找不到文件：no.json。请检查路径。\n' })
    expect(cli('outline', 'sub', '--lang', 'en')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('(EISDIR)') as string,
    })
  })
})

describe('import', () => {
  const text = '示例局2024年工作总结\n第1页 共9页\n一、工作情况\n办结事项42件,群众满意.\n二、存在问题\n经费不足。'

  test('tells the outline, what was done and what was taken out, and writes a draft that opens', () => {
    const { status, stderr, answer } = cli('import', save('a.txt', text), '--out', 'd.json')
    expect([status, stderr]).toEqual([0, ''])
    expect(answer).toMatchObject({
      out: 'd.json',
      outline: { title: '示例局2024年工作总结', outline: [{ title: '工作情况' }, { title: '存在问题' }] },
      noise: [{ kind: 'page-line-dropped', text: expect.stringContaining('第1页') as string }],
    })
    const told = answer as unknown as { notes: { kind: string; message: string; text: string }[]; characters: number }
    expect(told.notes.find(({ kind }) => kind === 'punctuation-widened')).toMatchObject({
      text: ',',
      message: expect.stringMatching(/[\u4e00-\u9fff]/) as string,
    })
    const draft = documentSchema.parse(JSON.parse(read('d.json')))
    expect(plainText(draft as Document)).toBe(
      '示例局2024年工作总结\n一、工作情况\n办结事项42件，群众满意。\n二、存在问题\n经费不足。\n',
    )
    expect(told.characters).toBe(countDocument(draft as Document))
  })

  test('with --no-clean changes no character', () => {
    const { status, answer } = cli('import', save('a.txt', text), '--no-clean', '--out', 'd.json')
    expect([status, (answer as unknown as { noise: unknown[] }).noise]).toEqual([0, []])
    const written = plainText(JSON.parse(read('d.json')) as Document)
    const letters = (words: string) => words.replace(/\s/g, '')
    expect(letters(written)).toBe(letters(text))
  })

  test('tells what a Word file held besides', () => {
    copyFileSync(join(FIXTURES, 'tracked.docx'), join(folder, 'a.docx'))
    const { answer } = cli('import', 'a.docx', '--lang', 'en')
    const { notes } = answer as unknown as { notes: { kind: string; message: string }[] }
    expect(notes.map(({ kind }) => kind)).toContain('insertions-accepted')
    for (const { message } of notes) expect(message).not.toMatch(/[{}]|note\./)
  })

  test('writes each paper of a file that holds several, all of them or none', () => {
    save('a.txt', SEVERAL)
    const { status, answer } = cli('import', 'a.txt', '--out', 'd.json')
    expect([status, answer]).toMatchObject([
      0,
      {
        documents: [
          { out: 'd-1.json', outline: { title: '示例局2023年工作总结' } },
          { out: 'd-2.json', outline: { title: '示例局2024年工作要点' } },
        ],
      },
    ])
    expect(JSON.parse(read('d-2.json'))).toMatchObject({ year: 2024, kind: 'work-points' })
    rmSync(join(folder, 'd-1.json'))
    const again = cli('import', 'a.txt', '--out', 'd.json')
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('d-2.json') as string])
    expect(existsSync(join(folder, 'd-1.json'))).toBe(false)
  })

  test('reads a draft as it is', () => {
    const { answer } = cli('import', save('d.json', finished))
    expect(answer).toMatchObject({ outline: { title: '示例局总结' }, notes: [], noise: [] })
  })

  test('never writes over what it reads, --force or not, and leaves nothing of a refused file', () => {
    save('a.txt', text)
    expect(cli('import', 'a.txt', '--out', './a.txt', '--force').status).toBe(1)
    expect(read('a.txt')).toBe(text)
    expect(cli('import', save('b.txt', ''), '--out', 'd.json').status).toBe(1)
    expect(readdirSync(folder).toSorted()).toEqual(['a.txt', 'b.txt'])
  })
})

describe('export', () => {
  test('takes a file of another program, and one paper at a time', () => {
    copyFileSync(join(FIXTURES, 'headings.doc'), join(folder, 'a.doc'))
    expect(cli('export', 'a.doc', '--out', 'd.txt')).toMatchObject({ status: 0, answer: { out: 'd.txt' } })
    expect(read('d.txt')).toContain('一、工作')
    copyFileSync(join(FIXTURES, 'picture.docx'), join(folder, 'b.docx'))
    expect(cli('export', 'b.docx', '--out', 'd.docx').answer).toMatchObject({ warnings: [] })
    const parts = Object.keys(unzipSync(readFileSync(join(folder, 'd.docx'))))
    expect(parts.filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
    expect(cli('export', 'b.docx', '--out', 'd.html').status).toBe(0)
    expect(read('d.html')).toContain('src="data:image/png;base64,')
    const several = cli('export', save('a.txt', SEVERAL), '--out', 'e.txt')
    expect([several.status, several.stderr.includes('2 份文稿'), existsSync(join(folder, 'e.txt'))]).toEqual([
      1,
      true,
      false,
    ])
  })

  test('writes the plain text that offsets count in', () => {
    const exported = cli('export', save('d.json', finished), '--out', 'd.txt')
    expect(exported).toMatchObject({ status: 0, stderr: '', answer: { out: 'd.txt', warnings: [] } })
    expect(read('d.txt')).toBe('示例局总结\n一、情况\n办结42件。\n')
  })

  test('writes a Word file with the text in it', () => {
    const exported = cli('export', save('d.json', finished), '--out', '总结.docx', '--preset', 'gbt9704')
    expect(exported).toMatchObject({ status: 0, stderr: '', answer: { out: '总结.docx', warnings: [] } })
    const parts = unzipSync(readFileSync(join(folder, '总结.docx')))
    expect(strFromU8(parts['word/document.xml']!)).toContain('办结42件。')
    expect(readdirSync(folder).toSorted()).toEqual(['d.json', '总结.docx'].toSorted())
  })

  test('warns of each field, hole and unconfirmed figure at its place in the text', () => {
    const { status, answer } = cli('export', save('d.json', open), '--out', 'd.txt')
    const { warnings } = answer as unknown as {
      warnings: { kind: string; offset: number; text: string; section: string; message: string }[]
    }
    expect(status).toBe(0)
    expect(warnings.map(({ kind, section, message }) => [kind, section, message])).toEqual([
      ['field', '', '字段没有填：【单位全称】'],
      ['figure', '一、', '沿用 2025 年的数字待核：12'],
      ['hole', '一、', '空项没有填：【写成效】'],
    ])
    for (const { offset, text } of warnings) expect(read('d.txt').slice(offset, offset + text.length)).toBe(text)
  })

  test('with --strict refuses a paper that is not ready', () => {
    const { status, stdout, stderr } = cli('export', save('d.json', open), '--out', 'd.docx', '--strict')
    expect([status, stdout, existsSync(join(folder, 'd.docx'))]).toEqual([1, '', false])
    expect(stderr).toBe('d.json 还有 3 处没有定下来，按 --strict 没有导出。第一处：字段没有填：【单位全称】\n')
    expect(cli('export', save('e.json', finished), '--out', 'e.docx', '--strict').status).toBe(0)
  })

  test('tells what the file has no place for', () => {
    const d = doc(title('总结'), opaque({ type: 'later' }))
    const { answer } = cli('export', save('d.json', d), '--out', 'd.docx')
    expect(answer).toMatchObject({ warnings: [{ kind: 'opaque-block' }] })
    const plain = save('plain.json', { ...GBT9704, id: 'user-plain', form: 'plain' })
    const headed = save('e.json', { ...finished, header: { organs: ['示例局'] } })
    expect(cli('export', headed, '--out', 'e.docx', '--preset', plain).answer).toMatchObject({
      warnings: [{ kind: 'header', message: '版头没有写进文件。' }],
    })
    expect(cli('export', headed, '--out', 'f.docx').answer).toMatchObject({ warnings: [] })
  })

  test.each<[string, string[], string]>([
    ['a kind of file it cannot write', ['--out', 'd.odt'], '不能导出 .odt 文件：d.odt'],
    ['a name without a kind', ['--out', 'd'], '不能导出 — 文件：d'],
    ['a preset file that there is not', ['--out', 'd.docx', '--preset', 'mine.json'], '找不到文件：mine.json'],
    ['a preset file that is none', ['--out', 'd.docx', '--preset', 'd.json'], 'd.json：版式有误，不能使用'],
    ['a preset that there is not', ['--out', 'd.docx', '--preset', 'mine'], '没有“mine”这种版式'],
    ['to overwrite', ['--out', 'there.txt'], '文件已经存在：there.txt'],
    ['a folder as the file, --force or not', ['--out', 'sub.txt', '--force'], '已是一个文件夹：sub.txt'],
  ])('refuses %s and leaves everything as it was', (_what, args, words) => {
    save('there.txt', 'old')
    mkdirSync(join(folder, 'sub.txt'))
    save('d.json', finished)
    const { status, stdout, stderr } = cli('export', 'd.json', ...args)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(words)
    expect([read('there.txt'), readdirSync(folder).toSorted()]).toEqual(['old', ['d.json', 'sub.txt', 'there.txt']])
  })

  test('writes a web page with the words, headings and tables', () => {
    const d = doc(title('总结'), h1('做法 & <效果>'), p('办结42件。'), table([['项目'], ['党建']]))
    expect(cli('export', save('d.json', d), '--out', 'd.html')).toMatchObject({ status: 0, answer: { warnings: [] } })
    expect(read('d.html')).toContain('<h1>总结</h1>\n<h2>一、做法 &amp; &lt;效果&gt;</h2>\n<p>办结42件。</p>')
  })

  test('writes in the look of a preset file', () => {
    const own = { ...GBT9704, id: 'user-mine', looks: mapLooks((look) => ({ ...look, font: '隶书' })) }
    const preset = save('own.json', own)
    const args = ['export', save('d.json', finished), '--out', 'd.docx', '--preset', preset] as const
    expect(cli(...args)).toMatchObject({ status: 0, answer: { out: 'd.docx' } })
    const parts = unzipSync(readFileSync(join(folder, 'd.docx')))
    const fonts = strFromU8(parts['word/styles.xml']!).matchAll(/w:eastAsia="([^"]*)" w:h/g)
    expect(new Set([...fonts].map(([, font]) => font))).toEqual(new Set(['隶书']))
  })

  describe.skipIf(!findElectron())('as a PDF', () => {
    test('starts the app unseen and says how many pages it has', () => {
      const long = doc(
        title('总结'),
        ...Array.from({ length: 30 }, (_, n) => p(`第${n}段${'，每件事都写清楚'.repeat(20)}。`)),
      )
      const { status, answer } = cli('export', save('d.json', long), '--out', '总结.pdf')
      const { pages } = answer as unknown as { pages: number }
      expect([status, answer]).toEqual([0, { out: '总结.pdf', pages, warnings: [] }])
      expect(pages).toBeGreaterThan(5)
      expect(countPdfPages(readFileSync(join(folder, '总结.pdf')))).toBe(pages)
      expect(readdirSync(folder).toSorted()).toEqual(['d.json', '总结.pdf'].toSorted())
    })

    test('leaves the old file where the app cannot be started, and says why', () => {
      save('d.json', finished)
      save('d.pdf', 'old')
      process.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(folder, 'none')
      onTestFinished(() => void delete process.env['ELECTRON_OVERRIDE_DIST_PATH'])
      const { status, stdout, stderr } = cli('export', 'd.json', '--out', 'd.pdf', '--force')
      expect([status, stdout, read('d.pdf')]).toEqual([1, '', 'old'])
      expect(stderr).toContain('没有导出成功：生成文件时出错（ELECTRON_OVERRIDE_DIST_PATH names')
      expect(readdirSync(folder).toSorted()).toEqual(['d.json', 'd.pdf'])
    })
  })

  test('leaves nothing beside a target that cannot be written', () => {
    save('d.json', finished)
    const name = `${'长'.repeat(90)}.txt`
    const { status, stderr } = cli('export', 'd.json', '--out', name)
    expect([status, stderr.startsWith('文件名或路径太长')]).toEqual([1, true])
    expect(readdirSync(folder)).toEqual(['d.json'])
  })
})

describe('a call whose words are wrong exits 2 with the usage', () => {
  test.each<[string[], string]>([
    [[], '没有写命令。'],
    [['poem'], '没有“poem”这个命令。'],
    [['constructor'], '没有“constructor”这个命令。'],
    [['templates', '--loud'], 'templates 不认识选项 --loud。'],
    [['templates', '--force'], 'templates 不认识选项 --force。'],
    [['templates', 'x.json'], 'templates 要写 0 个文件，现在是 1 个。'],
    [['outline'], 'outline 要写 1 个文件，现在是 0 个。'],
    [['outline', 'a', 'b'], 'outline 要写 1 个文件，现在是 2 个。'],
    [['new', '--year', '2026', '--out', 'x'], 'new 缺少选项 --template。'],
    [['new', '--template', 'work-points', '--year', '26', '--out', 'x'], '选项 --year 的内容不对：“26”。'],
    [['new', '--template', '--year', '2026', '--out', 'x'], '选项 --template 后面要写内容。'],
    [['export', 'x', '--out'], '选项 --out 后面要写内容。'],
    [['export', 'x', '--out', 'a.txt', '--out', 'b.txt'], '选项 --out 写了两次，请只留一个。'],
    [['export', 'x', '--out', 'a.txt', '--strict=yes'], '选项 --strict 的内容不对：“yes”。'],
    [['templates', '--lang', 'fr'], '选项 --lang 的内容不对：“fr”。'],
  ])('%j', (args, words) => {
    const { status, stdout, stderr } = cli(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toBe(`${words}\n${stderr.slice(words.length + 1)}`)
    expect(stderr).toContain('用法：')
  })

  test('in English and as JSON when asked', () => {
    const { status, stderr } = cli('poem', '--lang', 'en', '--json-errors')
    expect(status).toBe(2)
    expect(stderr).toContain('Usage:')
    expect(JSON.parse(stderr.trimEnd().split('\n').at(-1)!)).toEqual({
      code: 'unknown-command',
      message: 'There is no command “poem”.',
    })
  })
})

test('--help says the usage on standard error and exits 0', () => {
  expect(cli('--help')).toMatchObject({ status: 0, stdout: '', stderr: expect.stringMatching(/^用法：/) as string })
  expect(cli('export', '--help', '--lang', 'en')).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/^Usage:/) as string,
  })
})
