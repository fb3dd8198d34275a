import { setup } from './setup.mjs'
import { isEntry, main, root, run, say } from './steps.mjs'
import { runTour } from './tour.mjs'
import { hasDisplay } from './xvfb.mjs'

/**
 * Sets up what is missing and opens the app; without a display, shows by the tour that it works.
 * @param {readonly string[]} args for the app
 */
async function start(args) {
  const { node, electron } = await setup()
  if (!hasDisplay()) {
    say(
      '\nThere is no display here, so the app runs on an invisible screen (Xvfb), and the tour drives it instead of you.\n',
    )
    return runTour(node, [])
  }
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (isRoot) say('! You are root: Electron runs without its sandbox. Start it as a normal user for daily work.')
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env }
  // Set in some editors' terminals; it would turn Electron into a plain Node.
  delete env['ELECTRON_RUN_AS_NODE']
  const { code } = await run(electron.executable, [root, ...(isRoot ? ['--no-sandbox'] : []), ...args], { env })
  return code
}

if (isEntry(import.meta.url)) await main(() => start(process.argv.slice(2)))
