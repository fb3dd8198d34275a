import type { Block, BlockId, Document } from '#core/document/document.ts'
import { FORMAT } from '#core/document/document.ts'

/** A paper to show a preset by where none is open: each level once and a full page of text. */
export function samplePaper(): Document {
  let count = 0
  const id = () => String(++count).padStart(12, '0') as BlockId
  const paragraph = (text: string): Block => ({ type: 'paragraph', id: id(), runs: [{ text }] })
  const heading = (level: 1 | 2 | 3 | 4, text: string, runIn?: string): Block => ({
    type: 'heading',
    id: id(),
    level,
    runs: [{ text }],
    ...(runIn !== undefined && { runIn: [{ text: runIn }] }),
  })
  return {
    format: FORMAT,
    kind: 'report',
    year: 2026,
    unit: '示例区某某局',
    title: [{ text: '示例区某某局关于2026年工作情况的报告' }],
    recipients: [{ text: '区政府：' }],
    blocks: [
      paragraph('2026年，我局围绕全区中心工作，抓重点、补短板、强落实，各项任务按计划完成。现将有关情况报告如下。'),
      heading(1, '主要工作'),
      heading(2, '服务群众更加便捷'),
      paragraph(
        '全年办理各类事项12,860件，按时办结率99.6%，群众满意度持续提高。窗口实行一次告知、一次受理、一次办结。',
      ),
      heading(3, '压缩办理时限。', '平均办理时间由5个工作日缩短到3个工作日。'),
      heading(4, '线上办理。', '网上可办事项占比达到92%。'),
      heading(2, '基础工作更加扎实'),
      paragraph('修订制度18项，开展培训24场次，覆盖全部业务人员；建立台账并按月核对，做到底数清、情况明。'),
      heading(1, '存在的问题'),
      paragraph('一是信息共享还不够及时，二是基层力量还需加强，三是个别制度执行不够到位。'),
      heading(1, '下一步打算'),
      paragraph('继续坚持问题导向，逐项列出清单，明确责任和时限，定期督查，确保件件有着落、事事有回音。'),
    ],
    attachments: [],
    signatory: [{ text: '示例区某某局' }],
    date: { text: '2026年12月20日', iso: '2026-12-20' },
    numbering: 'restart',
  }
}
