import type { List, ListLevel } from './list-counter.ts'
import type { Xml } from './parse-xml.ts'
import { parseXml } from './parse-xml.ts'
import type { Styles } from './read-styles.ts'
import { childAt, elementsOf, integerOf, isOn, valueAt } from './walk-xml.ts'

/** The lists of a .docx by the id that paragraphs name. */
export interface Lists {
  readonly find: (id: string) => List | undefined
  /** The level of a list that is bound to a paragraph style. */
  readonly levelOfStyle: (id: string, style: string) => number | undefined
}

interface Abstract {
  readonly id: string
  readonly levels: ReadonlyMap<number, Xml>
  /** A list may be nothing but the name of a style that has one. */
  readonly styleLink: string | undefined
}

export function readNumbering(part: Uint8Array | undefined, styles: Styles): Lists {
  const root = part && parseXml(part)
  const abstracts = new Map<string, Abstract>()
  const instances = new Map<string, Xml>()
  for (const element of elementsOf(root, 'w:abstractNum')) {
    const id = element.attributes['w:abstractNumId'] ?? ''
    abstracts.set(id, { id, levels: levelsOf(element), styleLink: valueAt(element, 'w:numStyleLink') })
  }
  for (const element of elementsOf(root, 'w:num')) instances.set(element.attributes['w:numId'] ?? '', element)

  const abstractOf = (id: string, seen: readonly string[] = []): Abstract | undefined => {
    const found = abstracts.get(valueAt(instances.get(id), 'w:abstractNumId') ?? '')
    if (!found?.styleLink || seen.includes(id)) return found
    const list = styles.listOf(found.styleLink)
    return (list === undefined ? undefined : abstractOf(list, [...seen, id])) ?? found
  }
  const lists = new Map<string, List | undefined>()
  return {
    find(id) {
      if (!lists.has(id)) lists.set(id, listOf(instances.get(id), abstractOf(id)))
      return lists.get(id)
    },
    levelOfStyle(id, style) {
      for (const [index, level] of abstractOf(id)?.levels ?? []) if (valueAt(level, 'w:pStyle') === style) return index
      return undefined
    },
  }
}

function levelsOf(element: Xml): ReadonlyMap<number, Xml> {
  const levels = new Map<number, Xml>()
  for (const level of elementsOf(element, 'w:lvl')) levels.set(integerOf(level.attributes['w:ilvl']) ?? 0, level)
  return levels
}

function listOf(instance: Xml | undefined, abstract: Abstract | undefined): List | undefined {
  if (!instance || !abstract) return undefined
  const levels = new Map<number, ListLevel>([...abstract.levels].map(([index, level]) => [index, listLevel(level)]))
  const starts = new Map<number, number>()
  for (const override of elementsOf(instance, 'w:lvlOverride')) {
    const index = integerOf(override.attributes['w:ilvl']) ?? 0
    const own = childAt(override, 'w:lvl')
    if (own) levels.set(index, listLevel(own))
    const start = integerOf(valueAt(override, 'w:startOverride'))
    if (start !== undefined) starts.set(index, start)
  }
  return { family: abstract.id, level: (index) => levels.get(index), startOf: (index) => starts.get(index) }
}

function listLevel(level: Xml): ListLevel {
  const restartAfter = integerOf(valueAt(level, 'w:lvlRestart'))
  return {
    format: formatOf(level),
    text: (valueAt(level, 'w:lvlText') ?? '').slice(0, 200),
    start: integerOf(valueAt(level, 'w:start')) ?? 0,
    ...(restartAfter === undefined ? {} : { restartAfter }),
    ...(isOn(childAt(level, 'w:isLgl')) ? { isLegal: true } : {}),
  }
}

/** Newer formats stand in a branch of their own, with the nearest old one as the other. */
function formatOf(level: Xml): string {
  const own = childAt(level, 'w:numFmt') ?? childAt(level, 'mc:AlternateContent', 'mc:Choice', 'w:numFmt')
  const value = own?.attributes['w:val'] ?? 'decimal'
  if (value !== 'custom') return value
  return own?.attributes['w:format']?.startsWith('01') ? 'decimalZero' : 'decimal'
}
