// Starts the command line: standard output is its answer alone, so everything said here goes to standard error.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { scriptNode } from './script-node.mjs'
import { buildStale, setupScripts } from './setup.mjs'
import { isStale } from './stale.mjs'
import { main, progressToStderr, root, step } from './steps.mjs'

/** @param {readonly string[]} args */
async function cli(args) {
  progressToStderr()
  if (isStale('cli')) await withLock('setup', makeCli)
  return runCli(scriptNode().path, args)
}

async function makeCli() {
  // Another call may have built it while this one waited.
  if (!isStale('cli')) return
  const node = await setupScripts()
  await step('Build', (note) => buildStale(node, ['cli'], note))
}

/**
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function runCli(node, args) {
  return new Promise((done, fail) => {
    const child = spawn(node, [join(root, 'out', 'cli.mjs'), ...args], { stdio: 'inherit' })
    child.on('error', fail)
    child.on('exit', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

await main(() => cli(process.argv.slice(2)))
