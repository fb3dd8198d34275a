import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeTitle } from '#core/layout/compose-title.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import { textWidth } from '#core/layout/text-width.ts'
import { titleLines } from '#core/layout/title-lines.ts'
import { bold, plain } from '../support/build.ts'

const measure = {
  widthOf: (text: string) => textWidth(text, GBT9704, GBT9704.looks.title.sizePt),
  lineWidth: GBT9704.page.textWidth,
}

describe('a title (GB/T 9704-2012, 7.3.1)', () => {
  test.each([
    ['政府工作报告'],
    ['关于报送2025年度信息工作情况的函'],
    ['云溪区政务服务和数据管理局', '关于2025年工作总结和', '2026年工作计划的报告'],
    ['中共云溪县委办公室云溪县人民政府办公室', '关于进一步加强和改进安全生产工作的通知'],
    ['关于印发《云溪县“十四五”', '数字政府建设规划》的通知'],
    ['云溪县教育体育局2025年', '工作总结和2026年工作计划'],
    ['云溪县人民政府', '关于2025年法治政府建设情况的报告'],
    ['中共云溪县委云溪县人民政府', '关于表彰2025年度先进集体', '和先进个人的决定'],
  ])('%s %s %s', (...lines) => {
    expect(titleLines(lines.join(''), measure)).toEqual(lines)
  })

  test('keeps every character, every line fits, and no line begins with a particle or a closing mark', () => {
    const words = [
      '云溪县',
      '人民政府',
      '关于',
      '2025年',
      '工作总结',
      '和',
      '的',
      '报告',
      '《',
      '》',
      '，',
      '了',
      '等',
      '先进个人',
    ]
    const titles = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 24 }).map((found) => found.join(''))
    fc.assert(
      fc.property(titles, (title) => {
        const lines = titleLines(title, measure)
        expect(lines.join('')).toBe(title)
        if (lines.length === 1) return
        for (const line of lines) expect(measure.widthOf(line)).toBeLessThanOrEqual(measure.lineWidth)
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[的了等》，]/)
      }),
    )
  })

  test('that the writer broke herself keeps her breaks', () => {
    const own = [plain('关于某县\n2025年'), bold('工作')]
    expect(composeTitle('title', own, 'title', GBT9704)[0]!.runs).toEqual([
      { text: '关于某县\n2025年' },
      { text: '工作', bold: true },
    ])
  })

  test('is broken inside its runs, their marks kept', () => {
    const runs = [plain('中共云溪县委云溪县人民'), bold('政府关于表彰2025年度先进'), plain('集体和先进个人的决定')]
    expect(composeTitle('title', runs, 'title', GBT9704)[0]!.runs).toEqual([
      { text: '中共云溪县委云溪县人民' },
      { text: '政府\n关于表彰2025年度先进', bold: true },
      { text: '集体\n和先进个人的决定' },
    ])
  })

  test('too long for four lines is left to Word', () => {
    expect(titleLines('报告'.repeat(5000), measure)).toHaveLength(1)
  })
})
