import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainLines, textOf } from '#core/document/text.ts'
import { recognise } from '#core/recognise/recognise.ts'
import { sourceOfText } from '#core/recognise/source.ts'
import { answersTo } from '#core/roll-forward/plan-answers.ts'
import type { PlanTask } from '#core/roll-forward/plan-tasks.ts'
import { planSections, planTasks } from '#core/roll-forward/plan-tasks.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import { countingIds } from '../support/build.ts'
import { corpusFolder, corpusText } from '../support/corpus.ts'

const REPORTS = {
  2019: 'reports/01_guowuyuan_gzbg_2019.txt',
  2020: 'reports/02_guowuyuan_gzbg_2020.txt',
  2021: 'reports/03_guowuyuan_gzbg_2021.txt',
  2022: 'reports/04_guowuyuan_gzbg_2022.txt',
  shaanxi: 'reports/11_shaanxi_gzbg_2026.txt',
  hebei: 'reports/13_hebei_gzbg_2026.txt',
  seed: 'seeds/002_7ea7ff211f0f944f.txt',
} as const
type Report = keyof typeof REPORTS

/** A task, by words of it, and the beginnings of all lines of the later paper that answer it; none where nothing does. */
type Judged = readonly [task: string, ...answers: readonly string[]]

/** Headings of the plan, judged by eye; a chapter is answered by any of the paragraphs on its matter. */
const HEADINGS: readonly (readonly [plan: Report, summary: Report, judged: readonly Judged[]])[] = [
  [
    2019,
    2020,
    [
      ['继续创新和完善宏观调控', '——经济运行总体平稳', '国内生产总值'],
      ['激发市场主体活力', '“放管服”改革'],
      ['坚持创新引领发展', '——发展新动能', '科技创新取得', '大众创业'],
      ['促进形成强大国内市场', '社会消费品零售'],
      ['对标全面建成小康', '农村贫困人口', '不误农时'],
      ['促进区域协调发展', '——经济结构和区域', '常住人口城镇化率'],
      ['加强污染防治', '污染防治持续推进'],
      ['深化重点领域改革', '供给侧结构性改革', '——改革开放迈出'],
      ['推动全方位对外开放', '出台外商投资法', '外贸外资保持', '共建“一带一路”'],
      ['加快发展社会事业', '——民生进一步', '基本养老、医疗', '义务教育学生'],
    ],
  ],
  [
    2020,
    2021,
    [
      ['加大宏观政策实施力度', '一是围绕市场主体', '二是优先稳就业', '创新宏观政策实施', '各地加大稳岗', '保市场主体'],
      ['依靠改革激发市场主体', '四是坚定不移', '深入推进“放管服”', '出台国企改革', '五是大力促进'],
      ['实施扩大内需战略', '六是推进新型城镇化', '加大城镇老旧', '推进煤电'],
      [
        '确保实现脱贫攻坚目标',
        '三是坚决打好',
        '加大产业扶贫',
        '年初剩余',
        '较大幅度',
        '对工作难度',
        '加强易返贫',
        '优先支持贫困',
      ],
      ['推进更高水平对外开放', '维护产业链', '共建“一带一路”', '海南自由', '成功举办第三届', '推动区域全面'],
      ['围绕保障和改善民生', '七是加强依法行政', '二是优先稳就业', '扎实推进农业农村', '1000多万'],
    ],
  ],
  [
    2021,
    2022,
    [
      ['保持宏观政策连续性', '一是保持宏观政策', '宏观政策适应'],
      [
        '深入推进重点领域改革',
        '三是深化改革',
        '稳步推进农业',
        '加强市场体系',
        '深入实施国企',
        '——改革开放',
        '在重要领域',
      ],
      ['依靠创新推动实体', '四是强化创新', '加强国家实验室', '——创新能力', '数字技术', '传统产业'],
      ['坚持扩大内需这个战略基点'],
      ['全面实施乡村振兴', '推动乡村振兴', '加强农业生产', '实施农村人居', '粮食产量'],
      ['实行高水平对外开放', '三是深化改革', '加大稳外贸', '新增4个', '货物进出口', '成功举办进博会'],
      ['加强污染防治', '六是加强生态', '污染防治攻坚', '生态环境质量', '巩固蓝天', '——生态文明'],
      ['切实增进民生福祉', '七是着力保障', '——人民生活', '基本养老'],
    ],
  ],
  [
    'shaanxi',
    'shaanxi',
    [
      ['着力扩大有效需求'],
      ['提升创新体系效能', '（二）'],
      ['加快产业体系建设', '（二）'],
      ['深化重点领域改革', '（五）'],
      ['优化三大区域布局', '（三）'],
      ['推动绿色低碳转型', '（四）'],
      ['持续保障改善民生', '（三）', '（六）'],
      ['守牢安全发展底线', '（六）'],
    ],
  ],
  [
    'hebei',
    'hebei',
    [
      ['全力办好国家大事', '这五年，雄安'],
      ['强化创新驱动', '这五年，创新动能', '刚刚过去的'],
      ['全面深化改革开放', '这五年，改革开放', '刚刚过去的'],
      ['切实增进百姓福祉', '这五年，民生', '刚刚过去的'],
    ],
  ],
  [
    'seed',
    'seed',
    [
      ['全力抓好教学质量', '（三）'],
      ['强力优化办学条件', '（二）'],
      ['统筹三类教育', '（三）'],
    ],
  ],
]

