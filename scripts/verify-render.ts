import { relative } from 'node:path'
import { main, root, say } from './steps.mjs'
import type { Check } from './verify-render/checks.ts'
import {
  checkAttachment,
  checkCalibration,
  checkFonts,
  checkFullPages,
  checkMargins,
  checkPageNumbers,
  checkPython,
  checkRepeatedHead,
  checkRunIn,
  checkSignature,
} from './verify-render/checks.ts'
import { corpusFolder } from '../test/support/corpus.ts'
import { ensureFonts } from './verify-render/fonts.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import { checkHeader, checkImprint } from './verify-render/check-form.ts'
import { calibrations, longPapers, matrix } from './verify-render/matrix.ts'
import { checkPageCounts } from './verify-render/page-count.ts'
import { calibration, parts, report } from './verify-render/papers.ts'
import type { Rendered } from './verify-render/render.ts'
import { render } from './verify-render/render.ts'
import { ensureTools } from './verify-render/tools.ts'

/** Sets papers of every form with LibreOffice and measures their pages; the answer is the exit code. */
async function verifyRender(): Promise<number> {
  await ensureTools()
  const fontConfig = await ensureFonts()
  const papers = { calibration, report, parts }
  const standard = Object.entries(papers).map(([name, document]) => [name, { preset: GBT9704, document }] as const)
  const forms = { ...matrix(), ...longPapers() }
  const rendered = await render({ ...Object.fromEntries(standard), ...calibrations(), ...forms }, fontConfig)
  const [first, second, third] = rendered as [Rendered, Rendered, Rendered]
  const withForm = rendered.filter(
    ({ name, preset }) => name in forms && preset.form !== 'plain' && !name.includes('-bare-'),
  )
  const checks: Check[] = [
    ...rendered.map(checkFonts),
    ...rendered.flatMap((paper) => [checkMargins(paper), ...checkPageNumbers(paper)]),
    ...rendered.filter(({ name }) => name.startsWith('calibration')).flatMap(checkCalibration),
    ...withForm.flatMap(checkHeader),
    ...withForm.filter(({ name }) => !['labels', 'upward', 'joint'].includes(name)).flatMap(checkImprint),
    ...checkReport(second),
    ...checkSignature(third, '区档案馆', '2025年12月26日'),
    checkPython(first, 0),
    checkPython(second, 10),
    checkPython(third, 0),
  ]
  if (corpusFolder() === undefined) say('The pages of the corpus were not counted: it is not here.')
  checks.push(...(await checkPageCounts(fontConfig, GBT9704)))
  for (const { says, holds, measured } of checks) say(`${holds ? '✓' : '✗'} ${says} (${measured})`)
  const failed = checks.filter((check) => !check.holds).length
  say(`PDF and PNG files: ${relative(root, rendered[0]!.pdf).replace(/[^/]+$/, '')}`)
  say(`${checks.length - failed} passed, ${failed} failed`)
  return failed ? 1 : 0
}

function checkReport(paper: Rendered): Check[] {
  return [
    ...checkFullPages(paper, [1, 2, 3]),
    checkRunIn(paper, '1.推行综合受理。', '大厅设置综合窗口36个'),
    ...checkSignature(paper, '云溪区政务服务和数据管理局', '2025年12月26日'),
    checkAttachment(paper, '附件1', '2025年重点任务完成情况表'),
    checkAttachment(paper, '附件2', '2026年集成服务事项清单'),
    checkRepeatedHead(paper, '序号任务目标完成情况责任单位'),
  ]
}

await main(verifyRender)
