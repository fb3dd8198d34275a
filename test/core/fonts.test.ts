import { describe, expect, test } from 'vitest'
import { fontChain, substitutes } from '#core/layout/fonts.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import { say } from '#core/words/say.ts'

const look = (font: string) => ({ ...GBT9704.looks.body, font })
const everywhere = Object.fromEntries(Object.keys(GBT9704.looks).map((role) => [role, look('仿宋_GB2312')]))
const PRESET = {
  latinFont: 'Times New Roman',
  looks: {
    ...(everywhere as typeof GBT9704.looks),
    title: look('方正小标宋简体'),
    heading1: look('黑体'),
    heading2: look('楷体_GB2312'),
    pageNumber: look('宋体'),
  },
}

const families = (...lists: readonly (readonly string[])[]) => lists.map((names) => ({ names }))
const useOf = (font: string, ...lists: readonly (readonly string[])[]) => {
  const { code, shown } = substitutes(PRESET, families(...lists)).find((use) => use.font === font)!
  return [code, shown]
}

describe('a font that a preset names', () => {
  test('is listed once, with every place that it is used in', () => {
    const uses = substitutes(PRESET, [])
    expect(uses.map(({ font }) => font).toSorted()).toEqual(
      ['仿宋_GB2312', '方正小标宋简体', '黑体', '楷体_GB2312', '宋体', 'Times New Roman'].toSorted(),
    )
    expect(uses.find(({ font }) => font === '楷体_GB2312')?.roles).toEqual(['heading2'])
    expect(uses.at(-1)?.roles).toEqual(['latin'])
  })

  test('is present under any of its names, in any case', () => {
    expect(useOf('黑体', ['黑体', 'SimHei'])).toEqual(['font.present', '黑体'])
    expect(useOf('黑体', ['simhei'])).toEqual(['font.present', 'simhei'])
    expect(useOf('仿宋_GB2312', ['FangSong_GB2312'])).toEqual(['font.present', 'FangSong_GB2312'])
  })

  test('gives way to the nearest of its style that is here', () => {
    expect(useOf('仿宋_GB2312', ['STFangsong'], ['FangSong', '仿宋'], ['SimSun'])).toEqual(['font.alike', '仿宋'])
    expect(useOf('楷体_GB2312', ['华文楷体'], ['SimSun'])).toEqual(['font.alike', '华文楷体'])
    expect(useOf('黑体', ['Noto Sans CJK SC'], ['Microsoft YaHei'])).toEqual(['font.alike', 'Noto Sans CJK SC'])
    expect(useOf('方正小标宋简体', ['方正小标宋_GBK'], ['SimSun'])).toEqual(['font.alike', '方正小标宋_GBK'])
    expect(useOf('Times New Roman', ['Liberation Serif'])).toEqual(['font.alike', 'Liberation Serif'])
  })

  test('is stood in for by another style where its own is not here, and that is said', () => {
    expect(useOf('方正小标宋简体', ['SimSun', '宋体'], ['STZhongsong'])).toEqual(['font.stand-in', 'STZhongsong'])
    expect(useOf('仿宋_GB2312', ['Noto Serif CJK SC'])).toEqual(['font.stand-in', 'Noto Serif CJK SC'])
    expect(say('zh-CN', 'font.stand-in', { font: '仿宋_GB2312', shown: '宋体' })).toBe(
      '“仿宋_GB2312”：本机没有同类字体，显示时用“宋体”代替，样子会有不同。文件里写的仍是“仿宋_GB2312”。',
    )
  })

  test('is missing where nothing known is here', () => {
    expect(useOf('黑体', ['DejaVu Sans'])).toEqual(['font.missing', ''])
  })

  test('that nobody listed is known by its name', () => {
    const looks = { ...PRESET.looks, pageNumber: look('隶书') }
    const uses = substitutes({ latinFont: '汉仪仿宋S', looks }, families(['仿宋'], ['宋体'])).slice(-2)
    expect(uses.map(({ font, code, shown }) => [font, code, shown])).toEqual([
      ['隶书', 'font.missing', ''],
      ['汉仪仿宋S', 'font.alike', '仿宋'],
    ])
  })
})

test('the chain of a font begins with itself, names nothing twice and ends with its stand-ins', () => {
  const chain = fontChain('仿宋')
  expect(chain.slice(0, 3)).toEqual(['仿宋', 'FangSong', '仿宋_GB2312'])
  expect(new Set(chain).size).toBe(chain.length)
  expect(chain).toContain('Noto Serif CJK SC')
  expect(fontChain('隶书')).toEqual(['隶书'])
})
