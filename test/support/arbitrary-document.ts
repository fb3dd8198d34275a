import fc from 'fast-check'
import type {
  Attachment,
  Block,
  BlockId,
  Document,
  Heading,
  Paragraph,
  Run,
  Slot,
  Source,
  Table,
  TableCell,
  TableRow,
} from '#core/document/document.ts'
import { FORMAT, KINDS, promptOf, SLOT_KINDS } from '#core/document/document.ts'
import { cleanText } from '#core/document/normalise.ts'
import { countingIds, OPEN_ID, withIds } from './build.ts'

const WORDS = [
  '全年完成招商项目',
  '持续推进',
  '“放管服”改革',
  '同比增长',
  '——',
  '……',
  '《实施方案》',
  '（含续建）',
  '一是',
  '：',
  '。',
  '，',
  '×',
]
const OTHERS = [
  'GDP',
  '12.5%',
  '2025年',
  '1,234.56',
  'A & B <b>',
  ' ',
  '  ',
  '\n',
  '😀',
  '👨‍👩‍👧',
  '𠀀',
  '鎔',
  '①',
  '\'"',
  'é',
  '·',
  '20**年',
  ']]>',
]

/** Legal run text: Chinese, Latin, figures, emoji, rare characters, mark-up characters, line breaks; seldom empty. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 2, arbitrary: fc.constantFrom(...OTHERS) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }).map(cleanText) },
    ),
    { maxLength: 6 },
  )
  .map((pieces) => cleanText(pieces.join('')))

const name = fc.oneof(fc.constantFrom('unit', 'year', '单位名称', '金额', '万元'), fc.string({ maxLength: 8 }))
const year = fc.integer({ min: 1000, max: 9999 })

// Ids are drawn as open and filled in afterwards, so that no two blocks of a paper share one.
const someId = fc.stringMatching(/^[0-9a-z]{12}$/).map((id) => id as BlockId)

const slot: fc.Arbitrary<Slot> = fc.record(
  {
    kind: fc.constantFrom(...SLOT_KINDS),
    key: name,
    label: name,
    unit: name,
    ledger: name,
    choices: fc.array(name, { maxLength: 3 }),
  },
  { requiredKeys: ['kind'] },
)
const carried = fc.record(
  {
    id: name,
    type: fc.constantFrom('amount', 'count', 'percent'),
    from: year,
    state: fc.constantFrom('unconfirmed' as const, 'kept' as const, 'changed' as const),
    at: fc.constant('2025-12-01T08:00:00.000Z'),
  },
  { requiredKeys: ['id', 'type', 'from', 'state'] },
)
const enumerator = fc.record({ series: fc.nat({ max: 5 }), style: fc.constantFrom('是' as const, '要' as const) })

const markedRun: fc.Arbitrary<Run> = fc.record(
  { text: arbitraryText, bold: fc.constant(true as const), ref: someId, slot, carried, enumerator },
  { requiredKeys: ['text'] },
)
const openRun: fc.Arbitrary<Run> = slot.map((open) => ({ text: cleanText(promptOf(open)), slot: open }))

/** A run with any marks. */
export const arbitraryRun: fc.Arbitrary<Run> = fc.oneof(
  { weight: 5, arbitrary: arbitraryText.map((text) => ({ text })) },
  { weight: 2, arbitrary: markedRun },
  { weight: 1, arbitrary: openRun },
)
const runs = fc.array(arbitraryRun, { maxLength: 4 })

const source: fc.Arbitrary<Source> = fc.record(
  { paper: name, year, section: name, block: someId, passage: name },
  { requiredKeys: ['paper', 'year', 'section'] },
)
const identified = { id: fc.constant(OPEN_ID), sources: fc.array(source, { maxLength: 2 }) }

const heading: fc.Arbitrary<Heading> = fc.record(
  {
    ...identified,
    type: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    marker: fc.constantFrom('二、', '（五）', '3.', '第一条', '12、', ''),
    runs,
    runIn: runs,
  },
  { requiredKeys: ['id', 'type', 'level', 'runs'] },
)
const paragraph: fc.Arbitrary<Paragraph> = fc.record(
  {
    ...identified,
    type: fc.constant('paragraph' as const),
    runs,
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
  },
  { requiredKeys: ['id', 'type', 'runs'] },
)

