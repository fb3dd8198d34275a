import { describe, expect, test } from 'vitest'
import { plainText } from '#core/document/text.ts'
import type { Figure } from '#core/figures/figure.ts'
import { FIGURE_TYPES, isSoft } from '#core/figures/figure.ts'
import { findFigures } from '#core/figures/find-figures.ts'
import { readChinese, readNumber } from '#core/figures/numeral.ts'
import { holesIn } from '#core/recognise/holes.ts'
import { annotated, marked } from '../support/annotated.ts'
import {
  attachment,
  cell,
  covered,
  date,
  doc,
  h1,
  h2,
  h3,
  hole,
  note,
  p,
  plain,
  recipients,
  signatory,
  table,
  title,
} from '../support/build.ts'

/** Each paragraph must come back with exactly the marks that stand in it. */
function each(name: string, paragraphs: readonly string[]) {
  test.each(paragraphs)(`${name}: %s`, (paragraph) => {
    expect(marked(annotated(paragraph).text)).toBe(paragraph)
  })
}

describe('holes are figures without a value', () => {
  each('hole', [
    '全年接待来访{xx|placeholder}批，办结率{xx.x|placeholder}%，兑付资金{xxx.x|placeholder}万元。',
    '{20**|placeholder}年，全局新增泊位{*|placeholder}个、公厕{**|placeholder}座。',
    '{20××|placeholder}年底前完成，涉及{×|placeholder}户、{××|placeholder}人。',
    '投入{__|placeholder}万元，{□□|placeholder}镇先行试点，{XX|placeholder}区跟进。',
    '{ｘｘ|placeholder}场宣讲，{＊＊|placeholder}人参加。',
    '联办件{1××|placeholder}件，{202x|placeholder}年另有安排。',
    '印发市建发〔{20XX|placeholder}〕{XX|placeholder}号。',
  ])
  each('no hole', [
    '拍摄X光片，购置X射线机和X波段雷达。',
    '是否公开：□是 □否',
    '{“3+X”|policyno}机制与{4×4|policyno}布局。',
    '增压泵型号为max型，采用AxB接口。',
  ])
  test('whatever the importer takes for a hole is one here too', () => {
    const texts = ['完成xx项', '20**年', '20xx年', '__万元', 'x.x%', '□□镇', '○○县', '*处', '××街道', 'xxxxxxxx年']
    for (const text of texts) {
      const found = findFigures(doc(p(text))).map((figure) => [figure.type, figure.text])
      expect([text, found]).toEqual([text, holesIn(text).map((entry) => ['placeholder', entry.text])])
    }
  })
})

describe('dates and years', () => {
  each('date', [
    '{3月17日|date}启动，{6月下旬|date}收尾，{2026年1月27日|date}验收。',
    '{7 月 31 日|date}前报送，{9 月|date}复查。',
    '{9月5日|date}至{10月20日|date}开展巡查，{3月5—8日|date}休整。',
    '{1—11月|date}完成投资{8亿元|money}，{25年3月|date}已报批。',
    '截至{11月底|date}，{12月份|date}的任务提前完成。',
    '{二〇二五年十二月三十日|date}印发，{三月底|date}前反馈。',
    '更新于{2025-12-31|date}，复核于{2025.12.5|date}。',
    '满{6月龄|count}儿童享受补贴。',
    '{2025.3|date}—{2025.9|date}挂职，{2019.05|date}起任现职；投入{2025.6万元|money}的另计。',
    '{9点半|date}到校，晚{7点|date}散会，提出{9点|count}要求。',
    '每月{15日|date}报送，处理超过{30日|count}，{10日|count}时限，连续{7日|count}晴好。',
    '窗口{8:30—17:00|date}开放，下午{3点半|date}闭馆，上午{9:30|date}换班。',
  ])
  each('year', [
    '{2025年|year}招生{960人|count}，{2025学年|year}开设{12门|count}课，{2025年度|year}考核优秀。',
    '{今年|year}以来，比{去年|year}多，与{上年|year}持平，{明年|year}再增，{本年度|year}收官。',
    '{25年|year}底完成，{过去一年|year}成绩不易，{下一年|year}任务更重。',
    '{2030年|year}前实现碳达峰，创{2006年|year}以来新高，较{2020年|year}下降。',
    '规划至{二〇三五年|year}，{二〇二五年度|year}考核，{25年|year}工作总结，{26年|year}一季度；从教{25年|count}。',
    '{2023|year}、{2024年|year}连续增长。',
    '满{60岁|count}以上年龄段、历史上年景最好、网上年检、目前年轻干部、基本年度任务。',
  ])
  each('years', [
    '{2021—2025年|yearrange}滚动实施，{2025-2026学年|yearrange}开学。',
    '《人才规划（{2021—2035|yearrange}）》与{2023年至2025年|yearrange}行动方案。',
  ])
})

