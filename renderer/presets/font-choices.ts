import type { FontFamily } from '../desk.ts'

export interface FontChoice {
  readonly name: string
  /** Whether this computer has it. */
  readonly isHere: boolean
}

/** What offices set papers in, whether or not this computer has it: who opens the file may. */
const USUAL = ['仿宋_GB2312', '仿宋', '楷体_GB2312', '楷体', '黑体', '方正小标宋简体', '宋体', '华文中宋', '微软雅黑']

export const LATIN_FONTS: readonly string[] = ['Times New Roman', 'Arial']

/** The Chinese fonts to choose from: the usual ones, then what else is on this computer, and the one that is chosen now. */
export function fontChoices(families: readonly FontFamily[], chosen: string): readonly FontChoice[] {
  const here = new Set(families.flatMap(({ names }) => names))
  const others = families.filter(({ isChinese, names }) => isChinese && !names.some((name) => USUAL.includes(name)))
  const names = new Set([...USUAL, ...others.map(({ name }) => name), chosen])
  return [...names].map((name) => ({ name, isHere: here.has(name) }))
}
