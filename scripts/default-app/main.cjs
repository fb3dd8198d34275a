// What Electron runs when it is given a folder: `electron <folder> …`. The official builds bring their own; this one goes into
// the Electron that npm carries, whose own app was left out.
const { existsSync, readFileSync } = require('node:fs')
const Module = require('node:module')
const { join, resolve } = require('node:path')
const { pathToFileURL } = require('node:url')
const { app } = require('electron')

const given = process.argv.slice(1).find((word) => !word.startsWith('-'))

if (process.argv.includes('--version')) {
  console.log(`v${process.versions.electron}`)
  process.exit(0)
} else if (given === undefined || !existsSync(join(resolve(given), 'package.json'))) {
  console.error('Electron needs the folder of an app, with its package.json.')
  process.exit(1)
} else {
  start(resolve(given))
}

function start(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setName(manifest.productName ?? manifest.name)
  app.setVersion(manifest.version ?? '0.0.0')
  app.setAppPath(folder)
  // Setting it again would undo the switch: the profile of a test is its own.
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()))
  const entry = join(folder, manifest.main ?? 'index.js')
  if (entry.endsWith('.mjs')) import(pathToFileURL(entry).href)
  else Module._load(entry, Module, true)
}
