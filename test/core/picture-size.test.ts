import { expect, test } from 'vitest'
import { pictureSize } from '#core/docx/picture-size.ts'
import { TINY_PNG } from '../support/write-test-docx.ts'

test('a PNG tells its size', () => {
  expect(pictureSize(TINY_PNG)).toEqual({ type: 'png', width: 2, height: 1 })
})

test('a JPEG tells its size after its tables', () => {
  const head = [0xff, 0xd8, 0xff, 0xc4, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8, 0, 50, 1, 44, 3]
  expect(pictureSize(Uint8Array.from(head))).toEqual({ type: 'jpg', width: 300, height: 50 })
})

test('a GIF tells its size', () => {
  const head = [...Buffer.from('GIF89a'), 44, 1, 50, 0, 0]
  expect(pictureSize(Uint8Array.from(head))).toEqual({ type: 'gif', width: 300, height: 50 })
})

test('anything else, a cut-off head and a picture without area have none', () => {
  const flat = TINY_PNG.slice()
  flat.fill(0, 16, 24)
  for (const bytes of [new Uint8Array(), TINY_PNG.slice(0, 20), Uint8Array.from([0xff, 0xd8, 0xff, 0xc0]), flat]) {
    expect(pictureSize(bytes)).toBeUndefined()
  }
})
