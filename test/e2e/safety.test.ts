import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { callDesk, newPaper, openDraftInList, sitDown } from '../support/writer.ts'

test('the page has no Node, no network and no way out', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  expect(run.sandboxed || process.getuid?.() === 0).toBe(true)
  const found = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'globalThis.planted = true'
    document.body.append(script)
    const image = new Image()
    image.src = 'https://example.com/pixel.png'
    document.body.append(image)
    const fetched = await fetch('https://example.com/').then(
      () => 'answered',
      () => 'refused',
    )
    const opened = window.open('https://example.com/')
    await new Promise((resolve) => setTimeout(resolve, 300))
    return {
      globals: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
      planted: 'planted' in globalThis,
      fetched,
      opened: opened === null,
      violations: [...new Set(violations)].toSorted(),
    }
  })
  expect(found).toEqual({
    globals: [],
    planted: false,
    fetched: 'refused',
    opened: true,
    violations: ['connect-src', 'img-src', 'script-src-elem'],
  })
  expect(run.app.windows()).toHaveLength(1)
})

test('the page cannot be led elsewhere', async () => {
  await using desk = await sitDown()
  const before = desk.page.url()
  await desk.page.evaluate(() => void (location.href = 'https://example.com/'))
  await desk.page.waitForTimeout(300)
  expect(desk.page.url()).toBe(before)
})

test('a call outside the contract is refused, with a code and nothing else', async () => {
  await using desk = await sitDown()
  const replies = await Promise.all([
    callDesk(desk.page, 'export.write', { id: randomUUID(), path: '/tmp/x.docx' }),
    callDesk(desk.page, 'drafts.open', { id: '../../etc/passwd' }),
    callDesk(desk.page, '__proto__', {}),
    callDesk(desk.page, 'drafts.list', { extra: true }),
  ])
  for (const reply of replies) expect(reply).toEqual({ ok: false, error: { code: 'bad-call' } })
})

test('a day at the desk draws no complaint from the page and no request to any network', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await newPaper(page, '示例局')
  await page.keyboard.type('今年以来')
  await page.click('[data-name=pane-drafts]')
  await openDraftInList(page)
  await page.click('[data-name=slots]')
  await page.waitForSelector('[data-name=slots-pane]')
  const state = (await callDesk(page, 'app.state', {})) as { value: { networkAttempts: number } }
  expect(state.value.networkAttempts).toBe(0)
  expect(desk.complaints).toEqual([])
})
