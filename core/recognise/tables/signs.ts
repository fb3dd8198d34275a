/** A table that was typed as lines of text: its rows of cells; a row of one cell in a wider table stands over all of it. */
export interface TypedTable {
  /** How many lines it takes. */
  readonly lines: number
  readonly rows: readonly (readonly string[])[]
}

/** A row longer than these is no table of a paper. */
export const MAX_COLUMNS = 63
export const MAX_ROWS = 2_000

const FIGURE = /^[+\-−±约近超≈↑↓]?\d[\d,，]*(?:\.\d+)?(?:[%％‰]|[\p{Script=Han}/]{1,4})?$/u
// Both a head (2024年, 12月) and a value can be one.
const TIME = /^(?:(?:19|20)\d\d年?|\d{1,2}月)$/
const NOTHING = /^[-—–/\\…]*$/

/** Whether a cell holds a figure and nothing else. */
export function isFigure(cell: string): boolean {
  const words = cell.replace(/[ \u3000]/g, '')
  return FIGURE.test(words) && !TIME.test(words)
}

/** Words that stand over columns; what a table of words alone is known by. */
const HEAD_WORD =
  /序号|编号|项目|名称|内容|单位|部门|科室|时间|时限|日期|责任|牵头|配合|姓名|职务|职责|性别|备注|指标|类别|类型|数量|金额|合计|单价|电话|地点|措施|任务|目标|事项|进度|进展|情况|问题|标准|分值|得分|占比|比例|比重|增长|增速|增幅|同比|上年|本年|全年|计划|实际|预算|决算|完成|成效|经费|人数|地区|年份|年度|排名|规模|面积|产值|说明/

/**
 * Whether a row reads as the heads of its columns: short words without sentences or figures, over figures, or of the kind
 * that stands over columns.
 */
export function isHead(row: readonly string[], body: readonly (readonly string[])[]): boolean {
  const words = row.filter((cell) => cell !== '')
  const isShort = words.every((cell) => cell.length <= 16 && !/[。；！？，:：]/.test(cell) && !isFigure(cell))
  if (!isShort || words.length < 2 || row.slice(1).includes('')) return false
  return isKnownHead(row) || hasFigures(body, 1)
}

/** Whether the words of a row are those that stand over columns. */
export function isKnownHead(row: readonly string[]): boolean {
  const known = row.filter((cell) => HEAD_WORD.test(cell)).length
  return known >= 2 && known * 2 >= row.length
}

/** Whether a column behind the first holds figures only, and so many at least. */
export function hasFigures(rows: readonly (readonly string[])[], atLeast: number): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  for (let column = 1; column < columns; column++) {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => !NOTHING.test(cell))
    if (cells.length >= atLeast && cells.every(isFigure)) return true
  }
  return false
}

const BARE_MARKER = /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).．、]+|[•●▪◆■\-–*·○])$/
const NUMBERED = /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).．、]|第[\d一二三四五六七八九十]{1,3}[章节部条篇])/

/** Lists whose numbers are set off («1.⇥…»), forms («姓名：⇥…») and contents with page numbers. */
export function isOtherThing(rows: readonly (readonly string[])[]): boolean {
  const most = (test: (row: readonly string[]) => boolean) => rows.filter(test).length * 2 >= rows.length
  if (most(([first = '']) => BARE_MARKER.test(first) || /[:：]$/.test(first))) return true
  if (rows.some((row) => row.some((cell) => /[.．…·]{4,}/.test(cell)))) return true
  return (
    most((row) => NUMBERED.test(row[0] ?? '') && row.length === 2 && /^\d{1,3}$/.test(row[1] ?? '')) && pagesRise(rows)
  )
}

function pagesRise(rows: readonly (readonly string[])[]): boolean {
  const pages = rows.map((row) => Number(row.at(-1))).filter((page) => !Number.isNaN(page))
  return pages.every((page, index) => index === 0 || page >= pages[index - 1]!)
}

/** Lines of verse in two columns: every half as long, and nothing counted. */
export function isVerse(rows: readonly (readonly string[])[]): boolean {
  const lengths = new Set(rows.flat().map((cell) => cell.replace(/\p{P}$/u, '').length))
  return lengths.size === 1 && Math.max(...lengths) >= 4 && !rows.flat().some((cell) => /\d/.test(cell))
}