describe('plan periods, sessions and events', () => {
  each('plan', [
    '{“十四五”|planperiod}收官、{“十五五”|planperiod}开局。',
    '谋划{十五五|planperiod}规划，推进{“八五”|planperiod}普法，编制{第十五个五年规划|planperiod}。',
    '十四五岁的少年有十四五个人。',
  ])
  each('session', [
    '学习{党的二十届三中全会|session}和{党的二十大|session}精神。',
    '贯彻{党的二十大|session}和{二十届历次全会|session}、{二十届二中、三中全会|session}精神。',
    '{第十四届全国人民代表大会第三次会议|session}之后，{十四届全国人大三次会议|session}、区委{五届七次全会|session}召开。',
    '召开{中国共产党第二十次全国代表大会|session}。',
    '召开县总工会{第十六届委员会第五次全体（扩大）会议|session}。',
  ])
  each('event', [
    '庆祝{第37个教师节|ordinalevent}，办好{第24届推普周|ordinalevent}。',
    '迎接{建党100周年|ordinalevent}和新中国{成立75周年|ordinalevent}，纪念抗战{胜利八十周年|ordinalevent}。',
    '{第二批|ordinalevent}清单、{第三轮|ordinalevent}督察、{第七次全国人口普查|ordinalevent}、{第六届|ordinalevent}运动会。',
    '{建馆64周年|ordinalevent}、{建局20周年|ordinalevent}，庆祝{第137个“五一”国际劳动节|ordinalevent}和{第十六个“中国统计开放日”|ordinalevent}，已运营{5年|count}。',
    '公布{第1—3批|ordinalevent}名单，启动{第二轮|ordinalevent}验收。',
    '第三产业、第一书记、第一时间、第一部分都不是届次。',
  ])
})

describe('shares, money and counts', () => {
  each('share', [
    '增长{5.2%|percent}，提高{0.5个百分点|percent}，合格率{百分之九十八|percent}，{七成|percent}以上群众知晓。',
    '占全市{1/4|percent}，压减{三分之一|percent}，下降{3‰|percent}，目标{5—6％|percent}。',
    '由{3%|percent}到{5%|percent}，幅度在{4%|percent}—{6%|percent}之间，提升{1.5 个百分点|percent}。',
    '存量减少{两成|percent}，诉讼比首次超过{2:1|percent}，比值-{4.6%|percent}。',
    '死亡率{8.9/10万|percent}，血压低于{140|barenum}/{90mmHg|count}的占{六成半|percent}，增长{两成|percent}多。',
    '校园建成立体车库，新风机组成为标配。',
  ])
  each('money', [
    '安排{6400亿元|money}，人均{36439元|money}，每吨{20元/吨|money}，争取{1,250.5万元|money}。',
    '节约{300多万元|money}、{5万余元|money}，补助{三千万元|money}，外资{2.3亿美元|money}。',
    '单价{500—800元|money}，总额{1亿2000万元|money}。',
    '收入突破{百万元|money}，村均超过{百万元|money}；获{¥3.5万|money}、{USD 3万|money}，折{5亿港币|money}，单价{8.6元/单|money}，投资{1亿2千万元|money}，{2百多万元|money}到账。',
    '打造千亿元县，超百亿元园区，建设百亿级园区，家用电子元件一元化管理。',
  ])
  each('count', [
    '培训{1.2万人次|count}，新建{93处|count}、{600万亩|count}，服务{3000多户|count}、{100余|count}单位。',
    '{10—20人|count}一组，{3至5个工作日|count}内答复，排名{第6位|count}，居全省{第5|count}。',
    '{280千瓦时|count}、{28微克/立方米|count}、{12公里|count}、{350kW|count}，10千伏线路{6条|count}，翻{两番|count}，挖方{15.7万平方|count}，涵洞{292道|count}。',
    '建筑{5.2万㎡|count}、{3000平米|count}，档案{1.36万卷|count}，探头{130路|count}，层高{4.5m|count}，利率下调{15bp|count}。',
    '流速{2m/s|count}，{3.2万m²|count}，压力{1.2MPa|count}，浊度{0.12NTU|count}，COD {50mg/L|count}，强度{36.2DDDs|count}。',
    '夺得{4金|count}{2银|count}，配空呼{120具|count}，粉丝增加{900多|count}，{4|barenum}金融机构。',
    '出具证明{3 906份|count}，手术{11 842台次|count}。',
    '{１２所|count}学校、{３００名|count}教师。',
    '惠及{3300万|bignum}困难群众，{1000多万|bignum}学生复学，{2.5亿以上|bignum}。',
    '五所学校、三百余人、两个批次不在其列。',
  ])
  each('name', [
    '{“1+3”|policyno}体系、{“1235577”|policyno}工程、{1+N|policyno}方案、{1+X|policyno}证书、{7×24|policyno}小时值守。',
    '根据{国办发〔2020〕50号|docnumber}和{区府办〔2025〕8号|docnumber}文件。',
  ])
})

