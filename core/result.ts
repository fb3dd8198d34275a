/** Expected trouble as a value; bugs throw. `error` says what happened as a code with parameters, never as a sentence. */
export type Result<T, E = Trouble> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

/** A code that core/words can say in both languages, with the parameters its sentence needs. */
export interface Trouble<C extends string = string> {
  readonly code: C
  readonly params?: Readonly<Record<string, string | number>>
}

/** Something to tell beside a value: a code that core/words can say, its parameters, and the words of the source that it is about. */
export interface Note<C extends string = string> extends Trouble<C> {
  readonly text?: string
}

/** A value, and all that is to be told about how it was come by. */
export interface Noted<T, N = Note> {
  readonly value: T
  readonly notes: readonly N[]
}

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function failed<const C extends string>(
  code: C,
  params?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly error: Trouble<C> } {
  return { ok: false, error: params ? { code, params } : { code } }
}