/** Single tasks out of the plan part, as a bureau's plan lists them. */
const SENTENCES: readonly (readonly [plan: Report, summary: Report, judged: readonly Judged[]])[] = [
  [
    2019,
    2020,
    [
      ['设立科创板', '设立科创板'],
      ['全年减轻企业税收', '减税降费2.36'],
      ['进一步把大众创业', '大众创业'],
      ['办好第二届', '成功举办第二届'],
      ['农村贫困人口减少1000万', '农村贫困人口'],
      ['继续推进农村危房', '城镇保障房'],
      ['打好精准脱贫', '农村贫困人口', '不误农时'],
      ['推动共建“一带一路”', '共建“一带一路”', '成功举办第二届'],
      ['开展城市千兆宽带'],
      ['在全国实行“携号转网”'],
      ['两年内基本取消'],
      ['要大力发展养老'],
      ['继续压缩专利审查'],
      ['专项治理中介服务'],
      ['抓紧布局国家实验室'],
      ['促进家政服务业'],
    ],
  ],
  [
    2021,
    2022,
    [
      ['建立常态化财政资金直达', '建立常态化财政资金直达'],
      ['延续普惠小微企业贷款', '加大对受疫情'],
      ['大型商业银行普惠', '3%，大型商业'],
      ['做好高校毕业生、退役', '强化稳岗'],
      ['深入实施国企改革三年', '深入实施国企'],
      ['强化反垄断', '加强和创新监管'],
      ['推进国家实验室建设', '加强国家实验室'],
      ['加强知识产权保护', '强化知识产权'],
      ['延续执行企业研发费用', '延续实施研发'],
      ['继续放宽市场准入', '加强市场体系'],
      ['深化“证照分离”', '继续压减涉企'],
      ['制定2030年前碳排放', '出台碳达峰'],
      ['碳排放权交易市场', '启动全国碳排放权'],
      ['启动农村人居环境', '实施农村人居'],
      ['稳定种粮农民', '加强农业生产'],
      ['推进以县城为重要', '推进以县城'],
      ['办好进博会', '成功举办进博会', '加大稳外贸'],
      ['推进海南自由贸易港', '新增4个服务业'],
      ['落实长江十年禁渔', '持续推进生态保护'],
      ['门诊费用跨省', '把更多常见病'],
      ['新开工改造城镇老旧', '新开工改造'],
      ['强化食品药品疫苗', '严格药品疫苗'],
      ['提高退休人员基本养老金', '上调退休人员'],
      ['今年要基本实现“跨省通办”'],
      ['取消港口建设费'],
      ['中小企业宽带和专线'],
      ['允许所有制造业企业参与'],
      ['全面推广高速公路差异化'],
      ['建设一批高技能人才'],
      ['加强网络安全、数据安全'],
      ['加大5G网络'],
      ['规范发展第三支柱'],
      ['强化耕地保护'],
      ['推动各类中介机构公开'],
    ],
  ],
]

