import { escapeHtml } from './escape-html.ts'
import type { SetBlock, SetCell, SetPaper, SetParagraph, SetPicture, SetRow, SetRun, SetTable } from './set-paper.ts'

export interface WriteHtmlOptions {
  /** Where a stored picture's bytes can be had, best a data: address; undefined, or absent: its description stands there. */
  readonly pictureUrl?: (asset: string) => string | undefined
}

/**
 * A paper as one .html file for an intranet site: headings, paragraphs and tables that any site's own style can take over,
 * a small style of its own, no script, nothing of ours but the words. The same set paper gives the same text.
 */
export function writeHtml(set: SetPaper, { pictureUrl = () => undefined }: WriteHtmlOptions = {}): string {
  const body = set.blocks.flatMap((block) => blockHtml(block, pictureUrl))
  const imprint = set.imprint.flatMap((line) => paragraphHtml(line))
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...(set.unit ? [`<meta name="author" content="${escapeHtml(set.unit)}">`] : []),
    `<title>${escapeHtml(set.name)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<article>',
    ...body,
    ...(imprint.length ? ['<footer>', ...imprint, '</footer>'] : []),
    '</article>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const STYLE = [
  'body{margin:2em auto;max-width:40em;padding:0 1em;font:1.15em/1.8 FangSong,STFangsong,serif;color:#000;background:#fff}',
  'h1,.mark{text-align:center;font-size:1.5em;line-height:1.4;font-weight:400}',
  'h2,h3,h4,h5{font-size:1em;margin:0;text-indent:2em}',
  'h2.attachment{text-align:center;font-size:1.4em;font-weight:400;text-indent:0}',
  'p{margin:0;text-indent:2em}',
  '.flush{text-indent:0}.center{text-align:center;text-indent:0}.right{text-align:right;text-indent:0}',
  '.red{color:#c00}hr{border:0;border-top:1px solid #000}hr.red{border-top:2px solid #c00}',
  'table{border-collapse:collapse;width:100%;font-size:.85em}table p{text-indent:0}',
  'th,td{border:1px solid #000;padding:.2em .5em}.open td{border:0}',
  'figure{margin:1em 0;text-align:center}img{max-width:100%}',
  'footer{margin-top:2em;font-size:.9em}',
].join('\n')

type PictureUrl = NonNullable<WriteHtmlOptions['pictureUrl']>

function blockHtml(block: SetBlock, pictureUrl: PictureUrl): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return paragraphHtml(block)
    case 'table':
      return [tableHtml(block)]
    case 'picture':
      return [pictureHtml(block, pictureUrl)]
  }
}

/** Nothing for the empty lines of the form, whose rules alone are left. */
function paragraphHtml(paragraph: SetParagraph): readonly string[] {
  const { rule } = paragraph
  const line = rule ? [rule.colour === 'red' ? '<hr class="red">' : '<hr>'] : []
  const text = textHtml(paragraph)
  const written = text ? [elementHtml(paragraph, text)] : []
  return rule?.side === 'top' ? [...line, ...written] : [...written, ...line]
}

function elementHtml(paragraph: SetParagraph, text: string): string {
  const { role, outline } = paragraph
  if (role === 'title') return `<h1>${text}</h1>`
  if (role === 'attachmentTitle') return `<h2 class="attachment">${text}</h2>`
  if (outline) return `<h${outline + 1}>${text}</h${outline + 1}>`
  const name = classOf(paragraph)
  return `<p${name ? ` class="${name}"` : ''}>${text}</p>`
}

const RIGHT: ReadonlySet<SetParagraph['role']> = new Set(['signatory', 'date'])
const INDENTED: ReadonlySet<SetParagraph['role']> = new Set([
  'body',
  'note',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
])

function classOf({ role, align, runs }: SetParagraph): string {
  if (role === 'mark') return runs.some((run) => run.colour) ? 'mark red' : 'mark'
  if (RIGHT.has(role) || align === 'right') return 'right'
  if (align === 'center' || role === 'contentsTitle') return 'center'
  return INDENTED.has(role) && align === undefined ? '' : 'flush'
}

/** The number of a list is text here too; a run-in heading is set off from the text that goes on beside it. */
function textHtml({ runs, number, runIn }: SetParagraph): string {
  const numbered = number ? [{ ...runs[0], text: number.text }, ...runs] : runs
  if (!runIn) return numbered.map((run) => runHtml(run)).join('')
  const end = numbered.findIndex((run) => run.role === undefined)
  const split = end < 0 ? numbered.length : end
  const heading = numbered.slice(0, split).map(wordsOf).join('')
  return `<strong>${heading}</strong>${numbered
    .slice(split)
    .map((run) => runHtml(run))
    .join('')}`
}

function runHtml(run: SetRun): string {
  return run.bold && run.text ? `<b>${wordsOf(run)}</b>` : wordsOf(run)
}

function wordsOf({ text }: SetRun): string {
  return escapeHtml(text).replaceAll('\n', '<br>').replaceAll('\t', '\u3000')
}

function tableHtml({ rows, isOpen }: SetTable): string {
  const heads = rows.findIndex((row) => !row.header)
  const count = heads < 0 ? rows.length : heads
  const part = (tag: string, some: readonly SetRow[], cell: 'th' | 'td') =>
    some.length ? [`<${tag}>`, ...some.map((row) => rowHtml(row, cell)), `</${tag}>`] : []
  return [
    isOpen ? '<table class="open">' : '<table>',
    ...part('thead', rows.slice(0, count), 'th'),
    ...part('tbody', rows.slice(count), 'td'),
    '</table>',
  ].join('\n')
}

function rowHtml({ cells }: SetRow, tag: 'th' | 'td'): string {
  return `<tr>${cells
    .filter((cell) => !cell.isContinued)
    .map((cell) => cellHtml(cell, tag))
    .join('')}</tr>`
}

function cellHtml({ colSpan, rowSpan, lines }: SetCell, tag: 'th' | 'td'): string {
  const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
  const centred = lines.length && lines.every((line) => line.align === 'center') ? ' class="center"' : ''
  return `<${tag}${spans}${centred}>${lines.map(textHtml).join('<br>')}</${tag}>`
}

function pictureHtml({ asset, alt }: SetPicture, pictureUrl: PictureUrl): string {
  const address = asset === undefined ? undefined : pictureUrl(asset)
  const words = escapeHtml(alt)
  if (address === undefined) return `<figure><figcaption>${words}</figcaption></figure>`
  return `<figure><img src="${escapeHtml(address)}" alt="${words}"></figure>`
}
