import { expect, test } from 'vitest'
import type { BlockId } from '#core/document/document.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import { missingFonts, partOf } from '#renderer/export/choices.ts'
import { fontChoices } from '#renderer/presets/font-choices.ts'

const [A, B] = ['00000000000a', '00000000000b'] as BlockId[] as [BlockId, BlockId]
const ALL = { range: 'whole', section: A, selection: { from: A, to: B } } as const

test('a range means the whole paper, the section of a heading, or the blocks that were selected', () => {
  expect(partOf(ALL)).toBeUndefined()
  expect(partOf({ ...ALL, range: 'section' })).toEqual({ section: A })
  expect(partOf({ ...ALL, range: 'selection' })).toEqual({ blocks: { from: A, to: B } })
  expect(partOf({ ...ALL, range: 'selection', selection: null })).toBeUndefined()
  expect(partOf({ ...ALL, range: 'section', section: '' })).toBeUndefined()
})

test('each font that is not here is named once, with what is shown in its place', () => {
  const here = [{ names: ['仿宋', 'FangSong'] }, { names: ['黑体', 'SimHei'] }, { names: ['宋体', 'SimSun'] }]
  const missing = missingFonts(GBT9704, here).map(({ font, code, shown }) => ({ font, code, shown }))
  expect(missing).toContainEqual({ font: '仿宋_GB2312', code: 'font.alike', shown: '仿宋' })
  expect(missing.map(({ font }) => font)).not.toContain('黑体')
  expect(new Set(missing.map(({ font }) => font)).size).toBe(missing.length)
})

test('the fonts to choose from are the usual ones, those of this machine, and the one that is chosen', () => {
  const families = [
    { name: '仿宋', names: ['仿宋', 'FangSong'], isChinese: true },
    { name: '方正楷体简体', names: ['方正楷体简体'], isChinese: true },
    { name: 'Arial', names: ['Arial'], isChinese: false },
  ]
  const choices = fontChoices(families, '汉仪仿宋简')
  const isHere = Object.fromEntries(choices.map((choice) => [choice.name, choice.isHere]))
  expect(isHere).toMatchObject({ 仿宋: true, 仿宋_GB2312: false, 方正楷体简体: true, 汉仪仿宋简: false })
  expect(Object.keys(isHere)).not.toContain('Arial')
  expect(choices.filter(({ name }) => name === '仿宋')).toHaveLength(1)
})