const papers = new Map<Report, Document>()
function paperOf(report: Report): Document {
  const known = papers.get(report)
  if (known) return known
  const source = sourceOfText(corpusText(REPORTS[report]))
  const [paper] = recognise(source, { newId: countingIds(), clean: true }).value.documents
  papers.set(report, paper!)
  return paper!
}

interface Outcome {
  readonly task: string
  readonly hasAnswer: boolean
  readonly isFound: boolean
  readonly isRight: boolean
}

type Pair = (typeof HEADINGS)[number]

/** Whether each task is said to be answered, and whether the first answer is one. */
function outcomesOf([plan, summary, judged]: Pair, tasksOf: (plan: Document) => readonly PlanTask[]): Outcome[] {
  const tasks = tasksOf(paperOf(plan))
  const paper = paperOf(summary)
  const lines = new Map(
    plainLines(paper).flatMap(({ origin, runs }) =>
      typeof origin === 'object' && 'id' in origin ? [[origin.id, textOf(runs)] as const] : [],
    ),
  )
  const answers = answersTo(tasks, paper)
  return judged.map(([words, ...right]) => {
    const task = tasks.find(({ text }) => text.includes(words))
    if (!task) throw new Error(`no task ${words}`)
    const [first] = answers[tasks.indexOf(task)]!
    const line = first && lines.get(first.block)
    const isRight = right.some((start) => line?.startsWith(start))
    return { task: words, hasAnswer: right.length > 0, isFound: first !== undefined, isRight }
  })
}

/** Every sentence of a plan as a task of its own. */
function sentenceTasks(plan: Document): readonly PlanTask[] {
  return plainLines(plan).flatMap(({ origin, runs }) => {
    if (typeof origin !== 'object' || !('type' in origin) || origin.type !== 'paragraph') return []
    const texts = textOf(runs)
      .split(/[。；]/)
      .filter(Boolean)
    const { id } = origin
    return texts.map(
      (text) =>
        ({ section: '', number: '', text, block: id, by: 'paragraph', key: id, detail: '', under: '' }) as const,
    )
  })
}

function score(outcomes: readonly Outcome[]) {
  const count = (is: (outcome: Outcome) => boolean) => outcomes.filter(is).length
  return {
    judged: outcomes.length,
    answered: count(({ hasAnswer }) => hasAnswer),
    found: count(({ isFound }) => isFound),
    right: count(({ isRight }) => isRight),
  }
}

describe.skipIf(!corpusFolder())('on real papers of two years, judged by eye', () => {
  test('chapters of the plan are found where they were answered', () => {
    const outcomes = HEADINGS.flatMap((pair) => outcomesOf(pair, planSections))
    expect(score(outcomes)).toEqual({ judged: 39, answered: 37, found: 31, right: 26 })
  })

  test('so are single tasks, and those that nobody spoke of again stay open', () => {
    const outcomes = SENTENCES.flatMap((pair) => outcomesOf(pair, sentenceTasks))
    expect(score(outcomes)).toEqual({ judged: 50, answered: 31, found: 30, right: 27 })
  })

  test('a paper as it was rolled forward answers nothing yet', () => {
    for (const report of ['seed', 'shaanxi', 'hebei'] as const) {
      const old = paperOf(report)
      const rolled = rollForward(old, { year: old.year + 1, newId: countingIds(), keep: 'text' })
      if (!rolled.ok) throw new Error(rolled.error.code)
      const answers = answersTo(planTasks(old), rolled.value.draft, { old: [old] }).flat()
      expect(answers.length).toBeGreaterThan(2)
      expect(answers.filter(({ isOld }) => !isOld)).toEqual([])
    }
  })
})
