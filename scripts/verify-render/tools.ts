import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run, say, Trouble } from '../steps.mjs'

/** What must be there to set and measure pages, with the Debian package it comes in. */
const TOOLS: readonly { readonly name: string; readonly package: string; readonly isThere: () => boolean }[] = [
  { name: 'LibreOffice Writer', package: 'libreoffice-writer-nogui', isThere: hasWriter },
  { name: 'pdftotext and pdftoppm', package: 'poppler-utils', isThere: () => runs('pdftotext', '-v') },
  { name: 'python-docx', package: 'python3-docx', isThere: () => runs(PYTHON, '-c', 'import docx') },
  // Times New Roman by its metric twin, for the digits.
  { name: 'Liberation fonts', package: 'fonts-liberation', isThere: () => hasFont('Liberation Serif') },
]

/** The system's Python: Debian's packages are invisible to any other. */
export const PYTHON = '/usr/bin/python3'

/** Sees to LibreOffice, poppler and python-docx: installs them as root on Debian, else names the command that does. */
export async function ensureTools(): Promise<void> {
  const missing = missingTools()
  if (missing.length && process.getuid?.() === 0 && hasApt()) {
    say(`… apt-get: ${missing.map((tool) => tool.name).join(', ')}`)
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', ...missing.map((tool) => tool.package))
  }
  const still = missingTools()
  if (!still.length) return
  const packages = still.map((tool) => tool.package).join(' ')
  throw new Trouble(
    `The pages cannot be checked here: ${still.map((tool) => tool.name).join(', ')} missing.`,
    hasApt()
      ? `sudo apt-get install --no-install-recommends ${packages}, then run this again.`
      : `install what Debian calls ${packages}, then run this again.`,
  )
}

/** Runs apt-get quietly; its words are shown only when it fails. */
export async function apt(...args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const patience = ['-o', 'Acquire::Retries=2', '-o', 'Acquire::http::Timeout=20', '-qq']
  const { code, output } = await run('apt-get', [...patience, ...args], { env, quiet: true })
  if (code) say(`! apt-get ${args.join(' ')} failed:\n${output.trim().split('\n').slice(-6).join('\n')}`)
}

export function hasApt(): boolean {
  return runs('apt-get', '--version')
}

function missingTools(): typeof TOOLS {
  return TOOLS.filter((tool) => !tool.isThere())
}

function hasWriter(): boolean {
  return runs('soffice', '--version') && existsSync('/usr/lib/libreoffice/program/libswlo.so')
}

function hasFont(family: string): boolean {
  return spawnSync('fc-list', [family], { encoding: 'utf8' }).stdout?.trim() !== ''
}

function runs(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
