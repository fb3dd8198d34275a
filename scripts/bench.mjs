// npm run bench -- <name> [--quick] [--json]. The measurements are TypeScript, so this only sees to the set-up and a screen.
import { join } from 'node:path'
import { setup } from './setup.mjs'
import { main, progressToStderr, root } from './steps.mjs'
import { spawn } from 'node:child_process'
import { hasXvfb, startXvfb } from './xvfb.mjs'

/** @param {readonly string[]} args */
async function bench(args) {
  // Standard output belongs to the table and the JSON.
  progressToStderr()
  const { node } = await setup()
  // An invisible screen even where there is a display: whoever works there would be measured too.
  const screen = hasXvfb() ? await startXvfb() : null
  try {
    const env = { ...process.env, ...screen?.env }
    return await new Promise((done, fail) => {
      const child = spawn(node, [join(root, 'scripts', 'bench', 'bench.ts'), ...args], {
        cwd: root,
        env,
        stdio: 'inherit',
      })
      child.on('error', fail)
      child.on('exit', (code) => done(code ?? 1))
    })
  } finally {
    await screen?.stop()
  }
}

await main(() => bench(process.argv.slice(2)))
