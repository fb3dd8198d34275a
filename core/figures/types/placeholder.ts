import type { Finder } from '../finder.ts'

/**
 * 空项: what stands for a value that nobody filled in. A sign between digits (4×4) or in a Latin word is none, nor are
 * X光 and the empty box of a choice (□是 □否).
 */
export const placeholder: Finder = {
  type: 'placeholder',
  pattern:
    /(?<![\dA-Za-z])20(?:[*xX×□○]{2}|__)(?![*xX×_A-Za-z])|(?<![A-Za-z.\d])\d*(?:[xX]+|×+|\*{1,8})(?:\.[xX×*]+)?(?![A-Za-z\d])|_{2,}(?:\.__+)?|[□■◯]+(?:\.[□■◯]+)?|(?<![〇○零一二三四五六七八九])○{2,}(?![〇○零一二三四五六七八九])/g,
  accepts(text, line, at) {
    const after = line.slice(at + text.length, at + text.length + 3)
    if (/^[xX]$/.test(text)) return !/^(?:光|射线|波段|荧光|衍射|线|轴|型|染色体|刀|档案)/.test(after)
    if (text === '□' || text === '■') return at > 0 && !/^[ \u3000]?(?:是|否|有|无|男|女)/.test(after)
    return true
  },
}
