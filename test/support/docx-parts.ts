import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** An XML element as the tests read it; independent of the library that wrote it. Names keep their prefixes. */
export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Xml | string)[]
}

/** Every part of a .docx by its path, as text. */
export function partsOf(docx: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(docx)).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

/** The same file with one part changed. */
export function withPart(docx: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(docx)
  const changed = change(strFromU8(parts[path]!))
  if (changed === strFromU8(parts[path]!)) throw new Error(`nothing changed in ${path}`)
  return zipSync({ ...parts, [path]: strToU8(changed) })
}

const TOKEN = /<\?[^>]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g

export function parseXml(text: string): Xml {
  const root = { name: '', attributes: {}, children: [] as (Xml | string)[] }
  const open = [root]
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    if (match.index !== end) throw new Error(`not well-formed at ${end}: ${text.slice(end, end + 40)}`)
    end += match[0].length
    const [, closing, name, attributes, empty, characters] = match
    if (characters !== undefined) open.at(-1)!.children.push(unescape(characters))
    if (name === undefined) continue
    if (closing) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes nothing`)
      continue
    }
    const element = { name, attributes: attributesOf(attributes ?? ''), children: [] }
    open.at(-1)!.children.push(element)
    if (!empty) open.push(element)
  }
  if (end !== text.length || open.length !== 1) throw new Error('the text ends inside an element')
  return root.children.find((child) => typeof child !== 'string') as Xml
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name!, unescape(value!)]),
  )
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

export function elements(xml: Xml | undefined, name?: string): readonly Xml[] {
  const children = (xml?.children ?? []).filter((child): child is Xml => typeof child !== 'string')
  return name === undefined ? children : children.filter((child) => child.name === name)
}

/** The first element along a path of names; undefined where one is missing. */
export function at(xml: Xml | undefined, ...path: readonly string[]): Xml | undefined {
  return path.reduce((found, name) => elements(found, name)[0], xml)
}

/** Every element of the name at any depth, in order. */
export function descendants(xml: Xml, name: string): readonly Xml[] {
  return elements(xml).flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)])
}

/** The text of a paragraph, line breaks as \n. */
export function paragraphText(paragraph: Xml): string {
  return elements(paragraph, 'w:r')
    .flatMap((run) => elements(run))
    .map((part) => (part.name === 'w:br' ? '\n' : part.name === 'w:t' ? part.children.join('') : ''))
    .join('')
}

/** One element a line, indented by depth: a form whose differences people can read. */
export function indentXml(text: string): string {
  return `${render(parseXml(text), '')}\n`
}

function render({ name, attributes, children }: Xml, margin: string): string {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escape(value)}"`)].join(' ')
  if (!children.length) return `${margin}<${head}/>`
  if (children.every((child) => typeof child === 'string')) {
    return `${margin}<${head}>${escape(children.join(''))}</${name}>`
  }
  const inner = children.map((child) =>
    typeof child === 'string' ? `${margin}  ${escape(child)}` : render(child, `${margin}  `),
  )
  return [`${margin}<${head}>`, ...inner, `${margin}</${name}>`].join('\n')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
