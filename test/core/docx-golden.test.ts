import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import type { Preset } from '#core/layout/presets.ts'
import { GBT9704, PRESETS } from '#core/layout/presets.ts'
import {
  attachment,
  bold,
  cell,
  covered,
  date,
  doc,
  h1,
  h2,
  h3,
  h4,
  hole,
  note,
  p,
  pageBreak,
  picture,
  plain,
  recipients,
  settings,
  signatory,
  table,
  title,
} from '../support/build.ts'
import { indentXml, partsOf } from '../support/docx-parts.ts'
import { TINY_PNG, writeTestDocx } from '../support/write-test-docx.ts'

const GOLDEN = join(import.meta.dirname, '..', 'golden')

const HEADER = { organs: ['云溪县发展和改革局'], documentNumber: '云发改〔2026〕3号' }

/** Papers that are not set as the standard's: by their preset, or by what of it differs. */
const presets: Readonly<Record<string, Preset>> = {
  letter: PRESETS['letter']!,
  minutes: PRESETS['minutes']!,
  'automatic-numbers': { ...GBT9704, numbers: 'automatic' },
  contents: { ...GBT9704, contents: true },
}

/** One feature a paper. `empty` keeps every part; the others only what differs from it. */
const papers: Readonly<Record<string, Document>> = {
  empty: doc(),
  headings: doc(h1('总体情况'), h2('重点工作'), h3('项目建设'), h4('续建项目'), h2('存在不足')),
  'run-in': doc(h2('抓项目促投资。', '全年完成投资12.5亿元。'), h3([bold('抓招商')], '签约“四新”项目6个。')),
  opening: doc(
    title('关于2025年工作总结\n和2026年工作计划的报告'),
    recipients('县人民政府：'),
    p('现将有关情况报告如下。'),
  ),
  signature: doc(p('特此报告。'), signatory('云溪县发展和改革局'), date('2025年12月26日')),
  'long-date': doc(p('特此报告。'), signatory('县档案馆'), date('2025年12月26日')),
  attachments: doc(p('见附件。'), attachment('项目清单', p('略。')), attachment('问题清单', h1('问题'))),
  runs: doc(
    p([plain('完成率'), bold('98.6%'), plain('，\n另起一行。 ')]),
    p([hole('写明牵头单位')]),
    p('居右', 'right'),
  ),
  table: doc(
    table([
      ['序号', cell('指标', { colSpan: 2 }), covered()],
      [cell('1', { rowSpan: 2 }), '投资', '12.5亿元'],
      [covered(), '项目', '36个'],
    ]),
    table([['第二张表']], 0),
  ),
  picture: doc(picture('a'.repeat(64), 60, '分月走势'), picture('b'.repeat(64), 60, '缺失的图')),
  header: doc(
    settings({ header: { ...HEADER, copyNumber: '000001', secrecy: '秘密★1年', urgency: '特急' } }),
    title('关于报送情况的报告'),
  ),
  upward: doc(settings({ header: { ...HEADER, signers: ['周明远', '王芳', '李建国'] } })),
  joint: doc(settings({ header: { ...HEADER, organs: ['云溪县人民政府', '云溪县财政局'] } })),
  letter: doc(settings({ header: { ...HEADER, secrecy: '秘密★1年' }, imprint: { copyTo: '县委' } }), p('正文。')),
  minutes: doc(settings({ header: { organs: ['云溪县常务会议'] } }), p('出席：周明、王芳')),
  imprint: doc(
    settings({ imprint: { copyTo: '县委办公室', printer: '县政府办公室', printed: { text: '2026年1月8日' } } }),
    p('正文。'),
  ),
  seal: doc(settings({ signing: { by: 'seal' } }), p('正文。'), signatory('云溪县财政局'), date('2026年1月8日')),
  stamp: doc(
    settings({ signing: { by: 'stamp', office: '县长' } }),
    p('正文。'),
    signatory('云溪县人民政府'),
    date('2026年1月8日'),
  ),
  note: doc(date('2026年1月8日'), note('（联系人：周明）')),
  'long-title': doc(title('云溪县发展和改革局关于2025年工作总结和2026年工作计划的报告')),
  'rare-characters': doc(title('朱镕基'), h2('朱镕基'), p('朱镕基、㑇、𠀀、“①”。')),
  'automatic-numbers': doc(
    settings({ numbering: 'continuous' }),
    h1('甲'),
    h3('跳级'),
    h2('乙。', '接排。'),
    h3('续'),
    attachment('清单', h1('其一')),
  ),
  contents: doc(title('报告'), h1('甲'), h2('乙'), h2('丙。', '接排的不列。')),
  'page-break': doc(p('前页'), pageBreak(), p('后页'), pageBreak(), table([['表']])),
}

const pictures = (asset: string) => (asset.startsWith('a') ? TINY_PNG : undefined)

describe('a paper with one feature gives the parts that were looked at', async () => {
  const plainParts = await xmlParts(papers['empty']!)
  test.each(Object.keys(papers))('%s', async (name) => {
    const parts = Object.entries(await xmlParts(papers[name]!, presets[name]))
    const kept = parts.filter(([path, xml]) => name === 'empty' || plainParts[path] !== xml)
    if (process.env['UPDATE_GOLDEN']) writeGolden(join(GOLDEN, name), kept)
    expect(readGolden(join(GOLDEN, name))).toEqual(Object.fromEntries(kept))
  })
})

test('every golden folder belongs to a paper', () => {
  expect(readdirSync(GOLDEN).toSorted()).toEqual(Object.keys(papers).toSorted())
})

/** Without docProps/core.xml, which has its own test, and without pictures. */
async function xmlParts(d: Document, preset: Preset = GBT9704): Promise<Readonly<Record<string, string>>> {
  const parts = partsOf(await writeTestDocx(d, { picture: pictures, preset }))
  const kept = Object.entries(parts).filter(([path]) => /\.(xml|rels)$/.test(path) && path !== 'docProps/core.xml')
  return Object.fromEntries(kept.map(([path, xml]) => [path, indentXml(xml)]))
}

/** The files under a folder by their paths in it. */
function readGolden(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  const named = (path: string) => path.slice(folder.length + 1).replaceAll('\\', '/')
  return Object.fromEntries(paths.map((path) => [named(path), readFileSync(path, 'utf8')]))
}

/** `UPDATE_GOLDEN=1` writes what is made now; look at the difference before you keep it. */
function writeGolden(folder: string, parts: readonly (readonly [string, string])[]): void {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, xml] of parts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), xml)
  }
}
