// Sets pages with LibreOffice and measures them. The checks are TypeScript, so this only sees to a Node that runs it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { setupScripts } from './setup.mjs'
import { scriptNode } from './script-node.mjs'
import { main, root } from './steps.mjs'

/** @returns {Promise<number>} */
async function verifyRender() {
  await withLock('setup', setupScripts)
  return new Promise((done, fail) => {
    const child = spawn(scriptNode().path, [join(root, 'scripts', 'verify-render.ts')], { cwd: root, stdio: 'inherit' })
    child.on('error', fail)
    child.on('exit', (code) => done(code ?? 1))
  })
}

await main(verifyRender)
