import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { calls } from '#contract'
import { fontFolders } from '#electron/service/fonts/font-folders.ts'
import { openFonts } from '#electron/service/fonts/list-fonts.ts'
import { readFaces } from '#electron/service/fonts/read-faces.ts'
import { temporaryFolder } from './profile-folder.ts'
import { startService, valueOf } from './service-process.ts'

/** A font of this machine, or nothing where fontconfig does not know it. */
function fontFile(family: string, style: string): string | undefined {
  const { stdout } = spawnSync('fc-list', [`${family}:style=${style}`, 'file'], { encoding: 'utf8' })
  return stdout?.split('\n')[0]?.replace(/:\s*$/, '') || undefined
}

const COLLECTION = fontFile('Noto Sans CJK SC', 'Regular')
const LATIN = fontFile('Liberation Serif', 'Regular')

/** A font with these family names and nothing else, as Windows names its own. */
function font(names: readonly (readonly [language: number, name: string])[], isChinese = false): Buffer {
  const strings = names.map(([, name]) => Buffer.from(name, 'utf16le').swap16())
  const table = Buffer.alloc(6 + names.length * 12)
  table.writeUInt16BE(names.length, 2)
  table.writeUInt16BE(table.length, 4)
  let at = 0
  names.forEach(([language], index) => {
    const length = strings[index]!.length
    ;[3, 1, language, 1, length, at].forEach((value, place) => table.writeUInt16BE(value, 6 + index * 12 + place * 2))
    at += length
  })
  const os2 = Buffer.alloc(96)
  os2.writeUInt32BE(isChinese ? 1 << 18 : 0, 78)
  return sfnt({ 'OS/2': os2, name: Buffer.concat([table, ...strings]) })
}

function sfnt(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables)
  const head = Buffer.alloc(12 + entries.length * 16)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(entries.length, 4)
  let offset = head.length
  entries.forEach(([tag, bytes], index) => {
    head.write(tag, 12 + index * 16, 'latin1')
    head.writeUInt32BE(offset, 20 + index * 16)
    head.writeUInt32BE(bytes.length, 24 + index * 16)
    offset += bytes.length
  })
  return Buffer.concat([head, ...entries.map(([, bytes]) => bytes)])
}

const FANGSONG = font(
  [
    [0x0409, 'FangSong'],
    [0x0804, '仿宋'],
  ],
  true,
)

function folderWith(files: Readonly<Record<string, Buffer>>): string {
  const folder = temporaryFolder()
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  return folder
}

describe('a font file', () => {
  test('calls itself by its Chinese name first and by every other too', async () => {
    const folder = folderWith({ 'simfang.ttf': FANGSONG })
    expect(await readFaces(join(folder, 'simfang.ttf'))).toEqual([
      { name: '仿宋', names: ['FangSong', '仿宋'], isChinese: true },
    ])
  })

  test.skipIf(!COLLECTION)('that is a collection has all its faces', async () => {
    const faces = await readFaces(COLLECTION!)
    expect(faces).toContainEqual({ name: 'Noto Sans CJK SC', names: ['Noto Sans CJK SC'], isChinese: true })
    expect(faces.map(({ name }) => name)).toContain('Noto Sans CJK JP')
  })

  test.skipIf(!LATIN)('without Chinese characters says so', async () => {
    expect(await readFaces(LATIN!)).toEqual([
      { name: 'Liberation Serif', names: ['Liberation Serif'], isChinese: false },
    ])
  })

  test.each<[string, Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['text', Buffer.from('no font at all, but long enough to be looked into')],
    ['cut off in its tables', FANGSONG.subarray(0, 60)],
    ['pointing outside itself', Buffer.concat([FANGSONG.subarray(0, 20), Buffer.alloc(24, 0xff)])],
    ['a collection of four thousand million', Buffer.from('7474636600010000ffffffff00000010', 'hex')],
    ['without a name', sfnt({ name: Buffer.alloc(6) })],
    ['with a name of control characters', font([[0x0409, '\u0001\u0002']])],
  ])('that is %s has no faces', async (_what, bytes) => {
    expect(await readFaces(join(folderWith({ 'a.ttf': bytes }), 'a.ttf'))).toEqual([])
  })

  test('has faces or none, and never an exception, wherever one byte of it is wrong', async () => {
    const folder = temporaryFolder()
    for (let at = 0; at < FANGSONG.length; at += 3) {
      const bytes = Buffer.from(FANGSONG)
      bytes[at] = bytes[at]! ^ 0xff
      writeFileSync(join(folder, 'a.ttf'), bytes)
      for (const { name, names } of await readFaces(join(folder, 'a.ttf'))) expect(names).toContain(name)
    }
  })
})

