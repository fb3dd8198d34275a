import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CommandId } from '#core/command.ts'
import { carriedFigures } from '#core/figures/carried.ts'
import { dropFiles } from '../support/drop-files.ts'
import { giveToApp, temporaryFolder } from '../support/launch.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { answerOpenDialog, clickMenu } from '../support/shell.ts'
import { expectNoComplaints, saveNow, sitDown, type Desk } from '../support/writer.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'
import { LAST_YEAR } from '../support/yearly-papers.ts'

/** A hand that counts what it does. A command of the menu is its key. */
function countingHand({ page, run }: Desk) {
  const done = { drags: 0, clicks: 0, keys: 0 }
  return {
    done,
    drop: async (name: string, bytes: Uint8Array) => {
      done.drags++
      await dropFiles(page, [name, bytes])
    },
    click: async (selector: string) => {
      done.clicks++
      await page.locator(selector).first().click()
    },
    press: async (key: string) => {
      done.keys++
      await page.keyboard.press(key)
    },
    command: async (id: CommandId) => {
      done.keys++
      await clickMenu(run, id)
    },
  }
}

/** The states of the ten figures that no change of the roll-forward touched. */
async function settledIn(desk: Desk, profile: string): Promise<readonly string[]> {
  await saveNow(desk)
  const figures = carriedFigures(storedDrafts(profile)[0]!)
  return figures.filter(({ type }) => type !== 'year' && type !== 'ordinalevent').map(({ state }) => state)
}

const TEN_KEPT = Array.from({ length: 10 }, () => 'kept')
const count = ({ page }: Desk) => page.locator('[data-name=figures]').textContent()

test('from last year’s file to a first draft without an open figure: one drag, five clicks, one key', async () => {
  const { profile } = profileWith()
  await using desk = await sitDown({ profile })
  const { page } = desk
  const hand = countingHand(desk)
  await hand.drop('去年.docx', await writeTestDocx(LAST_YEAR))
  await page.waitForSelector('[data-name=import][data-state=review]')
  await hand.click('[data-name=roll-imported]')
  await page.waitForSelector('[data-name=make-draft]:enabled')
  await hand.press('Enter')
  await expect.poll(() => count(desk)).toBe('待核 10')
  await hand.click('[data-name=figures]')
  for (const left of ['待核 6', '待核 4']) {
    await hand.click('[data-name=keep-group]')
    await expect.poll(() => count(desk)).toBe(left)
  }
  await hand.click('[data-name=keep-group]')
  await page.waitForSelector('[data-name=figures-done]')
  expect(hand.done).toEqual({ drags: 1, clicks: 5, keys: 1 })
  expect(await settledIn(desk, profile)).toEqual(TEN_KEPT)
  expectNoComplaints(desk)
})

test('the same with the keyboard alone, each of the ten figures looked at: 24 keys beside the choice of the file', async () => {
  const { profile } = profileWith()
  const path = join(temporaryFolder('stopwatch'), '去年.docx')
  writeFileSync(path, await writeTestDocx(LAST_YEAR))
  giveToApp(path)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  const hand = countingHand(desk)
  await answerOpenDialog(run, [path])
  await hand.command('import')
  await page.waitForSelector('[data-name=import][data-state=review]')
  await hand.press('Shift+Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-name'))).toBe('roll-imported')
  await hand.press('Enter')
  await page.waitForSelector('[data-name=make-draft]:enabled')
  await hand.press('Enter')
  await expect.poll(() => count(desk)).toBe('待核 10')
  await hand.command('next-figure')
  for (let left = 9; left > 0; left--) {
    await hand.press('Enter')
    await expect.poll(() => count(desk)).toBe(`待核 ${left}`)
    await hand.press('Enter')
    await expect.poll(() => page.locator('[data-carried=unconfirmed][data-settling]').count()).toBe(1)
  }
  await hand.press('Enter')
  await expect.poll(() => page.locator('[data-name=figures]').count()).toBe(0)
  expect(hand.done).toEqual({ drags: 0, clicks: 0, keys: 24 })
  expect(await settledIn(desk, profile)).toEqual(TEN_KEPT)
  expectNoComplaints(desk)
})
