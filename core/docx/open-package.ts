import { openZip } from './open-zip.ts'
import type { Zip } from './open-zip.ts'
import type { Xml } from './parse-xml.ts'
import { parseXml } from './parse-xml.ts'
import { refuse } from './refusal.ts'
import { elementsOf } from './walk-xml.ts'

/** A reference from one part to another; `target` is an entry's name, or an address outside the file. */
export interface Relation {
  readonly id: string
  /** The last word of its type: styles, numbering, image, hyperlink … */
  readonly type: string
  readonly target: string
  readonly isExternal: boolean
}

/** A .docx opened: its main part, and what that refers to. */
export interface Package {
  readonly zip: Zip
  readonly main: string
  readonly relations: readonly Relation[]
}

export function openPackage(bytes: Uint8Array): Package {
  const zip = openZip(bytes)
  const main = relationsOf(zip, '').find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml'
  if (!zip.names.includes(main)) refuse('file-damaged')
  return { zip, main, relations: relationsOf(zip, main) }
}

/** The references of one part; `""` is the file itself. */
export function relationsOf(zip: Zip, part: string): readonly Relation[] {
  const slash = part.lastIndexOf('/') + 1
  const bytes = zip.read(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)
  if (!bytes) return []
  return [...elementsOf(parseXml(bytes))].map((element) => relation(element, part.slice(0, slash)))
}

function relation({ attributes }: Xml, folder: string): Relation {
  const isExternal = attributes['TargetMode'] === 'External'
  const target = attributes['Target'] ?? ''
  return {
    id: attributes['Id'] ?? '',
    type: (attributes['Type'] ?? '').split('/').at(-1)!,
    target: isExternal ? target : inside(target, folder),
    isExternal,
  }
}

/** The entry that a target names: absolute, or seen from the part's own folder. */
function inside(target: string, folder: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** The part that the main one refers to by this type, undefined where there is none. */
export function partOf({ zip, relations }: Package, type: string): Uint8Array | undefined {
  const found = relations.find((relation) => relation.type === type && !relation.isExternal)
  return found && zip.read(found.target)
}
