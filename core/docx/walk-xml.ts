import type { Xml } from './parse-xml.ts'

/** The child elements, or those of one name. */
export function* elementsOf(element: Xml | undefined, name?: string): Generator<Xml> {
  if (!element) return
  for (const child of element.children)
    if (typeof child !== 'string' && (name === undefined || child.name === name)) yield child
}

/** The first element along a path of names. */
export function childAt(element: Xml | undefined, ...path: readonly string[]): Xml | undefined {
  let found = element
  for (const name of path) found = elementsOf(found, name).next().value ?? undefined
  return found
}

/** The `w:val` of the first element along a path. */
export function valueAt(element: Xml | undefined, ...path: readonly string[]): string | undefined {
  return childAt(element, ...path)?.attributes['w:val']
}

/** A whole number that an attribute holds, undefined where it holds anything else. */
export function integerOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?\d{1,9}$/.test(text.trim()) ? Number(text) : undefined
}

/** Whether an on/off property is on; undefined where it is not there. Without a value it is on. */
export function isOn(element: Xml | undefined): boolean | undefined {
  if (!element) return undefined
  const value = element.attributes['w:val']
  return value !== '0' && value !== 'false' && value !== 'off'
}

/** The first element of the name at any depth, in the order of the file. */
export function findDeep(element: Xml, ...names: readonly string[]): Xml | undefined {
  for (const child of elementsOf(element)) {
    if (names.includes(child.name)) return child
    const found = findDeep(child, ...names)
    if (found) return found
  }
  return undefined
}

/** All characters of an element. */
export function charactersOf(element: Xml): string {
  return element.children.map((child) => (typeof child === 'string' ? child : charactersOf(child))).join('')
}
