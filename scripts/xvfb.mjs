import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { Trouble } from './steps.mjs'

/** Whether windows can be shown without help. */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

export function hasXvfb() {
  return process.platform === 'linux' && spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error === undefined
}

/**
 * Starts an invisible X screen on a free display number. `env` is what a program needs to draw on it.
 * @param {{ screen?: string }} [options] `screen` is width x height x depth
 * @returns {Promise<{ display: string, env: Record<string, string>, stop: () => Promise<void> }>}
 */
export async function startXvfb({ screen = '1366x768x24' } = {}) {
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset']
  // As root the app runs as another user, whom the screen would turn away.
  if (process.getuid?.() === 0) args.push('-ac')
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  const number = await displayNumber(server)
  const stopNow = () => void server.kill()
  process.once('exit', stopNow)
  // Nobody listens to the screen any more, and a waiting pipe would keep this process alive.
  for (const pipe of [server.stderr, server.stdio[3]]) pipe?.destroy()
  server.unref()
  return {
    display: `:${number}`,
    env: { DISPLAY: `:${number}` },
    stop: async () => {
      process.off('exit', stopNow)
      if (server.exitCode !== null || server.signalCode !== null) return
      server.ref()
      const ended = once(server, 'exit')
      server.kill()
      await ended
    },
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<number>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let number = ''
    let complaint = ''
    const give = (/** @type {string} */ why) =>
      reject(
        new Trouble(`No invisible screen could be started: ${why}`, 'install Xvfb (Debian: apt-get install xvfb).'),
      )
    server.stdio[3]?.on('data', (part) => {
      number += part
      if (number.endsWith('\n')) resolve(Number(number))
    })
    server.stderr?.on('data', (part) => (complaint += part))
    server.once('error', (error) => give(error.message))
    server.once('exit', (code) => give(complaint.trim() || `Xvfb ended with code ${code}`))
  })
}
