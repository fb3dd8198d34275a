/** Adds all of the items. Handed over as arguments, a hundred thousand of them would not fit on the stack. */
export function append<T>(target: T[], items: Iterable<T>): void {
  for (const item of items) target.push(item)
}
