/** What a chosen file holds, or the line where it stops being JSON. */
export type JsonFile = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line: number }

/** Reads a file that the writer chose or dropped. */
export async function readJsonFile(file: Blob): Promise<JsonFile> {
  // A folder, or a file that was taken away meanwhile, cannot be read at all.
  return readJsonText(await file.text().catch(() => ''))
}

export function readJsonText(text: string): JsonFile {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, line: lineOfSlip(text, String(error)) }
  }
}

/** The engine names the line of a slip; a text that merely ends too soon slips in its last one. */
function lineOfSlip(text: string, complaint: string): number {
  const named = /\bline (\d+)/.exec(complaint)?.[1]
  return named ? Number(named) : text.trimEnd().split('\n').length
}
