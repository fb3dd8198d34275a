import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exportName } from '#electron/service/export-name.ts'
import { writeFileWhole } from '#electron/service/write-file.ts'
import { mountFileOnItself, mountSmall, noMounts, remount, temporaryFolder } from './profile-folder.ts'

const bytes = new TextEncoder().encode('新内容')
const trouble = (code: string, path: string) => ({ ok: false, error: { code, params: { path } } })

describe('writing a file whole', () => {
  test('makes it, and nothing beside it', async () => {
    const folder = temporaryFolder()
    const path = join(folder, '总结.docx')
    expect(await writeFileWhole(path, bytes)).toEqual({ ok: true, value: { path } })
    expect(readdirSync(folder)).toEqual(['总结.docx'])
    expect(readFileSync(path, 'utf8')).toBe('新内容')
  })

  test('replaces an older one and keeps its mode', async () => {
    const path = join(temporaryFolder(), '总结.docx')
    writeFileSync(path, '旧')
    chmodSync(path, 0o640)
    await writeFileWhole(path, bytes)
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['新内容', 0o640])
  })

  test('writes through a link and keeps the link', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, '真.docx'), '旧')
    symlinkSync('真.docx', join(folder, '链.docx'))
    await writeFileWhole(join(folder, '链.docx'), bytes)
    expect(readlinkSync(join(folder, '链.docx'))).toBe('真.docx')
    expect(readFileSync(join(folder, '真.docx'), 'utf8')).toBe('新内容')
  })

  test('a folder of that name is file-is-folder', async () => {
    const folder = temporaryFolder()
    const path = join(folder, '总结.docx')
    mkdirSync(path)
    expect(await writeFileWhole(path, bytes)).toEqual(trouble('file-is-folder', path))
    expect(readdirSync(folder)).toEqual(['总结.docx'])
  })

  test('a folder that is gone, or that is a file, is folder-missing', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, '文件'), '')
    for (const path of [join(folder, '没有', 'a.docx'), join(folder, '文件', 'a.docx')]) {
      expect(await writeFileWhole(path, bytes)).toEqual(trouble('folder-missing', path))
    }
  })

  test('a name of more than 255 bytes is name-too-long', async () => {
    const path = join(temporaryFolder(), `${'长'.repeat(90)}.docx`)
    expect(await writeFileWhole(path, bytes)).toEqual(trouble('name-too-long', path))
  })

  test.skipIf(noMounts)('a full disk is disk-full, the older file stays and the half-made one goes', async () => {
    const folder = temporaryFolder()
    mountSmall(folder, 'size=64k')
    const path = join(folder, '总结.docx')
    writeFileSync(path, '旧')
    expect(await writeFileWhole(path, new Uint8Array(1_000_000))).toEqual(trouble('disk-full', path))
    expect(readdirSync(folder)).toEqual(['总结.docx'])
    expect(readFileSync(path, 'utf8')).toBe('旧')
  })

  test.skipIf(noMounts)('a read-only place is file-read-only-place, for a new file and an older one', async () => {
    const folder = temporaryFolder()
    mountSmall(folder, 'size=64k')
    writeFileSync(join(folder, '旧.docx'), '旧')
    remount(folder, 'ro')
    for (const name of ['新.docx', '旧.docx']) {
      const path = join(folder, name)
      expect(await writeFileWhole(path, bytes)).toEqual(trouble('file-read-only-place', path))
    }
    expect(readFileSync(join(folder, '旧.docx'), 'utf8')).toBe('旧')
  })

  test.skipIf(noMounts)('a file that the system holds is file-busy and stays', async () => {
    const folder = temporaryFolder()
    const path = join(folder, '总结.docx')
    writeFileSync(path, '旧')
    // Linux locks no open files; a mount point is what it refuses to replace.
    mountFileOnItself(path)
    expect(await writeFileWhole(path, bytes)).toEqual(trouble('file-busy', path))
    expect(readdirSync(folder)).toEqual(['总结.docx'])
    expect(readFileSync(path, 'utf8')).toBe('旧')
  })
})

describe('the name offered for a paper', () => {
  test.each([
    ['示例区教育局2026年工作总结\n和2027年工作计划', '示例区教育局2026年工作总结和2027年工作计划.docx'],
    ['总结<>:"/\\|?*稿\u0007', '总结稿.docx'],
    [' ..总结. . ', '总结.docx'],
    ['', '未命名文稿.docx'],
    ['???', '未命名文稿.docx'],
    ['CON', '未命名文稿.docx'],
  ])('%j is %s', (title, name) => expect(exportName(title)).toBe(name))

  test('is cut to 100 characters, and to what a file system takes in bytes', () => {
    expect(exportName('x'.repeat(300))).toBe(`${'x'.repeat(95)}.docx`)
    expect(Buffer.byteLength(exportName('稿'.repeat(300)))).toBeLessThanOrEqual(255)
    expect(exportName('稿'.repeat(60))).toBe(`${'稿'.repeat(60)}.docx`)
  })
})
