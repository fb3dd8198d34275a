import type { Xml } from './parse-xml.ts'
import type { ReadContext } from './read-context.ts'
import { elementsOf, findDeep } from './walk-xml.ts'

/** What a drawing holds that a paper can keep. */
export type Drawn =
  | { readonly type: 'picture'; readonly asset: string; readonly widthMm: number; readonly alt: string }
  | { readonly type: 'textBox'; readonly content: Xml }

/** The namespaces whose drawings are read; a branch that needs another gives way to the one for older programs. */
const KNOWN = /^(wps|wpg|wpc|wpi|wp14|w14|w15|v|a14)$/

/** The one branch that counts where a file says the same thing twice. */
export function branchOf(alternate: Xml): Xml {
  for (const choice of elementsOf(alternate, 'mc:Choice')) {
    const needed = (choice.attributes['Requires'] ?? '').split(/\s+/).filter(Boolean)
    if (needed.every((prefix) => KNOWN.test(prefix))) return choice
  }
  return elementsOf(alternate, 'mc:Fallback').next().value ?? { ...alternate, children: [] }
}

/** Pictures and text boxes of a drawing; whatever else it shows is told as dropped. */
export function readDrawing(drawing: Xml, context: ReadContext): readonly Drawn[] {
  const found = [...drawnIn(drawing, drawing, context)]
  const isObject = drawing.name === 'w:object'
  if (isObject) context.notes.add('objects-dropped')
  else if (!found.length && !findDeep(drawing, ...BLIPS)) context.notes.add('drawings-dropped', artWords(drawing))
  return found
}

const BLIPS = ['a:blip', 'v:imagedata']

function* drawnIn(element: Xml, drawing: Xml, context: ReadContext): Generator<Drawn> {
  for (const child of elementsOf(element)) {
    if (child.name === 'w:txbxContent') yield { type: 'textBox', content: child }
    else if (child.name === 'mc:AlternateContent') yield* drawnIn(branchOf(child), drawing, context)
    else if (BLIPS.includes(child.name)) yield* pictureOf(child, drawing, context)
    else yield* drawnIn(child, drawing, context)
  }
}

function* pictureOf(blip: Xml, drawing: Xml, context: ReadContext): Generator<Drawn> {
  const id = blip.attributes['r:embed'] ?? blip.attributes['r:id'] ?? ''
  const picture = context.filePictures.get(id)
  // The preview of an embedded file is told with the file.
  if (drawing.name === 'w:object') return
  const { alt, widthMm } = lookOf(drawing)
  if (!picture) return context.notes.add('pictures-dropped', alt)
  context.pictures.set(picture.asset, picture.bytes)
  yield { type: 'picture', asset: picture.asset, widthMm, alt }
}

const EMU_PER_MM = 36_000
const MM_PER_POINT = 25.4 / 72
/** Where a file does not say how wide: two thirds of the line. */
const DEFAULT_WIDTH_MM = 100

function lookOf(drawing: Xml): { readonly alt: string; readonly widthMm: number } {
  const extent = Number(findDeep(drawing, 'wp:extent')?.attributes['cx'])
  const style = findDeep(drawing, 'v:shape', 'v:rect')?.attributes['style'] ?? ''
  const points = Number(/(?:^|;)\s*width:\s*([\d.]+)pt/.exec(style)?.[1])
  const width = extent > 0 ? extent / EMU_PER_MM : points > 0 ? points * MM_PER_POINT : DEFAULT_WIDTH_MM
  const { descr = '', title = '' } = findDeep(drawing, 'wp:docPr')?.attributes ?? {}
  return { alt: descr || title, widthMm: Math.min(Math.max(Math.round(width * 10) / 10, 1), 1000) }
}

/** The words of lettering that is drawn, a watermark for example. */
function artWords(drawing: Xml): string {
  return findDeep(drawing, 'v:textpath')?.attributes['string'] ?? ''
}
