import type { SaxesTagPlain } from 'saxes'
import { SaxesParser } from 'saxes'
import { refuse } from './refusal.ts'

/** An element of an office file. Prefixes are canonical (`w:p`, `text:h`), whatever the file calls its namespaces. */
export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Xml | string)[]
}

/** What one part may be at most: deeper or larger, and it was made to harm. */
export const XML_LIMITS = { characters: 64_000_000, elements: 4_000_000, depth: 256 }

export interface XmlHandlers {
  /** Elements whose children are handed over one by one, so that a long paper is never in memory as a whole. */
  readonly containers: ReadonlySet<string>
  readonly visit: (element: Xml, container: string) => void
}

/**
 * Reads XML in the order of the file. A child of a container is visited when it ends and then forgotten. Refuses document
 * types, entities of the file's own, broken XML and what goes beyond the limits.
 */
export function streamXml(bytes: Uint8Array, handlers: XmlHandlers): void {
  const text = decodeXml(bytes)
  if (text.length > XML_LIMITS.characters) refuse('file-too-large', { limit: XML_LIMITS.characters / 1_000_000 })
  const tree = new TreeBuilder(handlers)
  const parser = new SaxesParser({ position: false, xmlns: false })
  parser.on('doctype', () => refuse('file-unsafe', { cause: 'doctype' }))
  parser.on('opentag', (tag) => tree.open(tag))
  parser.on('closetag', () => tree.close())
  parser.on('text', (text) => tree.text(text))
  parser.on('cdata', (text) => tree.text(text))
  parser.on('error', (error) => refuseUnlessHarmless(error))
  parser.write(text).close()
}

/** A small part as one tree. */
export function parseXml(bytes: Uint8Array): Xml {
  const found: Xml[] = []
  streamXml(bytes, { containers: new Set([ROOT]), visit: (element) => found.push(element) })
  return found[0] ?? refuse('file-damaged')
}

/** The name of the container that holds the outermost element. */
export const ROOT = ''

/** UTF-8, or UTF-16 where its mark stands at the start; XML in office files knows no other encoding. */
function decodeXml(bytes: Uint8Array): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
  return new TextDecoder(mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8').decode(bytes)
}

/** A control character in the text costs no other character; everything else leaves parts of the paper unread. */
function refuseUnlessHarmless(error: Error): void {
  const { message } = error
  if (message.includes('undefined entity')) refuse('file-unsafe', { cause: 'entity' })
  if (!message.endsWith('disallowed character.') && !message.includes('character entity')) refuse('file-damaged')
}

class TreeBuilder {
  private readonly handlers: XmlHandlers
  private readonly opened: Xml[] = []
  private readonly names = new Names()
  private count = 0

  constructor(handlers: XmlHandlers) {
    this.handlers = handlers
  }

  open({ name, attributes }: SaxesTagPlain): void {
    if (++this.count > XML_LIMITS.elements || this.opened.length >= XML_LIMITS.depth) refuse('file-too-complex')
    this.opened.push(this.names.element(name, attributes))
  }

  close(): void {
    const element = this.opened.pop()!
    this.names.leave(this.opened.length)
    const parent = this.opened.at(-1)
    const container = parent ? parent.name : ROOT
    if (!this.handlers.containers.has(container)) parent?.children.push(element)
    else if (!this.handlers.containers.has(element.name)) this.handlers.visit(element, container)
  }

  text(text: string): void {
    const parent = this.opened.at(-1)
    if (parent && !this.handlers.containers.has(parent.name)) parent.children.push(text)
  }
}

const WORD = 'http://schemas.openxmlformats.org/'
const STRICT = 'http://purl.oclc.org/ooxml/'
const OASIS = 'urn:oasis:names:tc:opendocument:xmlns:'
const CANONICAL: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries({ w: 'wordprocessingml', a: 'drawingml', m: 'officeDocument', r: 'officeDocument' }).flatMap(
      ([prefix, folder]) => {
        const path = prefix === 'm' ? 'math' : prefix === 'r' ? 'relationships' : 'main'
        return [
          [`${WORD}${folder}/2006/${path}`, prefix],
          [`${STRICT}${folder}/${path}`, prefix],
        ]
      },
    ),
  ),
  [`${WORD}drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${STRICT}drawingml/wordprocessingDrawing`]: 'wp',
  [`${WORD}drawingml/2006/picture`]: 'pic',
  [`${STRICT}drawingml/picture`]: 'pic',
  [`${WORD}markup-compatibility/2006`]: 'mc',
  [`${WORD}package/2006/relationships`]: 'rel',
  [`${WORD}package/2006/content-types`]: 'types',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  ...Object.fromEntries(
    ['office', 'text', 'table', 'style', 'drawing', 'xsl-fo-compatible', 'svg-compatible', 'manifest'].map((name) => [
      `${OASIS}${name}:1.0`,
      { drawing: 'draw', 'xsl-fo-compatible': 'fo', 'svg-compatible': 'svg' }[name] ?? name,
    ]),
  ),
  'http://www.w3.org/1999/xlink': 'xlink',
}

/** Names as the readers know them. A namespace that no reader knows keeps the prefix that the file gave it. */
class Names {
  private readonly scopes: { readonly depth: number; readonly prefixes: ReadonlyMap<string, string> }[] = []
  private prefixes: ReadonlyMap<string, string> = new Map()
  private known = new Map<string, string>()
  private depth = 0

  element(name: string, attributes: Record<string, string>): Xml {
    this.declareNames(attributes)
    this.depth++
    let renamed: Record<string, string> | undefined
    for (const key in attributes) {
      const canonical = this.canonical(key, false)
      if (canonical === key && !renamed) continue
      renamed ??= { ...attributes }
      delete renamed[key]
      renamed[canonical] = attributes[key]!
    }
    return { name: this.canonical(name, true), attributes: renamed ?? attributes, children: [] }
  }

  /** To be called as an element ends, with the number of those still open. */
  leave(depth: number): void {
    this.depth = depth
    while ((this.scopes.at(-1)?.depth ?? -1) >= depth) {
      this.prefixes = this.scopes.pop()!.prefixes
      this.known = new Map()
    }
  }

  private declareNames(attributes: Record<string, string>): void {
    let prefixes: Map<string, string> | undefined
    for (const key in attributes) {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
      prefixes ??= new Map(this.prefixes)
      const prefix = key.slice(6)
      const canonical = CANONICAL[attributes[key]!] ?? prefix
      prefixes.set(prefix, canonical)
    }
    if (!prefixes) return
    this.scopes.push({ depth: this.depth, prefixes: this.prefixes })
    this.prefixes = prefixes
    this.known = new Map()
  }

  private canonical(name: string, isElement: boolean): string {
    const colon = name.indexOf(':')
    // An attribute without a prefix belongs to no namespace, whatever the default is.
    if (colon < 0 && !isElement) return name
    const known = this.known.get(name)
    if (known !== undefined) return known
    const prefix = this.prefixes.get(name.slice(0, Math.max(0, colon)))
    const made = prefix ? `${prefix}:${name.slice(colon + 1)}` : name
    this.known.set(name, made)
    return made
  }
}
