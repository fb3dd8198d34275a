import { hasXvfb, startXvfb } from '../../scripts/xvfb.mjs'

/**
 * The screen of the end-to-end tests, 1366 × 768. An invisible one even where there is a display: windows that come and go
 * would take the keyboard from whoever works there.
 */
export default async function setup(): Promise<(() => Promise<void>) | void> {
  if (!hasXvfb()) return
  const screen = await startXvfb()
  Object.assign(process.env, screen.env)
  return screen.stop
}