describe('digits that are no figures', () => {
  each('none', [
    '1.推进整治；2.优化服务；（3）压实责任。',
    '3.{2025年|year}重点任务',
    'PM2.5、5G、AR/VR、C919、T5航站楼、A4纸、GB/T 9704-2012、PM10。',
    '2.0行动计划、3.0版、V2.1版本。',
    '注释［17］和[3]。',
    '吸取“1·24”事故教训，开展12·4国家宪法日宣传和“3·15”活动。',
    '1小时交通圈、15分钟便民生活圈、30万吨级航道、100亿元级产业集群。',
    '全国1%人口抽样调查、浏览量10w+。',
    '把14亿多中国人的饭碗端牢，14亿人民共同富裕。',
    '“12345”平台、12345热线、110报警、120急救，联系电话：0571-88990011。',
    '执行DB3201/T 118—2025和GB 5749—2022，102省道改线，12345受理工单{3件|count}。',
    '世界500强，地铁15号线，国道346，省道318，中央1号文件，依照第3条办理。',
    '第 3 页 共 15 页',
  ])
  test('a measure after a Latin word makes the number a figure all the same', () => {
    expect(marked('完成GDP1200亿元，APP 3个，VIP12家。')).toBe(
      '完成GDP{1200亿元|money}，APP {3个|count}，VIP{12家|count}。',
    )
  })
})

describe('values are read in whole units', () => {
  const reading = (text: string) => {
    const [figure] = findFigures(doc(p(text)))
    return [figure?.value, figure?.unit]
  }
  test.each<[string, number | undefined, string | undefined]>([
    ['3.5亿元', 350000000, '元'],
    ['1,250.5万元', 12505000, '元'],
    ['1亿2000万元', 120000000, '元'],
    ['三千万元', 30000000, '元'],
    ['300多万元', 3000000, '元'],
    ['2百多万元', 2000000, '元'],
    ['1亿2千万元', 120000000, '元'],
    ['¥3.5万', 35000, '元'],
    ['USD 3万', 30000, '美元'],
    ['突破千万元，', 10000000, '元'],
    ['20元/吨', 20, '元/吨'],
    ['500—800元', undefined, '元'],
    ['5.2%', 5.2, '%'],
    ['百分之九十五点六', 95.6, '%'],
    ['七成以上', 70, '%'],
    ['超九成五', 95, '%'],
    ['下降6成', 60, '%'],
    ['占9５﹪', 95, '%'],
    ['比例1:3:6', undefined, undefined],
    ['达8.5成熟度', 8.5, undefined],
    ['0.5个百分点', 0.5, '个百分点'],
    ['占1/4', 0.25, undefined],
    ['死亡率8.9/10万', 8.9, '/10万'],
    ['占六成半', 65, '%'],
    ['1.2万人次', 12000, '人次'],
    ['600 万亩', 6000000, '亩'],
    ['10—20人', undefined, '人'],
    ['翻两番', 2, '番'],
    ['２５０个', 250, '个'],
    ['第6位', 6, '位'],
    ['1000多万学生', 10000000, undefined],
    ['第37个教师节', 37, undefined],
    ['建党一百周年', 100, undefined],
    ['“十五五”', 15, undefined],
    ['2025年', 2025, undefined],
    ['二〇三五年', 2035, undefined],
    ['xx万元', undefined, undefined],
  ])('%s', (text, value, unit) => {
    expect(reading(text)).toEqual([value, unit])
  })

  test('numerals of either kind', () => {
    expect(
      ['三千五百', '二〇二五', '三点五', '十二万', '一百零三', '两亿三千万', '十', '点', ''].map(readChinese),
    ).toEqual([3500, 2025, 3.5, 120000, 103, 230000000, 10, undefined, undefined])
    expect(['1,234.5', '3.3万', '0.1亿', '多'].map(readNumber)).toEqual([1234.5, 33000, 10000000, undefined])
  })
})

