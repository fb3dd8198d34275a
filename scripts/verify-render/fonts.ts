import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, say, Trouble } from '../steps.mjs'
import { apt } from './tools.ts'

const FONTS = join(root, 'out', 'fonts')
/** The names that papers ask for, and the free fonts that stand in for them here. They are never shipped. */
const STAND_INS: readonly { readonly asked: string; readonly family: string }[] = [
  { asked: '仿宋_GB2312', family: 'FandolFang' },
  { asked: '楷体_GB2312', family: 'FandolKai' },
  { asked: '黑体', family: 'FandolHei' },
  { asked: '宋体', family: 'FandolSong' },
  { asked: '方正小标宋简体', family: 'FandolSong' },
  { asked: 'Times New Roman', family: 'Liberation Serif' },
]
const FILES = ['FandolFang-Regular.otf', 'FandolKai-Regular.otf', 'FandolHei-Regular.otf', 'FandolSong-Regular.otf']
const PACKAGE = 'texlive-lang-chinese'
const INSIDE_PACKAGE = 'usr/share/texlive/texmf-dist/fonts/opentype/public/fandol'

/** Puts the test fonts into out/fonts and answers with the FONTCONFIG_FILE that knows them; the system stays as it is. */
export async function ensureFonts(): Promise<string> {
  mkdirSync(FONTS, { recursive: true })
  if (!FILES.every((file) => existsSync(join(FONTS, file)))) await fetchFonts()
  const config = join(FONTS, 'fonts.conf')
  writeFileSync(config, fontConfig())
  return config
}

async function fetchFonts(): Promise<void> {
  say(`… fonts out of Debian's ${PACKAGE} (49 MB)`)
  const work = join(FONTS, 'package')
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  await apt('update')
  await run('sh', ['-c', `cd "${work}" && apt-get download ${PACKAGE} && dpkg -x ./*.deb .`], { quiet: true })
  const found = join(work, INSIDE_PACKAGE)
  if (!existsSync(found)) {
    throw new Trouble(
      `The pages cannot be checked here: Debian's ${PACKAGE}, which holds the test fonts, could not be had.`,
      `put ${FILES.join(', ')} into out/fonts, then run this again.`,
    )
  }
  const names = new Set(readdirSync(found))
  for (const file of FILES) if (names.has(file)) copyFileSync(join(found, file), join(FONTS, file))
  rmSync(work, { recursive: true, force: true })
}

function fontConfig(): string {
  const aliases = STAND_INS.map(
    ({ asked, family }) =>
      `  <match target="pattern"><test qual="any" name="family"><string>${asked}</string></test>` +
      `<edit name="family" mode="assign" binding="strong"><string>${family}</string></edit></match>`,
  )
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `  <dir>${FONTS}</dir>`,
    `  <cachedir>${join(FONTS, 'cache')}</cachedir>`,
    ...aliases,
    '</fontconfig>',
    '',
  ].join('\n')
}
