import { spawnSync } from 'node:child_process'

export const PT_PER_MM = 72 / 25.4

/** One line of text on a page; everything in points from the page's top left corner. */
export interface Line {
  readonly text: string
  readonly xMin: number
  readonly xMax: number
  readonly yMiddle: number
  readonly words: readonly Word[]
}

export interface Word {
  readonly text: string
  readonly xMin: number
  readonly xMax: number
  readonly yMin: number
  readonly yMax: number
}

const WORD = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g

/** The lines of each page of a PDF, from top to bottom. */
export function readPages(pdf: string): readonly (readonly Line[])[] {
  const xml = output('pdftotext', ['-bbox', pdf, '-']).toString('utf8')
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => linesOf(wordsOf(page)))
}

function wordsOf(page: string): Word[] {
  return [...page.matchAll(WORD)].map(([, xMin, yMin, xMax, yMax, text]) => ({
    text: unescape(text!),
    xMin: Number(xMin),
    xMax: Number(xMax),
    yMin: Number(yMin),
    yMax: Number(yMax),
  }))
}

/** Words whose middles are closer than a third of the smallest line pitch stand on one line. */
function linesOf(words: readonly Word[]): Line[] {
  const groups: Word[][] = []
  for (const word of words.toSorted((a, b) => middle(a) - middle(b))) {
    const last = groups.at(-1)
    if (last && Math.abs(middle(last[0]!) - middle(word)) < 6) last.push(word)
    else groups.push([word])
  }
  return groups.map((group) => {
    const sorted = group.toSorted((a, b) => a.xMin - b.xMin)
    return {
      text: sorted.map((word) => word.text).join(''),
      xMin: sorted[0]!.xMin,
      xMax: Math.max(...sorted.map((word) => word.xMax)),
      yMiddle: middle(sorted[0]!),
      words: sorted,
    }
  })
}

function middle({ yMin, yMax }: Word): number {
  return (yMin + yMax) / 2
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** The ink of what begins furthest left below `fromMm`, in millimetres from the page's corner: a page number's dash. */
export function firstInkBelow(
  pdf: string,
  page: number,
  fromMm: number,
): { readonly topMm: number; readonly leftMm: number } {
  const dpi = 300
  const top = Math.round((fromMm * dpi) / 25.4)
  const area = ['-x', '0', '-y', `${top}`, '-W', '2480', '-H', `${3508 - top}`]
  const image = output('pdftoppm', ['-r', `${dpi}`, '-gray', '-f', `${page}`, '-l', `${page}`, ...area, pdf])
  const { width, height, pixels } = readGray(image)
  const isInk = (x: number, y: number) => pixels[y * width + x]! < 128
  const rows = Array.from({ length: height }, (_, y) => y)
  const columns = Array.from({ length: width }, (_, x) => x)
  const left = columns.find((x) => rows.some((y) => isInk(x, y))) ?? -1
  const first = rows.find((y) => isInk(left, y)) ?? -1
  return { topMm: ((top + first) * 25.4) / dpi, leftMm: (left * 25.4) / dpi }
}

/** From one white row to the next, in millimetres from the sheet's upper edge. */
export interface Band {
  readonly topMm: number
  readonly bottomMm: number
}

/** The bands of ink on a page from top to bottom: lines of text, rules. */
export function bandsOf(pdf: string, page: number): readonly Band[] {
  const dpi = 300
  const { width, height, pixels } = readGray(
    output('pdftoppm', ['-r', `${dpi}`, '-gray', '-f', `${page}`, '-l', `${page}`, pdf]),
  )
  const mm = (row: number) => (row * 25.4) / dpi
  const bands: Band[] = []
  let start = -1
  for (let y = 0; y <= height; y++) {
    const isInk = y < height && pixels.subarray(y * width, (y + 1) * width).some((value) => value < 160)
    if (isInk && start < 0) start = y
    if (!isInk && start >= 0) {
      bands.push({ topMm: mm(start), bottomMm: mm(y) })
      start = -1
    }
  }
  return bands
}

/** A binary PGM as pdftoppm writes it: magic, width, height and maximum on their own, then one byte a pixel. */
function readGray(image: Buffer): { width: number; height: number; pixels: Buffer } {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'))
  if (!head) throw new Error('pdftoppm gave no grey picture')
  return { width: Number(head[1]), height: Number(head[2]), pixels: image.subarray(head[0].length) }
}

/** The names of the fonts a PDF was set in, without their subset marks. */
export function fontsOf(pdf: string): readonly string[] {
  const listed = output('pdffonts', [pdf]).toString('utf8').split('\n').slice(2)
  return [...new Set(listed.filter(Boolean).map((line) => line.split(/\s/)[0]!.replace(/^[A-Z]{6}\+/, '')))]
}

export function output(command: string, args: readonly string[]): Buffer {
  const done = spawnSync(command, args, { maxBuffer: 1 << 28 })
  if (done.status !== 0) throw new Error(`${command} failed: ${done.stderr?.toString() ?? done.error?.message}`)
  return done.stdout
}
