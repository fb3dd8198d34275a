import type { Kind } from '../document/document.ts'

/** What sort of paper a title names. */
export function guessKind(title: string): Kind {
  if (/述职|述德|述廉/.test(title)) return 'duty-report'
  if (/政府工作报告/.test(title)) return 'government-report'
  if (/通知|通报/.test(title)) return 'notice'
  if (/总结.*(?:计划|打算|思路|设想|安排|要点|重点|谋划|规划)|回顾.*(?:计划|打算|思路|展望)/.test(title))
    return 'summary-and-plan'
  if (/(?:季度|半年|月份|月度|[1-9一二三四五六七八九十]月|阶段).*(?:总结|小结|汇报|情况)/.test(title))
    return 'periodic-summary'
  if (/要点/.test(title)) return 'work-points'
  if (/总结|小结/.test(title)) return 'summary'
  if (/计划|打算|思路|设想|谋划|安排|规划/.test(title)) return 'outlook'
  return /汇报|报告/.test(title) ? 'report' : 'other'
}

/** The year that a paper is about: the first that its title names, else that of its date, else the one it speaks of most. */
export function guessYear(
  title: string,
  date: string,
  text: string,
): { readonly year: number; readonly isNamed: boolean } | undefined {
  const named = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(title) ?? chineseYear(title)
  if (named) return { year: Number(named[1]), isNamed: true }
  const counts = new Map<number, number>()
  for (const match of text.matchAll(/(?<!\d)(20\d{2})(?=年|—|-|学年)/g)) {
    const year = Number(match[1])
    counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  const dated = /(20\d{2})年(\d{1,2})月/.exec(date)
  const commonest = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  // A summary is dated in the last weeks of its year or the first of the next.
  if (dated)
    return { year: Number(dated[1]) - (Number(dated[2]) <= 2 && /总结|述职/.test(title) ? 1 : 0), isNamed: false }
  return commonest ? { year: commonest[0], isNamed: false } : undefined
}

function chineseYear(title: string): readonly [string, string] | undefined {
  const match = /(二[〇○零][〇○零一二三四五六七八九]{2})年/.exec(title)
  if (!match) return undefined
  const digits = [...match[1]!].map((digit) => Math.max(0, '〇一二三四五六七八九'.indexOf(digit))).join('')
  return [match[0], digits]
}

const ORGAN =
  '人民政府办公室|人民政府|委员会|管委会|办事处|办公室|局|委|办|政府|学校|中学|小学|幼儿园|医院|公司|中心|厅|学院|大学|院|处|所|站|支队|大队|党组|党委|集团|街道|镇|乡|系统|部|社'

/** The unit whose paper it is: its title's first words up to the year or the kind, else the signatory. */
export function guessUnit(title: string, signatory: string): string {
  const bare = title.replace(/^(?:中共)?关于(?:印发|报送|做好|下发|转发)?[《]?|^\d{4}年?度?|^[xX×*]{2,4}年?/g, '')
  const named = new RegExp(
    `^[\\u4e00-\\u9fffxX×*]{1,24}?(?:${ORGAN})(?=\\d{4}|[xX×*]|20|关于|第[一二三四]季|上半年|下半年|年|工作|[一二三]季度|[，：—《]|$)`,
  ).exec(bare)
  if (named && !/报告|总结/.test(named[0])) return named[0]
  const signed = signatory.replace(/^[^：:]{2,4}[：:]/, '').trim()
  return new RegExp(`(?:${ORGAN})$`).test(signed) && signed.length <= 30 ? signed : ''
}
