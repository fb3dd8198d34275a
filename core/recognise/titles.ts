/** Words that end the title of a paper of this genre. */
const KIND_WORDS =
  '总结|计划|规划|打算|思路|设想|安排|要点|报告|汇报|方案|意见|通知|重点|任务|谋划|展望|情况|通报|材料|述职述廉|述职述德述廉|讲话|发言|工作|办法|规定|细则|请示|函'

/** A title's last word with what may stand behind it: （讨论稿）, 范文, 精选三篇. */
export const TITLE_END = new RegExp(
  `(?:${KIND_WORDS})(?:（[^（）]{1,12}）|\\([^()]{1,12}\\)|范文|精选|模板|\\d{1,2}篇|[一二三四五六七八九十]篇|稿|[之篇]?[一二三四五六七八九十\\d]{1,2})?$`,
)
const ENDS = new RegExp(`(?:${KIND_WORDS})`, 'g')

/** How the text of a paper begins, behind its title. */
const LEAD =
  /^[ \u3000]*(?:(?:20\d{2}|[xX×*]{2,4}|20[xX×*]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年(?:[，,]|以来|是|来|度，|在|上半年|第|\d|[，,]?我)|(?:一|半|近|几|过去|这|去|今)[一几两]?年|[本今去]年|按照|根据|为[了深全进切认]|在[^，]{2,40}(?:下|中)[，,]|近[年来]|过去|各位|尊敬|同志们|现将|自[^，]{2,20}[，,]|我[局校县区市镇乡院单办]|全[区市县局校镇]|[^，。]{2,30}(?:以来|认真|坚持|紧紧|始终)|一、|（一）|\(一\)|第一)/

/** Where the title ends in a line that runs on into the text; 0 where the line does not begin with one. */
export function titleLength(line: string): number {
  const clause = /^[^。！？；;：:]{0,120}/.exec(line)![0]
  let best = 0
  for (const match of clause.matchAll(ENDS)) {
    const end = match.index + match[0].length
    if (end > 70) break
    const rest = line.slice(end)
    if (/[，,、]/.test(line.slice(0, end).replace(/[《“][^》”]*[》”]/g, ''))) break
    if (/^[（(][^（）()]{1,12}[）)]/.test(rest)) continue
    if (LEAD.test(rest) && end >= 6) best = end
  }
  return best
}

/** Whether a line by itself reads as the title of a paper: short, unpunctuated, ending in a word of the genre. */
export function isTitleLike(line: string): boolean {
  const bare = line.replace(/[ \u3000]/g, '')
  return (
    bare.length >= 6 &&
    bare.length <= 60 &&
    !/[。；，,！？]/.test(bare.replace(/[《“][^》”]*[》”]/g, '')) &&
    TITLE_END.test(bare)
  )
}
