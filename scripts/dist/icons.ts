import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launch } from '../../test/support/launch.ts'
import { root } from '../steps.mjs'
import { hasDisplay, startXvfb } from '../xvfb.mjs'

// Draws electron/icons/icon.svg in all sizes and forms that systems ask for. Run by hand after a change of the drawing:
// node_modules/.bin/node scripts/dist/icons.ts

const FOLDER = join(root, 'electron', 'icons')
/** Linux: one file a size. */
const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
const ICO_SIZES = [16, 24, 32, 48, 64, 256]
/** Apple's names for a PNG of each size inside an .icns. */
const ICNS_TYPES = { icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 }

const screen = hasDisplay() ? null : await startXvfb()
Object.assign(process.env, screen?.env)
try {
  await using run = await launch({ appDir: join(root, 'scripts', 'bench', 'start', 'peer') })
  const page = await run.page()
  const svg = readFileSync(join(FOLDER, 'icon.svg'), 'utf8')
  const pngs = new Map<number, Buffer>()
  for (const size of [...PNG_SIZES, 1024]) pngs.set(size, await draw(page, svg, size))
  const png = (size: number) => pngs.get(size)!
  for (const size of PNG_SIZES) writeFileSync(join(FOLDER, `${size}x${size}.png`), png(size))
  writeFileSync(join(FOLDER, 'icon.ico'), ico(ICO_SIZES.map((size) => [size, png(size)])))
  writeFileSync(join(FOLDER, 'icon.icns'), icns(Object.entries(ICNS_TYPES).map(([type, size]) => [type, png(size)])))
} finally {
  await screen?.stop()
}

async function draw(page: Page, svg: string, size: number): Promise<Buffer> {
  const address = await page.evaluate(
    async ([source, px]) => {
      const image = new Image(px, px)
      image.src = `data:image/svg+xml,${encodeURIComponent(source)}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = px
      canvas.getContext('2d')!.drawImage(image, 0, 0, px, px)
      return canvas.toDataURL('image/png')
    },
    [svg, size] as const,
  )
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
}

/** A Windows icon: a header, a line of 16 bytes for each picture, the pictures as PNG. */
function ico(pictures: readonly (readonly [size: number, png: Buffer])[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(([size, png], index) => {
    const at = 6 + 16 * index
    // 256 does not fit into the byte and is written as 0.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...pictures.map(([, png]) => png)])
}

/** A macOS icon: a header, then type, length and PNG of each picture. */
function icns(pictures: readonly (readonly [type: string, png: Buffer])[]): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(body.length + 8, 4)
    return Buffer.concat([head, body])
  }
  return chunk('icns', Buffer.concat(pictures.map(([type, png]) => chunk(type, png))))
}
