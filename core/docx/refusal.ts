import type { ReadError } from '#core/recognise/reading.ts'
import type { Result, Trouble } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'

/** Thrown deep inside a reader and turned into a Result at its door; it never leaves core/docx and core/office. */
export class Refusal extends Error {
  readonly trouble: Trouble<ReadError>

  constructor(trouble: Trouble<ReadError>) {
    super(trouble.code)
    this.trouble = trouble
  }
}

/** Stops the reading of a file; `params` fill the places of the sentence in core/words. */
export function refuse(code: ReadError, params?: Trouble['params']): never {
  throw new Refusal(params ? { code, params } : { code })
}

/** What `read` gives, its refusals as values; everything else that it throws is a bug and goes on. */
export async function settle<T>(read: () => T | Promise<T>): Promise<Result<T, Trouble<ReadError>>> {
  try {
    return ok(await read())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, params } = error.trouble
    return failed(code, params)
  }
}
