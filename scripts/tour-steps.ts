import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunningApp } from '../test/support/launch.ts'

/** Where the tour leaves its files and pictures. */
export const OUT = join(import.meta.dirname, '..', 'out', 'tour')

/** Does one step and says how long it took. */
export async function step(name: string, act: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await act()
  console.log(`  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
}

/** A picture of the whole screen, the native menu included. */
export async function picture(run: RunningApp, name: string): Promise<void> {
  const base64 = await run.app.evaluate(async ({ desktopCapturer, screen }) => {
    const { width, height } = screen.getPrimaryDisplay().size
    const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width, height } })
    return sources[0]?.thumbnail.toPNG().toString('base64')
  })
  must(base64 !== undefined, 'the screen could not be captured')
  writeFileSync(join(OUT, `${name}.png`), Buffer.from(base64, 'base64'))
}

export function must(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}
