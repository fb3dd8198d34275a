import { expect, test } from 'vitest'
import { belongsToFigure } from '#renderer/editor/carried/belongs.ts'

test.each([
  ['120', '5', 'end', true],
  ['120', '人', 'end', true],
  ['120', '万', 'end', true],
  ['120', '平方米', 'end', true],
  ['5.2', '%', 'end', true],
  ['5', '.', 'end', true],
  ['5.', '2', 'end', true],
  ['20人', '1', 'start', true],
  ['2025', '年', 'end', true],
  ['5.2', '.', 'end', false],
  ['120人', '5', 'end', false],
  ['120人', '，', 'end', false],
  ['120人', '以', 'end', false],
  ['2025年', '3', 'end', false],
  ['20人', '了', 'start', false],
  ['20人', '.', 'start', false],
  ['1200万元', '的', 'end', false],
] as const)('beside %s, typed %s at its %s belongs to it: %s', (figure, typed, at, belongs) => {
  expect(belongsToFigure(figure, typed, at)).toBe(belongs)
})
