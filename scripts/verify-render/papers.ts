import { crc32, deflateSync } from 'node:zlib'
import type { Document } from '#core/document/document.ts'
import {
  attachment,
  date,
  doc,
  h1,
  h2,
  h3,
  h4,
  note,
  p,
  picture,
  recipients,
  signatory,
  table,
  title,
} from '../../test/support/build.ts'

const TASKS = ['集成服务改革', '电子证照归集', '窗口综合受理', '重点项目代办', '便民站点建设', '数据专线联通']
const UNITS = ['改革科', '数据科', '大厅管理科', '项目服务科', '基层指导科', '信息中心']

/** Fills three pages to the last square: two characters of indent, then 国 in every place. */
export const calibration: Document = doc(p('国'.repeat(22 * 28 * 3 - 2)))

/** A paper as an office hands it in: seven parts, headings on their own and run-in, an attachment with a long table. */
export const report: Document = doc(
  title('云溪区政务服务和数据管理局\n关于2025年工作总结和\n2026年工作计划的报告'),
  recipients('区人民政府：'),
  p(
    '2025年，区政务服务和数据管理局坚持以企业和群众需求为导向，围绕“高效办成一件事”主线，聚焦流程再造、数据赋能、队伍建设三项重点，各项任务按期完成。现将有关情况报告如下。',
  ),
  h1('2025年主要工作'),
  h2('持续优化办事流程'),
  p(
    '对全区1286项政务服务事项逐项梳理，取消重复提交材料412份，压减办理环节3.6个，平均办理时限由7.5个工作日缩短至3.2个工作日。新增“出生一件事”“企业注销一件事”等集成服务14项，全年办结4.87万件，群众少跑路约9.6万次。',
  ),
  h3(
    '推行综合受理。',
    '大厅设置综合窗口36个，实行前台综合受理、后台分类审批、统一窗口出件，窗口平均等候时间由18分钟降至7分钟。',
  ),
  h3(
    '开展延时服务。',
    '坚持工作日午间不断档、周六上午不打烊，全年提供延时服务1.1万人次，为老年人、残疾人上门办理326件。',
  ),
  h2('加快数据共享应用'),
  p(
    '会同区数据局打通部门专线11条，归集电子证照68类、213万条，在278个事项中实现免提交。上线智能预审系统，材料一次通过率由71%提高到89%，退件率下降18个百分点。',
  ),
  h3(
    '完善线上平台。',
    '网上办事大厅改版后新增进度短信提醒、材料样例预览等功能，网办率达到92.4%，同比提高6.8个百分点。',
  ),
  h3('严守安全底线。', '修订数据安全管理办法，开展应急演练3次，发现并整改隐患27处，未发生数据泄露事件。'),
  h2('主动服务经营主体'),
  p(
    '建立重点项目代办机制，为58个项目配备代办员，协调解决用地、用能、环评等问题193个。其中，滨河新材料产业园项目从签约到开工仅用82天，较计划提前一个月。',
  ),
  h3('实行帮办代办。'),
  h4(
    '代办队伍。',
    '从14个部门抽调业务骨干组建专班，明确首问负责、限时办结、全程留痕三项要求，做到一个项目一本台账、一名专员跟到底。',
  ),
  h4('代办清单。', '公布代办事项96项，逐项列明责任人和办结时限，接受经营主体监督评价，全年满意率99.2%。'),
  h2('从严加强队伍建设'),
  p(
    '扎实开展业务大练兵，组织专题培训24期、1730人次，评选服务标兵20名。健全“好差评”闭环整改机制，全年收到评价31.5万条，差评回访整改率100%。认真落实党风廉政建设责任制，开展警示教育4次，约谈提醒6人次，队伍作风持续改进。',
  ),
  h1('存在的主要问题'),
  p(
    '对照高质量发展要求和群众期盼，工作中还存在一些不足：一是部分部门自建系统尚未完全联通，二次录入仍占窗口工作量的12%；二是镇街便民服务中心人员流动较快，业务能力参差不齐；三是跨区域通办事项数量偏少，异地办理体验有待提升。对这些问题，我们将采取有力措施，认真加以解决。',
  ),
  h1('2026年工作计划'),
  h2(
    '在流程再造上再深化。',
    '新推出集成服务事项10项以上，力争高频事项全部实现“一次告知、一表申请、一窗受理”，平均办理时限再压减10%。',
  ),
  h2(
    '在数据赋能上再突破。',
    '6月底前完成剩余9个自建系统对接，基本消除二次录入；年内免提交事项达到400项，智能预审覆盖所有即办件。',
  ),
  h2(
    '在基层基础上再夯实。',
    '建立镇街窗口人员统一培训、持证上岗制度，全年轮训不少于4期；打造标准化便民服务站30个，形成城区步行15分钟、农村骑行20分钟的办事圈。',
  ),
  h2(
    '在区域协同上再拓展。',
    '与周边5个区县共建通办联盟，新增异地通办事项60项，统一受理标准、统一材料规范、统一办理时限，让群众在家门口办成异地事。',
  ),
  h2(
    '在作风建设上再加力。',
    '常态化开展明察暗访，完善窗口绩效考核办法，把群众满意作为第一标准，对敷衍塞责、推诿扯皮的严肃问责，不断提升服务效能。',
  ),
  p('特此报告。'),
  attachment(
    '2025年重点任务完成情况表',
    table([
      ['序号', '任务', '目标', '完成情况', '责任单位'],
      ...Array.from({ length: 34 }, (_, index) => taskRow(index)),
    ]),
  ),
  attachment(
    '2026年集成服务事项清单',
    h1('个人事项'),
    p('出生、入学、就业、婚育、退休等五个阶段，共六项。'),
    h1('企业事项'),
    p('开办、变更、纳税、注销等四个环节，共四项。'),
  ),
  signatory('云溪区政务服务和数据管理局'),
  date('2025年12月26日'),
  note('（联系人：周明，电话：5550 1286）'),
)

/** What the report has not: a signatory shorter than the date, a picture, and one whose bytes are gone. */
export const parts: Document = doc(
  title('关于报送2025年度信息工作情况的函'),
  recipients('区委办公室、区人民政府办公室，各镇人民政府、各街道办事处，区直各部门：'),
  p('按照通知要求，现将2025年度信息工作情况随函报送，采用趋势见下图。'),
  picture('a'.repeat(64), 90, '全年各月采用条数'),
  picture('b'.repeat(64), 60, '各镇街采用条数（图片缺失）'),
  p('全年共报送信息286条，采用97条。'),
  signatory('区档案馆'),
  date('2025年12月26日'),
  attachment('信息采用情况统计表及按季度分列的采用条目、作者和刊载载体的详细说明', p('略。')),
)

function taskRow(index: number): readonly string[] {
  const kind = index % TASKS.length
  return [
    `${index + 1}`,
    `${TASKS[kind]}（第${Math.floor(index / 6) + 1}批）`,
    `${10 + index}项`,
    `完成${12 + index}项`,
    UNITS[kind]!,
  ]
}

/** A grey bar chart of 360 × 200 pixels as a PNG. */
export function chart(): Uint8Array {
  const width = 360
  const height = 200
  const rows = Buffer.alloc((width + 1) * height, 255)
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = 0
    for (let x = 0; x < width; x++) {
      const bar = Math.floor(x / 30)
      const isInk = y > height - 3 || (x % 30 > 8 && height - y < 40 + ((bar * 37) % 140))
      rows[y * (width + 1) + 1 + x] = isInk ? 96 : 255
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
