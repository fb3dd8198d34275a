import type { TestProject } from 'vitest/node'
import { hasXvfb, startXvfb } from '../../scripts/xvfb.mjs'

/**
 * The screens of the end-to-end tests, 1366 × 768: one for each file that runs at the same time, or two windows would take the
 * keyboard and the clipboard from each other. Invisible ones even where there is a display: windows that come and go would take
 * the keyboard from whoever works there.
 */
export default async function setup({ config }: TestProject): Promise<(() => Promise<void>) | void> {
  if (!hasXvfb()) return
  const screens: Awaited<ReturnType<typeof startXvfb>>[] = []
  for (let number = 0; number < config.maxWorkers; number++) screens.push(await startXvfb())
  process.env['SUIGAO_SCREENS'] = screens.map(({ display }) => display).join(' ')
  return async () => {
    for (const screen of screens) await screen.stop()
  }
}
