import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/launch.ts'
import { answerSaveDialog, lastSaveDialog } from '../support/shell.ts'
import { callDesk, sitDown } from '../support/writer.ts'

const EXPORT = { id: 'work-points' }

test('a template is written where the writer says, with the extension, and comes back from there', async () => {
  await using desk = await sitDown()
  const folder = temporaryFolder('templates')
  await answerSaveDialog(desk.run, join(folder, '要点'))
  const path = join(folder, '要点.json')
  expect(await callDesk(desk.page, 'templates.export', EXPORT)).toEqual({ ok: true, value: { path } })
  const shown = await lastSaveDialog(desk.run)
  expect(shown.defaultPath).toMatch(/[^/]+\.json$/)
  expect(shown.properties).toContain('showOverwriteConfirmation')
  expect(readdirSync(folder)).toEqual(['要点.json'])
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const imported = await callDesk(desk.page, 'templates.import', { requestId: randomUUID(), json })
  expect(imported).toMatchObject({ ok: true, value: { id: expect.stringMatching(/^user-/) as string } })
})

test('a file dialog that is cancelled writes no template', async () => {
  await using desk = await sitDown()
  await answerSaveDialog(desk.run, null)
  expect(await callDesk(desk.page, 'templates.export', EXPORT)).toEqual({ ok: true, value: null })
})

test('main alone may name the place: the window cannot write a template where it likes', async () => {
  await using desk = await sitDown()
  const path = join(temporaryFolder('templates'), 'a.json')
  const refused = { ok: false, error: { code: 'bad-call' } }
  expect(await callDesk(desk.page, 'templates.write', { ...EXPORT, path })).toEqual(refused)
})
