import { randomUUID } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connectWritable } from '#electron/storage/connection.ts'
import { DATABASE_FILE } from '#electron/storage/database.ts'
import { doc, p, title } from '../support/build.ts'
import { giveToApp, runsAsRoot, temporaryFolder } from '../support/launch.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { answerSaveDialog, lastSaveDialog } from '../support/shell.ts'
import { callDesk, newPaper, openDraftInList, paperLines, sitDown } from '../support/writer.ts'

const PAPER = doc(title('示例局2026年工作总结'), p('全年工作平稳。'))

/** Changes a stored draft behind the app's back. */
function rewrite(profile: string, id: string, change: (document: Record<string, unknown>) => void): string {
  const db = connectWritable(join(profile, DATABASE_FILE))
  const row = db.prepare<[string], { document: string }>('SELECT document FROM drafts WHERE id = ?').get(id)!
  const document = JSON.parse(row.document) as Record<string, unknown>
  change(document)
  const text = JSON.stringify(document)
  db.prepare('UPDATE drafts SET document = ? WHERE id = ?').run(text, id)
  db.close()
  for (const name of readdirSync(profile)) giveToApp(join(profile, name))
  return text
}

function documentText(profile: string, id: string): string {
  const db = connectWritable(join(profile, DATABASE_FILE))
  const row = db.prepare<[string], { document: string }>('SELECT document FROM drafts WHERE id = ?').get(id)!
  db.close()
  return row.document
}

test('a draft of a newer format opens to be read, says so, and is left byte for byte as it was', async () => {
  const { profile, ids } = profileWith(PAPER)
  const before = rewrite(profile, ids[0]!, (document) => Object.assign(document, { format: 99, mood: 'later' }))
  {
    await using desk = await sitDown({ profile })
    await openDraftInList(desk.page)
    expect(await desk.page.textContent('.read-only-note')).toContain('更新版本')
    await desk.page.locator('[data-line=body]').click()
    await desk.page.keyboard.type('改动')
    expect(await paperLines(desk.page)).toContain('全年工作平稳。')
  }
  expect(documentText(profile, ids[0]!)).toBe(before)
})

test('a draft that cannot be understood is refused with a sentence, kept as it is, and the window goes on', async () => {
  const { profile, ids } = profileWith(PAPER, doc(title('另一份'), p('正文。')))
  const before = rewrite(profile, ids[0]!, (document) => Object.assign(document, { format: 99, blocks: ['?'] }))
  await using desk = await sitDown({ profile })
  await desk.page.locator('.item-list [role=row]', { hasText: '示例局' }).click()
  await desk.page.waitForSelector('.toast[data-trouble]')
  expect(await desk.page.textContent('.toast')).toMatch(/更新版本的岁稿.*没有打开，也没有改动/)
  await desk.page.locator('.item-list [role=row]', { hasText: '另一份' }).click()
  await desk.page.waitForSelector('[data-name=paper] [data-line]')
  expect(documentText(profile, ids[0]!)).toBe(before)
})

test('a database that is none is moved aside, the window says where, and new drafts can be written', async () => {
  const profile = temporaryFolder('profile')
  const rubbish = '这不是数据库。'.repeat(500)
  writeFileSync(join(profile, DATABASE_FILE), rubbish)
  giveToApp(join(profile, DATABASE_FILE))
  await using desk = await sitDown({ profile })
  await desk.page.waitForSelector('[data-name=trouble]')
  expect(await desk.page.textContent('[data-name=trouble]')).toContain('原样移到')
  const kept = readdirSync(profile).find((name) => name.startsWith(`${DATABASE_FILE}.`) || /damaged/.test(name))!
  expect(readFileSync(join(profile, kept), 'utf8')).toBe(rubbish)
  await newPaper(desk.page, '示例局')
  await desk.page.waitForSelector('[data-name=saved][data-state=saved]')
  expect(storedDrafts(profile)).toHaveLength(1)
})

