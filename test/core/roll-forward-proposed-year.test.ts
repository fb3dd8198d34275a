import { expect, test } from 'vitest'
import { proposedYear } from '#core/roll-forward/proposed-year.ts'
import { doc, h1, p, settings, title, type Part } from '../support/build.ts'

const of = (words: string, ...parts: readonly Part[]) => proposedYear(doc(title(words), h1('工作情况'), ...parts)).year

test('the year that follows is proposed, as the title counts it', () => {
  expect(of('示例局2025年工作总结')).toBe(2026)
  expect(of('示例局2025年工作总结和2026年工作计划')).toBe(2026)
  expect(of('示例局2026年工作要点', settings({ kind: 'work-points' }))).toBe(2027)
  expect(of('示例区2026年政府工作报告', settings({ kind: 'government-report' }))).toBe(2027)
})

test('a paper on several years is followed by the next span', () => {
  expect(of('示例区2021—2025年工作总结')).toBe(2026)
})

test('a part of a year is followed by the next part of that year, the last part by the next year', () => {
  expect(of('示例局2026年一季度工作总结')).toBe(2026)
  expect(of('示例局2026年上半年工作总结')).toBe(2026)
  expect(of('示例局2026年四季度工作总结')).toBe(2027)
})

test('a year that no word names is told to be guessed', () => {
  expect(proposedYear(doc(settings({ year: 2024 }), title('工作总结'), p('完成任务。')))).toEqual({
    year: 2025,
    isGuessed: true,
  })
  expect(proposedYear(doc(settings({ year: 2024 }), title('工作总结'), p('2024年完成任务。'))).isGuessed).toBe(false)
})
