import type { Document, Signing } from '#core/document/document.ts'
import { GBT9704, PRESETS } from '#core/layout/presets.ts'
import {
  attachment,
  date,
  doc,
  h1,
  h2,
  h3,
  note,
  p,
  recipients,
  settings,
  signatory,
  table,
  title,
} from '../../test/support/build.ts'
import { calibration } from './papers.ts'
import type { Paper } from './render.ts'

const SIGNINGS: Readonly<Record<string, Signing | undefined>> = {
  name: undefined,
  seal: { by: 'seal' },
  stamp: { by: 'stamp', office: '区长' },
}
const UNIT = '云溪区人民政府'
const HEADER = { organs: [UNIT], documentNumber: '云政〔2026〕3号' }
const LABELLED = { ...HEADER, copyNumber: '000001', secrecy: '秘密★1年', urgency: '特急' }
const IMPRINT = {
  copyTo: '区委办公室，区人大常委会办公室，区政协办公室，区纪委监委，区人民法院，区人民检察院，各人民团体',
  printer: '云溪区人民政府办公室',
  printed: { text: '2026年1月8日' },
}

/** A short paper for each preset, with 版头 and 版记 and without, in each case of signing. */
export function matrix(): Readonly<Record<string, Paper>> {
  const papers: Record<string, Paper> = {}
  for (const preset of Object.values(PRESETS)) {
    for (const hasHeader of [true, false]) {
      for (const [by, signing] of Object.entries(SIGNINGS)) {
        const document = short(hasHeader, signing)
        papers[`${preset.id}-${hasHeader ? 'header' : 'bare'}-${by}`] = { preset, document }
      }
    }
  }
  return { ...papers, ...special() }
}

/** The cases of 版头 that a matrix does not reach. */
function special(): Readonly<Record<string, Paper>> {
  const gbt = (header: NonNullable<Document['header']>) => ({
    preset: GBT9704,
    document: doc(settings({ header }), ...text()),
  })
  return {
    labels: gbt(LABELLED),
    upward: gbt({ ...HEADER, signers: ['周明远', '王芳', '李建国'] }),
    joint: gbt({ ...HEADER, organs: [UNIT, '云溪区发展和改革局', '云溪区财政局'] }),
  }
}

/** Every built-in preset's page, filled to the last square. */
export function calibrations(): Readonly<Record<string, Paper>> {
  const entries = Object.values(PRESETS).map((preset) => [
    `calibration-${preset.id}`,
    { preset, document: calibration },
  ])
  return Object.fromEntries(entries) as Record<string, Paper>
}

/** Papers of about 15, 107 and 315 pages. */
export function longPapers(): Readonly<Record<string, Paper>> {
  const entries = [15, 107, 315].map((pages) => [`long-${pages}`, { preset: GBT9704, document: long(pages) }])
  return Object.fromEntries(entries) as Record<string, Paper>
}

function short(hasHeader: boolean, signing: Signing | undefined): Document {
  return doc(
    settings({ ...(hasHeader ? { header: HEADER, imprint: IMPRINT } : {}), ...(signing ? { signing } : {}) }),
    ...text(),
    signatory(UNIT),
    date('2026年1月8日'),
    note('（联系人：周明，电话：5550 1286）'),
  )
}

function text() {
  return [
    title('云溪区人民政府关于2025年法治政府建设情况的报告'),
    recipients('市人民政府：'),
    p('2025年，全区坚持依法行政，各项任务按期完成。现将有关情况报告如下。'),
    h1('主要工作'),
    h2('完善制度。', '全年制定行政规范性文件12件，清理文件36件，审查合同218份。'),
    h1('下一步打算'),
    p('出席：周明、王芳'),
  ]
}

function long(pages: number): Document {
  const sections = Array.from({ length: pages }, (_, index) => [
    ...(index % 6 ? [] : [h1(`第${index / 6 + 1}方面工作`)]),
    h2('抓好重点任务'),
    p(`会同有关部门打通专线${index + 11}条，归集电子证照68类、213万条，在278个事项中实现免提交。`.repeat(7)),
    h3('完善平台。', '新增进度短信提醒、材料样例预览等功能，网办率达到92.4%，同比提高6.8个百分点。'.repeat(5)),
    ...(index % 10 === 9
      ? [
          table([
            ['任务', '目标', '完成'],
            ...Array.from({ length: 8 }, (_, row) => [`第${row + 1}项`, '10项', '12项']),
          ]),
        ]
      : []),
  ])
  return doc(
    settings({ header: HEADER, imprint: IMPRINT }),
    title('云溪区2025年工作总结'),
    ...sections.flat(),
    signatory(UNIT),
    date('2026年1月8日'),
    attachment('任务清单', p('略。')),
  )
}
