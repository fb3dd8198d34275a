// npm run dist [-- tar.gz | deb | AppImage | nsis | zip …]: the unpacked folder for this system and its smoke test, then the
// packages named. Packages are made from electron-builder.yml.
import { join } from 'node:path'
import { setup } from './setup.mjs'
import { main, root, run, say, step, Trouble } from './steps.mjs'
import { hasXvfb } from './xvfb.mjs'

/** @param {readonly string[]} targets */
async function dist(targets) {
  const { node } = await setup()
  const pack = (/** @type {readonly string[]} */ words) =>
    run(node, [join(root, 'scripts', 'dist', 'dist.ts'), ...words])
  await step('Folder', () => must(pack([]), 'The folder was not built; the reason stands above.'))
  if (hasXvfb()) await step('Smoke test', () => must(smoke(node), 'The packaged app does not work; see above.'))
  else say('! Not tried: its smoke test needs Linux and Xvfb.')
  if (targets.length > 0)
    await step(targets.join(', '), () => must(pack(targets), 'A package was not built; see above.'))
}

/** @param {string} node */
function smoke(node) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const config = join('scripts', 'vitest.config.ts')
  const env = { ...process.env, SUIGAO_SMOKE: '1' }
  return run(node, [vitest, 'run', '--config', config, '--project', 'e2e', 'test/e2e/packaged.test.ts'], { env })
}

/**
 * @param {Promise<{ code: number }>} running
 * @param {string} what
 */
async function must(running, what) {
  if ((await running).code !== 0) throw new Trouble(what, 'mend what it names, then run this again.')
}

await main(() => dist(process.argv.slice(2)))
