/** What came in as JSON under another id; what is no object stays what it is, and is refused by whoever reads it. */
export function withId(json: unknown, id: string): unknown {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
  return isObject ? { ...json, id } : json
}
