import { enumeratorsIn } from '../outline/outline.ts'

/** A promise in the running text of a plan: what is to be done, by its own words. */
export interface Commitment {
  readonly text: string
  /** The 一是 … that it stands right behind. */
  readonly number: string
  /** The words that head it: 一是稳增长。 */
  readonly label: string
}

/** The promises in a paragraph of a plan, in order: its openers, its slogans and what it says of the world left out. */
export function commitmentsIn(text: string): readonly Commitment[] {
  const marks = enumeratorsIn(text)
  const starts = [0, ...marks.map(({ at }) => at)]
  return starts.flatMap((start, nth) => {
    const number = nth ? marks[nth - 1]!.text : ''
    return underOne(text.slice(start + number.length, starts[nth + 1] ?? text.length), number)
  })
}

function underOne(text: string, number: string): Commitment[] {
  const [first = '', ...rest] = text.split(SENTENCE_END).map((sentence) => sentence.trim())
  const others = rest.filter(Boolean)
  const isLabel = others.length > 0 && text[first.length] === '。' && (number ? LABEL : PLAIN_LABEL).test(first)
  // 一是 before a single sentence says itself what is one item.
  if (number !== '' && others.length === 0) return first.length > 1 ? [{ text: first, number, label: '' }] : []
  const found = (isLabel ? others : [first, ...others]).flatMap(promisesIn)
  const label = isLabel ? first : ''
  const named = isLabel && number !== '' && found.length === 0 ? [first] : found
  return named.map((promise, nth) => ({ text: promise, number: nth ? '' : number, label }))
}

const SENTENCE_END = /[。；！？;\n]/
/** 稳增长。 德育方面。 创新服务，优化环境。 */
const LABEL = /^(?:[^\d，]{2,16}|[^\d，]{2,8}，[^\d，]{2,8})$/
/** Where nothing marks it, a sentence is one only as 德育方面。 or 稳增长。 */
const PLAIN_LABEL = /^(?:[^\d，]{2,8}方面|[^\d，]{2,4})$/

function promisesIn(sentence: string): string[] {
  const text = withoutOpener(sentence)
  return text.length < SHORTEST || isRemark(text) ? [] : partedByFigures(text.replace(GROUND, '').replace(HOPE, ''))
}

const SHORTEST = 4
/** What it is good for, behind the promise. */
const HOPE = /，(?:切实|努力|不断|真正|持续|着力)(?:让|使|增强|满足|办好)[^，]*$/
/** What leads to the promise and is no part of it. */
const LEAD =
  /^(?:同时|此外|另外|为此|其中|在此基础上|新的一年|今年|明年|下一步|我们|我院|我校|我局|(?:我们)?(?:要(?!求|点|素|闻|害|案)|将(?!军))(?=[^，]{2})|在[^，。]{2,10}(?:方面|上)|[^，。]{2,6}(?:方面|上)(?=，))[，：、]?/
/** 重点抓好以下几方面工作： */
const OPENER =
  /^[^：]{0,40}(?:以下|如下|下列|下面|这几|(?<=抓好|做好|围绕|从)几)[^，：]{0,4}(?:方面|工作|[大件]事|事项|任务|措施|重点)[^：，]{0,10}(?:：|$)|^[^：，]{0,20}(?:思路|总体要求|目标|安排|打算|部署)(?:是|为|如下)?：/

function withoutOpener(sentence: string): string {
  let text = sentence.replace(OPENER, '')
  for (let before = ''; before !== text;) {
    before = text
    text = text.replace(LEAD, '')
  }
  return text
}

/** 针对客流变化，新辟线路8条: the ground is none of the promise, where enough is left without it. */
const GROUND = /^(?:(?:针对|按照|根据)[^，\d]*|以[^，\d]{2,30}为[^，\d]{2,8})，(?=.{6})/

/** What is said of the world, of the paper and of the spirit in which things are done, and promises nothing that one could hold. */
const REMARK =
  /^(?:[^，：]{0,16}(?:(?<!重点|主要|特别|尤其)是(?!否)|事关|关乎|关系到|意味着|离不开|正处于)|做好[^，]{0,14}工作意义|以[^，]{2,40}，(?:始终|牢牢|继续)?(?:坚持|紧扣|紧紧|聚焦|贯彻|牢记|锚定)|[^，]{2,14}(?:任重道远|(?:意义|责任)重大|始终[挂放装]在|不断加深|日益|仍然|依然))|^(?:各位|让我们)|努力(?:办|开创|谱写)|奋力|以优异|新篇章/

function isRemark(text: string): boolean {
  return REMARK.test(text) && !FIGURE.test(text)
}

/** A count with its unit; a day or a year promises none. */
const FIGURE = /\d(?:[\d.,，]*\d)?(?:[%％]|[万亿]?(?![年月日号届\d.])[\p{Script=Han}㎡])/u

/**
 * 修路18公里，改造电网 promises two things, 新增床位200张，设置护理站 one. A figure closes a promise: what is done next is the next one.
 * So does a new aim with a figure (力争营业收入突破3亿元) open one, whatever stands before it.
 */
function partedByFigures(text: string): string[] {
  const parts: string[] = []
  for (const clause of text.split('，')) {
    const last = parts.at(-1)
    if (last === undefined || opensAnother(clause, last)) parts.push(clause)
    else parts[parts.length - 1] = `${last}，${clause}`
  }
  return parts
}

function isAim(clause: string): boolean {
  return (AIM.test(clause) || (YEARLY.test(clause) && clause.length > 9)) && FIGURE.test(clause)
}

function opensAnother(clause: string, last: string): boolean {
  if (SETTING.test(last)) return false
  if (isAim(clause)) return true
  const saysMuch = FIGURE.test(clause) || clause.length > LONG
  return FIGURE.test(last) && DOING.test(clause) && saysMuch && !GOES_ON.test(clause)
}

const AIM = /^(?:力争|确保|争取)/
const YEARLY = /^(?:全年|每年)/
/** A shorter clause goes on with the one before it: 做优讲坛品牌，全年举办24期. */
const LONG = 6

const DOING =
  /^(?:计划|力争|争取|确保|全年|年内|年底前|\d+月底?前)*(?:新[建增辟开]|修建|建[设成立]|改[造建]|扩建|开[展通设办]|举办|组织|完成|实施|推[进广出行]|优化|调整|更[新换]|购[置买]|安装|配[备齐]|培[训育养]|推动|支持|促进|引导|拓展|提升|加强|加快|强化|建立|设立|申[报请]|争创|开[发拓]|在[^，]{2,12}(?:建[立设成]|新建|开[展设])|引进|招[聘录引收]|选派|发[展放]|征集|打造|创建|评选|整治|维修|支持|力争|确保|争取|实现)/
/** What only says on what ground something is done. */
const SETTING = /^(?:针对|围绕|按照|根据|结合|依托|对照)[^，\d]*$/
/** 新增车位320个 says how much of the thing before it. */
const GOES_ON = /^(?:其中|新增|增加|惠及|覆盖|参[训赛]|面积|设置)/
