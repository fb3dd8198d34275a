// npm test [-- unit | e2e | part of a file's name …]: everything by default. Each part runs even when one before it failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setup } from './setup.mjs'
import { complain, main, root, run, say, seconds } from './steps.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {Counts & { name: string }} FileCounts
 * @typedef {{ code: number, files: readonly FileCounts[] }} Run
 * @typedef {{ title: string, next: string, counts: (node: string) => Promise<Counts> }} Part
 */

const PROJECTS = ['unit', 'e2e']
const REPORTS = join(root, 'out', 'test')

/** @param {string} name */
const bin = (name) => join(root, 'node_modules', ...name.split('/'))

/** By content: what was in order and has not changed is not formatted again. */
const CACHE = ['--cache', '--cache-strategy', 'content', '--cache-location', join('out', 'prettier-cache')]

/** @type {Part[]} */
const CHECKS = [
  check('Types', bin('typescript/bin/tsc'), ['-b', '--pretty', 'false'], 'mend the types named above'),
  check(
    'Lint',
    bin('oxlint/bin/oxlint'),
    ['--deny-warnings'],
    'mend the lines named above; a forbidden import belongs elsewhere',
  ),
  check(
    'Format',
    bin('prettier/bin/prettier.cjs'),
    ['--check', '--log-level', 'warn', ...CACHE, '.'],
    'run: npx prettier --write .',
  ),
]

/**
 * @param {string} title
 * @param {string} script
 * @param {string[]} args
 * @param {string} next
 * @returns {Part}
 */
function check(title, script, args, next) {
  const counts = async (/** @type {string} */ node) => {
    const { code } = await run(node, [script, ...args])
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  }
  return { title, next, counts }
}

/**
 * @param {string} project
 * @param {readonly string[]} filters
 * @returns {Part}
 */
function suite(project, filters) {
  return {
    title: project === 'unit' ? 'Unit, property and golden tests' : 'End-to-end tests in Electron',
    next: `run it alone: npm test -- ${filters[0] ?? project}`,
    counts: (node) => runVitest(node, project, filters),
  }
}

/**
 * @param {string} node
 * @param {string} project
 * @param {readonly string[]} filters
 * @returns {Promise<Counts>}
 */
async function runVitest(node, project, filters) {
  const first = await vitest(node, project, filters)
  // Nothing found is right for a part of a name, and a hole in the proof for a whole suite.
  const { passed, failed, skipped } = countsOf(first)
  if (filters.length === 0 && passed + failed === 0) {
    say(`No test ran in ${project}.`)
    return { passed, failed: 1, skipped }
  }
  const broken = first.files.filter((file) => file.failed > 0)
  if (project !== 'e2e' || broken.length === 0 || broken.length > FEW) return { passed, failed, skipped }
  return runAgain(node, project, first, broken)
}

/** More files than this have another cause than a race. */
const FEW = 4

/**
 * A file of the real app that failed once may have lost a race with the machine: it gets a second run, nothing beside it. What
 * passes then is counted as passed and named, to be mended; what fails twice has failed.
 * @param {string} node
 * @param {string} project
 * @param {Run} first
 * @param {readonly FileCounts[]} broken
 * @returns {Promise<Counts>}
 */
async function runAgain(node, project, first, broken) {
  say(`\n${broken.length} failed; once more, alone: ${broken.map(({ name }) => name).join(', ')}`)
  const names = broken.map(({ name }) => name)
  const second = await vitest(node, project, [...names, '--no-file-parallelism'])
  const mended = second.files.filter((file) => file.failed === 0).map(({ name }) => name)
  if (mended.length > 0)
    say(`! Failed first and passed alone: ${mended.join(', ')} (${mended.length}). A race each, to be mended.`)
  const files = [...first.files.filter((file) => file.failed === 0), ...second.files]
  return countsOf({ code: second.code, files })
}

/**
 * @param {string} node
 * @param {string} project
 * @param {readonly string[]} args
 * @returns {Promise<Run>}
 */
async function vitest(node, project, args) {
  const report = join(REPORTS, `${project}.json`)
  rmSync(report, { force: true })
  const options = ['--config', join('scripts', 'vitest.config.ts'), '--project', project, '--passWithNoTests']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  // npm asks for colours even where the output goes to a file.
  const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }
  const { code } = await run(node, [bin('vitest/vitest.mjs'), 'run', ...options, ...reporters, ...args], { env })
  return { code, files: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults.map(countFile) : [] }
}

/**
 * @param {{ name: string, status: string, assertionResults: readonly { status: string }[] }} file
 * @returns {FileCounts}
 */
function countFile({ name, status, assertionResults }) {
  const passed = assertionResults.filter((test) => test.status === 'passed').length
  const failed = assertionResults.filter((test) => test.status === 'failed').length
  return {
    name: relative(root, name).replaceAll('\\', '/'),
    passed,
    // A file that could not be loaded has no test to its name and still counts as a failure.
    failed: failed === 0 && status === 'failed' ? 1 : failed,
    skipped: assertionResults.length - passed - failed,
  }
}

/**
 * An error outside any test counts as a failure, too.
 * @param {Run} run
 * @returns {Counts}
 */
function countsOf({ code, files }) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const file of files) add(total, file)
  return { ...total, failed: total.failed === 0 && code !== 0 ? 1 : total.failed }
}

/**
 * @param {readonly string[]} words
 * @returns {Part[]}
 */
function partsFor(words) {
  const projects = PROJECTS.filter((project) => words.includes(project))
  const filters = words.filter((word) => !PROJECTS.includes(word))
  const suites = (projects.length > 0 ? projects : PROJECTS).map((project) => suite(project, filters))
  return words.length === 0 ? [...CHECKS, ...suites] : suites
}

/** @param {readonly string[]} words */
async function test(words) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  try {
    const { node } = await setup()
    mkdirSync(REPORTS, { recursive: true })
    for (const part of partsFor(words)) add(total, await runPart(part, node))
  } catch (error) {
    complain(error)
    total.failed += 1
  }
  if (total.passed + total.failed === 0) say('\nNo test ran: no file is named so.')
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  say(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
}

/**
 * @param {Counts} total
 * @param {Counts} part
 */
function add(total, part) {
  total.passed += part.passed
  total.failed += part.failed
  total.skipped += part.skipped
}

/**
 * @param {Part} part
 * @param {string} node
 */
async function runPart(part, node) {
  const started = performance.now()
  say(`\n── ${part.title}`)
  const counts = await part.counts(node)
  if (counts.failed === 0) say(`✓ ${part.title} (${seconds(started)})`)
  else say(`✗ ${part.title}: ${counts.failed} failed (${seconds(started)})\n  Next: ${part.next}`)
  return counts
}

await main(() => test(process.argv.slice(2)))
