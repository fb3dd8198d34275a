import { join } from 'node:path'
import { setup } from './setup.mjs'
import { isEntry, main, root, run } from './steps.mjs'
import { hasDisplay, startXvfb } from './xvfb.mjs'

/**
 * Drives the real app once through a writer's work; what it made is in out/tour.
 * @param {string} node the Node for the scripts
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
export async function runTour(node, args) {
  const screen = hasDisplay() ? null : await startXvfb()
  try {
    const env = { ...process.env, ...screen?.env }
    return (await run(node, [join(root, 'scripts', 'tour.ts'), ...args], { env })).code
  } finally {
    await screen?.stop()
  }
}

if (isEntry(import.meta.url)) await main(async () => runTour((await setup()).node, process.argv.slice(2)))