const PAPER = doc(
  title('示例区住建局2025年工作总结'),
  recipients('区政府：'),
  p('改造老旧小区18个。'),
  h1('2025年工作情况'),
  h2('完成投资3.5亿元。', '新建道路12公里。'),
  h3('整治隐患xx处'),
  table([
    ['序号', '项目', '投资（万元）'],
    ['1', '泵站', '320'],
    ['2', '管网', cell('1,500')],
    ['合计', covered(), '约1820万元'],
  ]),
  signatory('示例区住建局'),
  date('2025年12月20日'),
  note('（联系人：略）'),
  attachment('2025年项目表', h1('续建'), p('共5项。')),
)

/** What a pane shows of each figure. */
const shown = (figures: readonly Figure[]) => figures.map(({ type, text, section }) => `${section} ${type} ${text}`)

describe('the figures of a paper', () => {
  test('are listed in reading order with their sections; markers, serial numbers and labels are none', () => {
    expect(shown(findFigures(PAPER))).toEqual([
      ' year 2025年',
      ' count 18个',
      '一、 year 2025年',
      '一、（一） money 3.5亿元',
      '一、（一） count 12公里',
      '一、（一）1. placeholder xx',
      '一、（一）1. count 320',
      '一、（一）1. count 1,500',
      '一、（一）1. money 1820万元',
      ' date 2025年12月20日',
      '附件 year 2025年',
      '附件一、 count 5项',
    ])
  })

  test('stand in the plain text where their offset says', () => {
    const text = plainText(PAPER)
    for (const figure of findFigures(PAPER)) {
      expect(text.slice(figure.offset, figure.offset + figure.text.length)).toBe(figure.text)
    }
  })

  test('have their place in a heading and its run-in text counted as one, the number apart', () => {
    const [first, second] = findFigures(doc(h1('完成投资3.5亿元。', '新建道路12公里。')))
    expect([first?.start, first?.end, second?.start, second?.end]).toEqual([4, 9, 14, 18])
    expect(first?.place).toBe(second?.place)
  })

  test('are not looked for in prompts that wait; a hole without a label is one whatever it says', () => {
    const bare = { text: '某', slot: { kind: 'number' } } as const
    const d = doc(p([plain('比2024年多'), hole('写明2025年数量'), bare, plain('个')]))
    expect(shown(findFigures(d))).toEqual([' year 2024年', ' placeholder 某'])
  })

  test('in Chinese numerals come only when asked for', () => {
    const d = doc(p('办好十件民生实事，做到“三个一”，推进六大行动，每个人都有一个岗位。'))
    expect(findFigures(d)).toEqual([])
    expect(shown(findFigures(d, { rhetoric: true }))).toEqual([
      ' rhetoric 十件',
      ' rhetoric “三个一”',
      ' rhetoric 六大',
    ])
  })

  test('the soft types are those that are only shown', () => {
    expect(FIGURE_TYPES.filter(isSoft)).toEqual(['policyno', 'barenum', 'rhetoric'])
  })
})
