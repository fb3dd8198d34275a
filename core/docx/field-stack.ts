/** Fields hold their code and their last result side by side; the result is what people see. They may reach over paragraphs. */
export class FieldStack {
  private readonly open: { code: string; isResult: boolean }[] = []

  /** One `w:fldChar`; gives the address of a link whose words come next. */
  mark(type: string | undefined): string | undefined {
    const field = this.open.at(-1)
    if (type === 'begin') this.open.push({ code: '', isResult: false })
    else if (type === 'end') this.open.pop()
    else if (type === 'separate' && field) {
      field.isResult = true
      return linkOf(field.code)
    }
    return undefined
  }

  code(text: string): void {
    const field = this.open.at(-1)
    if (field && !field.isResult) field.code += text
  }

  /** A code does not reach over paragraphs; one that was never closed must not hide the rest of the paper. */
  endParagraph(): void {
    while (this.open.length && !this.open.at(-1)!.isResult) this.open.pop()
  }

  /** Whether what comes is a field's code, which nobody sees. */
  get isCode(): boolean {
    return this.open.some((field) => !field.isResult)
  }

  /** Whether what comes is a table of contents: the paper's own headings over again. */
  get isContents(): boolean {
    return this.open.some((field) => field.isResult && isContentsCode(field.code))
  }
}

/** The address that a link's code names; places in the paper itself have none. */
export function linkOf(code: string): string | undefined {
  return /^\s*HYPERLINK\s+"?(?!\\l)([^"\s]+)/i.exec(code)?.[1]
}

export function isContentsCode(code: string): boolean {
  return /^\s*TOC\b/i.test(code)
}
