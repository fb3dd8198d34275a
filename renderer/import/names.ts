import type { PaperRow } from './paper-rows.ts'
import { textOf } from '#core/document/text.ts'

/** A place or a unit that a paper names, how often, and the line that names it first. */
export interface FoundName {
  readonly name: string
  readonly kind: 'unit' | 'place'
  readonly count: number
  readonly row: string
}

const HAN = '[\\u4e00-\\u9fff]'
/** What a name may follow: nothing, a mark, a figure with its year, or a word that leads to a name. Elsewhere words run together. */
const LEADING = '在对向由与和及为到从至给经赴往是'
const BEFORE = `(?<=^|[^\\u4e00-\\u9fff]|[0-9]年|[${LEADING}]|关于|会同|联合|配合)(?![${LEADING}])`
const PLACE = `${HAN}{2,3}(?:省|市|区|县|旗|镇|乡|街道)`
const ORGAN =
  '(?:人民政府办公室|人民政府|委员会|管委会|办事处|办公室|局|委|学校|中学|小学|幼儿园|医院|公司|中心|学院|大学|集团|支队|大队)'
const UNITS = new RegExp(`${BEFORE}(${PLACE})${HAN}{0,8}?${ORGAN}`, 'gu')
const PLACES = new RegExp(`${BEFORE}(?:${PLACE})`, 'gu')

/** Areas of every kind that are no names: 全区, 各镇, 园区, 地区 … */
const NO_NAME =
  /^(?:[全我各本该每两三]|[\u4e00-\u9fff]?(?:城|园|地|辖|片|校|社|景|灾|库|老|新|山|林|牧|战|特|考|功能|开发|自治)[区县市]$)/u
const MOST = 40

/** The places and units that stand in the lines of a paper, the most frequent first. */
export function namesIn(rows: readonly PaperRow[]): readonly FoundName[] {
  const lines = rows.map(({ id, runs, runIn = [] }) => ({ id, text: textOf([...runs, ...runIn]) }))
  const all = lines.map(({ text }) => text).join('\n')
  const kinds = new Map<string, FoundName['kind']>()
  for (const { text } of lines) {
    for (const [name, place] of text.matchAll(UNITS)) if (!NO_NAME.test(place!)) kinds.set(name, 'unit')
    for (const [name] of text.matchAll(PLACES)) if (!NO_NAME.test(name) && !kinds.has(name)) kinds.set(name, 'place')
  }
  return [...kinds]
    .map(([name, kind]) => ({
      name,
      kind,
      count: all.split(name).length - 1,
      row: lines.find(({ text }) => text.includes(name))!.id,
    }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'zh-CN'))
    .slice(0, MOST)
}