const span = fc.oneof(
  { weight: 6, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 4 }) },
)
const cell: fc.Arbitrary<TableCell> = fc.record(
  {
    id: fc.constant(OPEN_ID),
    colSpan: span,
    rowSpan: span,
    covered: fc.constant(true as const),
    blocks: fc.array(paragraph, { maxLength: 2 }),
  },
  { requiredKeys: ['id', 'colSpan', 'rowSpan', 'blocks'] },
)
// Spans and covered places are drawn apart, so many of these tables contradict themselves, as the schema allows.
const row: fc.Arbitrary<TableRow> = fc.record(
  { id: fc.constant(OPEN_ID), header: fc.constant(true as const), cells: fc.array(cell, { maxLength: 4 }) },
  { requiredKeys: ['id', 'cells'] },
)
const table: fc.Arbitrary<Table> = fc.record(
  { ...identified, type: fc.constant('table' as const), rows: fc.array(row, { maxLength: 4 }) },
  { requiredKeys: ['id', 'type', 'rows'] },
)

const picture: fc.Arbitrary<Block> = fc.record(
  {
    ...identified,
    type: fc.constant('picture' as const),
    asset: fc.stringMatching(/^[0-9a-f]{64}$/),
    widthMm: fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0.1, max: 1000, noNaN: true })),
    alt: name,
  },
  { requiredKeys: ['id', 'type', 'asset', 'widthMm', 'alt'] },
)
const pageBreak: fc.Arbitrary<Block> = fc.record(
  { ...identified, type: fc.constant('pageBreak' as const) },
  { requiredKeys: ['id', 'type'] },
)
const opaque: fc.Arbitrary<Block> = fc.record(
  {
    ...identified,
    type: fc.constant('opaque' as const),
    // Without -0, which JSON itself does not keep.
    json: fc.jsonValue({ maxDepth: 2 }).map((json): unknown => JSON.parse(JSON.stringify(json))),
  },
  { requiredKeys: ['id', 'type', 'json'] },
)

/** A block of any type, its id still open: use it inside a document. */
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: heading },
  { weight: 5, arbitrary: paragraph },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: picture },
  { weight: 1, arbitrary: pageBreak },
  { weight: 1, arbitrary: opaque },
)
const blocks = fc.array(block, { maxLength: 10 })

const attachment: fc.Arbitrary<Attachment> = fc.record({ id: fc.constant(OPEN_ID), title: runs, blocks })
const issueDate = fc.oneof(
  fc.constant({ text: '2025年12月31日', iso: '2025-12-31' }),
  arbitraryText.map((text) => ({ text })),
)
const header = fc.record(
  {
    copyNumber: name,
    secrecy: name,
    urgency: name,
    mark: fc.constant('name' as const),
    organs: fc.array(name, { maxLength: 2 }),
    documentNumber: name,
    signers: fc.array(name, { maxLength: 2 }),
  },
  { requiredKeys: ['organs'] },
)
const imprint = fc.record({ copyTo: name, printer: name, printed: issueDate }, { requiredKeys: [] })
const signing = fc.record(
  { by: fc.constantFrom('seal' as const, 'stamp' as const), office: name },
  { requiredKeys: ['by'] },
)
const basedOn = fc.record(
  { id: name, title: name, year, sha256: fc.stringMatching(/^[0-9a-f]{64}$/) },
  { requiredKeys: ['title', 'year', 'sha256'] },
)

/** Papers that documentSchema accepts: every block type and mark, ids unique. Not normalised. */
export const arbitraryDocument: fc.Arbitrary<Document> = fc
  .record(
    {
      format: fc.constant(FORMAT),
      kind: fc.constantFrom(...KINDS),
      year,
      unit: name,
      title: runs,
      recipients: runs,
      blocks,
      attachments: fc.array(attachment, { maxLength: 3 }),
      signatory: runs,
      date: issueDate,
      signing,
      note: runs,
      header,
      imprint,
      numbering: fc.constantFrom('restart' as const, 'continuous' as const),
      basedOn,
    },
    {
      requiredKeys: [
        'format',
        'kind',
        'year',
        'unit',
        'title',
        'recipients',
        'blocks',
        'attachments',
        'signatory',
        'date',
        'numbering',
      ],
    },
  )
  .map((d) => withIds(d, countingIds()))
