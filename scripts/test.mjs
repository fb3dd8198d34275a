// npm test [-- unit | e2e | part of a file's name …]: everything by default. Each part runs even when one before it failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setup } from './setup.mjs'
import { complain, main, root, run, say, seconds } from './steps.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ title: string, next: string, counts: (node: string) => Promise<Counts> }} Part
 */

const PROJECTS = ['unit', 'e2e']
const REPORTS = join(root, 'out', 'test')

/** @param {string} name */
const bin = (name) => join(root, 'node_modules', ...name.split('/'))

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
    ['--check', '--log-level', 'warn', '.'],
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
  const report = join(REPORTS, `${project}.json`)
  rmSync(report, { force: true })
  const options = ['--config', join('scripts', 'vitest.config.ts'), '--project', project, '--passWithNoTests']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  // npm asks for colours even where the output goes to a file.
  const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }
  const { code } = await run(node, [bin('vitest/vitest.mjs'), 'run', ...options, ...reporters, ...filters], { env })
  const counts = countReport(report, code)
  // Nothing found is right for a part of a name, and a hole in the proof for a whole suite.
  const isHole = filters.length === 0 && counts.passed + counts.failed === 0
  if (isHole) say(`No test ran in ${project}.`)
  return isHole ? { ...counts, failed: 1 } : counts
}

/**
 * A file that could not be loaded, or an error outside any test, has no test to its name and still counts as a failure.
 * @param {string} report
 * @param {number} code
 * @returns {Counts}
 */
function countReport(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  const broken = testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const failed = numFailedTests + broken
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  }
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