describe('the fonts of some folders', () => {
  test('are families by name: faces and files of one family together, bad files left out', async () => {
    const folder = folderWith({
      'fang.ttf': FANGSONG,
      'fang-bold.TTF': FANGSONG,
      'latin.otf': font([[0x0409, 'Arial']]),
      'bad.ttf': Buffer.from('bad'),
      'readme.txt': FANGSONG,
    })
    mkdirSync(join(folder, 'below'))
    writeFileSync(join(folder, 'below/hei.ttf'), font([[0x0804, '黑体']], true))
    // A folder that is not there, one twice, and a circle.
    symlinkSync(folder, join(folder, 'below/again'))
    expect(await openFonts([join(folder, 'none'), folder, join(folder, 'below')]).list()).toEqual([
      { name: '仿宋', names: ['仿宋', 'FangSong'], isChinese: true },
      { name: '黑体', names: ['黑体'], isChinese: true },
      { name: 'Arial', names: ['Arial'], isChinese: false },
    ])
  })

  test('are looked at again: a font that came, went or changed is seen, one that did not is not read', async () => {
    const folder = folderWith({ 'a.ttf': font([[0x0409, 'One']]) })
    const path = join(folder, 'a.ttf')
    const fonts = openFonts([folder])
    const names = async () => (await fonts.list()).map(({ name }) => name)
    utimesSync(path, 1_000, 1_000)
    expect(await names()).toEqual(['One'])
    // Same size and time: taken from memory.
    writeFileSync(path, font([[0x0409, 'Two']]))
    utimesSync(path, 1_000, 1_000)
    expect(await names()).toEqual(['One'])
    utimesSync(path, 2_000, 2_000)
    writeFileSync(join(folder, 'b.ttf'), FANGSONG)
    expect(await names()).toEqual(['仿宋', 'Two'])
    truncateSync(path, 8)
    expect(await names()).toEqual(['仿宋'])
  })

  test.skipIf(!COLLECTION)('of this machine are told by the service', async () => {
    const { client } = startService(temporaryFolder())
    const list = valueOf(await client.call('fonts.list', {}))
    expect(calls['fonts.list'].answer.parse(list)).toEqual(list)
    expect(list).toContainEqual({ name: 'Noto Sans CJK SC', names: ['Noto Sans CJK SC'], isChinese: true })
  })
})

describe('the folders of fonts', () => {
  const home = join('/', 'home', 'li')

  test('on Linux are the user’s and the system’s, as the desktop says', () => {
    expect(fontFolders('linux', {}, home)).toEqual([
      '/home/li/.fonts',
      '/home/li/.local/share/fonts',
      '/usr/local/share/fonts',
      '/usr/share/fonts',
    ])
    const env = { XDG_DATA_HOME: '/data/li', XDG_DATA_DIRS: '/opt/share:/usr/share' }
    expect(fontFolders('linux', env, home)).toContain('/opt/share/fonts')
    expect(fontFolders('linux', env, home)).toContain('/data/li/fonts')
  })

  test('on Windows are the system’s, the user’s and those of Office', () => {
    const folders = fontFolders(
      'win32',
      { WINDIR: 'C:\\Windows', LOCALAPPDATA: 'C:\\Users\\li\\Local' },
      'C:\\Users\\li',
    )
    expect(folders.map((folder) => folder.replaceAll('/', '\\'))).toEqual([
      'C:\\Windows\\Fonts',
      'C:\\Users\\li\\Local\\Microsoft\\Windows\\Fonts',
      'C:\\Users\\li\\Local\\Microsoft\\FontCache\\4\\CloudFonts',
    ])
  })

  test('on macOS are the user’s, the machine’s and the system’s', () => {
    expect(fontFolders('darwin', {}, home).slice(0, 3)).toEqual([
      '/home/li/Library/Fonts',
      '/Library/Fonts',
      '/System/Library/Fonts',
    ])
  })
})
