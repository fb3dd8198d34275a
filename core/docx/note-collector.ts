import type { ReadNote, ReadNoteCode } from '#core/recognise/reading.ts'

/** Gathers what a reader has to tell: one note a kind, with how often, and the words that it is about, one a line. */
export class NoteCollector {
  private readonly found = new Map<ReadNoteCode, { count: number; readonly texts: string[] }>()

  /** Once more, or `times` more; `text` is what stood there, empty where it had no words. */
  add(code: ReadNoteCode, text = '', times = 1): void {
    const known = this.found.get(code) ?? { count: 0, texts: [] }
    known.count += times
    if (text.trim()) known.texts.push(text)
    this.found.set(code, known)
  }

  /** Characters that the file itself has lost: what stands there says so. */
  addLost(texts: Iterable<string>): void {
    let lost = 0
    for (const text of texts) lost += text.split('\ufffd').length - 1
    if (lost) this.add('characters-lost', '', lost)
  }

  notes(): readonly ReadNote[] {
    return [...this.found].map(([code, { count, texts }]) => ({
      code,
      params: { count },
      ...(texts.length ? { text: texts.join('\n') } : {}),
    }))
  }
}