test('a database of a newer version is neither opened nor changed', async () => {
  const { profile } = profileWith(PAPER)
  const db = connectWritable(join(profile, DATABASE_FILE))
  db.pragma('user_version = 99990')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  for (const name of readdirSync(profile)) giveToApp(join(profile, name))
  const before = readFileSync(join(profile, DATABASE_FILE))
  await using desk = await sitDown({ profile })
  await desk.page.waitForSelector('[data-name=trouble]')
  expect(await desk.page.textContent('[data-name=trouble]')).toContain('更新版本')
  await desk.page.click('[data-name=start-new]')
  await desk.page.waitForSelector('[data-name=new-paper]')
  expect(readFileSync(join(profile, DATABASE_FILE)).equals(before)).toBe(true)
})

interface Target {
  readonly path: string
  /** Takes back what only root could set up. */
  readonly undo?: () => void
}

/** Places where nothing can be written; a small full disk only where root may mount one. */
const PLACES: readonly (readonly [place: string, sentence: string, make: (root: string) => Target])[] = [
  [
    'a folder that may not be written',
    '没有权限写入',
    (root) => {
      mkdirSync(join(root, 'closed'), { mode: 0o555 })
      return { path: join(root, 'closed', '总结.docx') }
    },
  ],
  ['a folder that is not there', '找不到文件夹', (root) => ({ path: join(root, 'gone', '总结.docx') })],
  [
    'a name that is a folder',
    '已是一个文件夹',
    (root) => {
      mkdirSync(join(root, '总结.docx'))
      return { path: join(root, '总结.docx') }
    },
  ],
  [
    'a full disk',
    '磁盘空间不足',
    (root) => {
      const disk = join(root, 'full')
      mkdirSync(disk)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k,mode=0777', 'tmpfs', disk])
      writeFileSync(join(disk, 'filler'), Buffer.alloc(12_000))
      return { path: join(disk, '总结.docx'), undo: () => execFileSync('umount', [disk]) }
    },
  ],
]
const isRoot = process.getuid?.() === 0
const canBeTried: Readonly<Record<string, boolean>> = {
  'a full disk': isRoot,
  'a folder that may not be written': !runsAsRoot(),
}

test.each(PLACES.filter(([place]) => canBeTried[place] ?? true))(
  'an export to %s says so, leaves nothing behind, and the text stays',
  async (_place, sentence, make) => {
    const { profile } = profileWith(PAPER)
    const root = temporaryFolder('export')
    const { path, undo } = make(root)
    try {
      const before = readdirSync(root, { recursive: true })
      await using desk = await sitDown({ profile })
      await openDraftInList(desk.page)
      await answerSaveDialog(desk.run, path)
      await desk.page.click('[data-name=export]')
      await desk.page.waitForSelector('.toast[data-trouble]')
      expect(await desk.page.textContent('.toast')).toContain(sentence)
      expect(await paperLines(desk.page)).toContain('全年工作平稳。')
      expect(readdirSync(root, { recursive: true })).toEqual(before)
    } finally {
      undo?.()
    }
  },
)

test('the file dialog proposes the title as a name and asks before it overwrites; cancelled, nothing happens', async () => {
  const { profile } = profileWith(doc(title('示例局2026年工作总结/计划: 送审稿?'), p('正文。')))
  await using desk = await sitDown({ profile })
  await openDraftInList(desk.page)
  await answerSaveDialog(desk.run, null)
  await desk.page.click('[data-name=export]')
  await expect.poll(() => lastSaveDialog(desk.run)).not.toEqual({})
  const shown = await lastSaveDialog(desk.run)
  expect(shown.defaultPath).toMatch(/示例局2026年工作总结[^/:?]*计划[^/:?]*送审稿[^/:?]*\.docx$/)
  expect(shown.properties).toContain('showOverwriteConfirmation')
  await desk.page.waitForTimeout(300)
  expect(await desk.page.locator('.toast').count()).toBe(0)
})

test('a request for a draft that is gone is answered with a sentence, not with a crash', async () => {
  await using desk = await sitDown()
  const reply = await callDesk(desk.page, 'drafts.open', { id: randomUUID() })
  expect(reply).toEqual({ ok: false, error: { code: 'draft-missing' } })
  expect(existsSync(desk.run.profile)).toBe(true)
})
