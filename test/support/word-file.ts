import { strToU8, zipSync } from 'fflate'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

/** A .docx by hand: the insides of its parts. `relations` are added to those that the parts need. */
export interface WordFile {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly comments?: string
  readonly header?: string
  readonly footer?: string
  readonly relations?: string
  readonly files?: Readonly<Record<string, Uint8Array>>
  /** The last touch on the main part's XML. */
  readonly change?: (xml: string) => string
}

const PARTS = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments', 'header', 'footer'] as const
const ROOTS: Readonly<Record<string, string>> = { header: 'hdr', footer: 'ftr' }

export function wordFile({ body, change, files = {}, ...given }: WordFile): Uint8Array {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`
  const made: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': relations(relation('a', 'officeDocument', 'word/document.xml')),
    'word/document.xml': strToU8(change ? change(xml) : xml),
  }
  let related = given.relations ?? ''
  for (const part of PARTS) {
    const inside = given[part]
    if (inside === undefined) continue
    const root = ROOTS[part] ?? part
    made[`word/${part}.xml`] = strToU8(`<w:${root} ${NAMESPACES}>${inside}</w:${root}>`)
    related += relation(`part-${part}`, part, `${part}.xml`)
  }
  made['word/_rels/document.xml.rels'] = relations(related)
  return zipSync({ ...made, ...files })
}

export function relation(id: string, type: string, target: string, isExternal = false): string {
  return `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`
}

function relations(inside: string): Uint8Array {
  return strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`,
  )
}

/** A paragraph of one run; `properties` are its `w:pPr`. */
export function wp(text: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${wr(text)}</w:p>`
}

export function wr(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A list definition whose levels are `format text` pairs, and instances of it. */
export function wordList(levels: readonly (readonly [string, string])[], instances: string): string {
  const inside = levels.map(
    ([format, text], index) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  )
  return `<w:abstractNum w:abstractNumId="0">${inside.join('')}</w:abstractNum>${instances}`
}

export const listed = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
