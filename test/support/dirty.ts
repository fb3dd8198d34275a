import { Converter } from 'opencc-js/cn2t'
import { chance } from './paper-maker.ts'

/** One class of dirt; the seed decides where it falls. */
export type Dirt = (text: string, seed: number) => string

const traditional = Converter({ from: 'cn', to: 't' })

/** Broken after every so many characters, as a screen or a page does. */
export const wrapAt =
  (width: number): Dirt =>
  (text) =>
    text
      .split('\n')
      .map((line) => line.match(new RegExp(`.{1,${width}}`, 'gu'))?.join('\n') ?? '')
      .join('\n')

/** Cut into pages of a preview site: 2、 3、 … in the middle of words. */
export const pageChunks: Dirt = (text, seed) => {
  const random = chance(seed)
  const flat = text.replace(/\n$/, '')
  const parts: string[] = []
  for (let at = 0; at < flat.length;) {
    let end = Math.min(flat.length, at + 180 + Math.floor(random() * 120))
    while (end < flat.length && (/[。：；\n”]/.test(flat[end - 1]!) || /[\n\d]/.test(flat[end]!))) end++
    parts.push(flat.slice(at, end))
    at = end
  }
  return parts.map((part, index) => `${index + 1}、${part}`).join('\n')
}

export const oneLine: Dirt = (text) => text.replaceAll('\n', '')

export const halfWidth: Dirt = (text) =>
  text.replace(/[，；：（）]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))

export const straightQuotes: Dirt = (text) => text.replace(/[“”]/g, '"')

export const spacedFigures: Dirt = (text) =>
  text.replace(/(?<=[\u4e00-\u9fff])(\d+(?:\.\d+)?)(?=[\u4e00-\u9fff])/g, (figure, _digits, at: number) =>
    at % 2 ? ` ${figure} ` : figure,
  )

export const inTraditional: Dirt = (text) => traditional(text).replaceAll('幹部', '干部').replaceAll('後勤', '后勤')

export const wideDigits: Dirt = (text) =>
  text
    .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    .replace(/(?<=[０-９])\.(?=[０-９])/g, '．')

export const furniture: Dirt = (text) => {
  const [title, ...rest] = text.split('\n')
  const head = [
    '首页 > 工作总结 > 年度总结',
    '下载',
    '打印',
    '【字号：',
    '大',
    '中',
    '小',
    '】',
    title,
    '来源：办公室',
    '发布时间：2026-01-05 09:20',
    '浏览次数：1024次',
    '导语：本站小编为大家整理了这篇文章，欢迎阅读，仅供参考。',
  ]
  return [
    ...head,
    title,
    ...rest,
    '第 1 页 共 5 页',
    '本文来源：网络收集，如有侵权，请联系本站删除，谢谢！',
    '相关推荐',
    '某某局工作总结范文',
    '上一篇：工作计划',
    '返回顶部',
  ].join('\n')
}

export const pageLines: Dirt = (text) =>
  text.replace(/(?<=\n)(?=[^\n]+\n)/g, (_none, at: number) => (at % 5 === 0 ? '第 3 页 共 9 页\n' : ''))

export const doubledMarks: Dirt = (text, seed) => {
  const random = chance(seed)
  return text.replace(/[。，](?=[\u4e00-\u9fff])/g, (mark) => (random() < 0.08 ? mark + mark : mark))
}

/** 1、 for 1. and (一）、 for （一）. */
export const otherMarkers: Dirt = (text) =>
  text.replace(/^(\d{1,2})\./gm, '$1、').replace(/^（([一二三四五六七八九十])）/gm, '（$1)、')

export const indented: Dirt = (text) =>
  text
    .split('\n')
    .map((line, index) => (index && line ? `\u3000\u3000${line}` : line))
    .join('\n')

export const blankLines: Dirt = (text) => text.replaceAll('\n', '\n\n')

export const windowsLines: Dirt = (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`

const SWAPS: readonly (readonly [string, string])[] = [
  ['安全', '平安'],
  ['教育', '教化'],
  ['继续', '接着'],
  ['及时', '刚好'],
  ['广大', '广阔'],
  ['宣传', '宣扬'],
  ['积极', '主动'],
  ['认识', '相识'],
  ['农民', '农夫'],
  ['提供', '供应'],
  ['满意', '满足'],
  ['培训', '培训'],
  ['研究', '探讨'],
  ['知识', '学问'],
]
/** What a rewriting tool makes of a paper. */
export const spun: Dirt = (text) => SWAPS.reduce((swapped, [plain, other]) => swapped.replaceAll(plain, other), text)
