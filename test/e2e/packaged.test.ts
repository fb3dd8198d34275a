import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isPackaged, packagedFolder } from '../../scripts/dist/packaged-folder.ts'
import { giveToApp, runsAsRoot, temporaryFolder } from '../support/launch.ts'
import { launchPackaged } from '../support/packaged.ts'
import { validateDocx } from '../support/validate-docx.ts'
import { newPaper, openDraftInList, paperLines, waitUntilSaved } from '../support/writer.ts'
import { pressReturn } from '../support/x-key.ts'

/** As fuses stand in the program's own bytes. */
const [OFF, ON] = [48, 49]
/** `npm run dist` ends with this file and says so; elsewhere an app of other sources than these would prove nothing. */
const isHere = process.env['SUIGAO_SMOKE'] === '1' || isPackaged()

describe.skipIf(process.platform !== 'linux' || !isHere)('the packaged app', () => {
  test('opens, makes a paper, saves, comes back with its words and exports through the dialog of the system', async () => {
    const home = homeFolder()
    {
      await using run = await launchPackaged(home)
      await newPaper(run.page, '示例区教育局')
      await run.page.keyboard.type('区委、区政府')
      await waitUntilSaved(run.page)
      expect(await run.close()).toBe(0)
    }
    await using run = await launchPackaged(home)
    await openDraftInList(run.page)
    expect((await paperLines(run.page)).some((line) => line.includes('区委、区政府'))).toBe(true)
    await run.page.click('[data-name=export]')
    await run.page.click('[data-name=export-anyway]')
    // The dialog proposes the home folder and the paper's own name; Return takes both.
    await expect
      .poll(() => pressReturn().then(() => wordFiles(home)), { interval: 1_000, timeout: 20_000 })
      .toHaveLength(1)
    await run.page.waitForSelector('.toast')
    const [file] = wordFiles(home)
    expect(file).toMatch(/^示例区教育局20\d\d年工作总结和20\d\d年工作计划\.docx$/)
    const bytes = readFileSync(join(home, file!))
    expect(strFromU8(unzipSync(bytes)['word/document.xml']!)).toContain('区委、区政府')
    expect(await validateDocx(bytes)).toEqual([])
    expect(await run.close()).toBe(0)
  })

  test('keeps everything in `data` beside the program where that folder is there', async () => {
    const home = homeFolder()
    const data = dataFolder()
    giveToApp(data)
    await using run = await launchPackaged(home)
    expect(await run.close()).toBe(0)
    expect(existsSync(join(data, 'suigao.db'))).toBe(true)
    expect(existsSync(join(home, 'Suigao'))).toBe(false)
  })

  test.skipIf(process.getuid?.() !== 0 || runsAsRoot())('passes over a `data` that it may not write to', async () => {
    const home = homeFolder()
    const data = dataFolder()
    await using run = await launchPackaged(home)
    expect(await run.close()).toBe(0)
    expect(existsSync(join(home, 'Suigao', 'suigao.db'))).toBe(true)
    expect(readdirSync(data)).toEqual([])
  })

  test('holds the built app and the driver for this system, and nothing else', () => {
    const files = listPackage(join(packagedFolder(), 'resources', 'app.asar'), { isPack: false })
    const known =
      /^\/(package\.json|electron\/icons\/128x128\.png|out\/(app\/[\w-]+\.cjs|renderer\/.+)|node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/.+|prebuilds\/linux-\w+\.node))$/
    const folders = new Set(files.flatMap((file) => parentsOf(file)))
    expect(files.filter((file) => !folders.has(file) && !known.test(file))).toEqual([])
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([
      `/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    ])
  })

  test('has what the service needs outside the archive', () => {
    const unpacked = join(packagedFolder(), 'resources', 'app.asar.unpacked')
    const programs = readdirSync(join(unpacked, 'out', 'app')).filter((name) => !name.startsWith('service-'))
    expect(programs.toSorted()).toEqual(['reader.cjs', 'service.cjs', 'worker.cjs'])
    expect(readdirSync(join(unpacked, 'node_modules'))).toEqual(['better-sqlite3'])
  })

  test('cannot be turned into a plain Node or opened to an inspector', async () => {
    const fuses = await getCurrentFuseWire(join(packagedFolder(), 'suigao'))
    const state = (fuse: FuseV1Options): number | undefined => fuses[fuse]
    expect(state(FuseV1Options.RunAsNode)).toBe(OFF)
    expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(OFF)
    expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(OFF)
    expect(state(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(OFF)
    expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(ON)
    expect(state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(ON)
  })
})

function homeFolder(): string {
  const home = temporaryFolder('home')
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))
  return home
}

function dataFolder(): string {
  const data = join(packagedFolder(), 'data')
  mkdirSync(data)
  onTestFinished(() => rmSync(data, { recursive: true, force: true, maxRetries: 5 }))
  return data
}

const wordFiles = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.docx'))

function parentsOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
