const SHOWN_MS = 2_600
const timers = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>()

/** Sets a line off for a moment, so that the eye finds where it was led to. */
export function markForAMoment(element: HTMLElement): void {
  clearTimeout(timers.get(element))
  element.dataset['arrived'] = 'true'
  timers.set(
    element,
    setTimeout(() => delete element.dataset['arrived'], SHOWN_MS),
  )
}
