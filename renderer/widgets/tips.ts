/** After the pointer came to rest; where one was just shown, the next comes at once. */
const AFTER_MS = 600
const WARM_MS = 500
const GAP_PX = 4
const EDGE_PX = 12

let target: HTMLElement | null = null
let bubble: HTMLElement | null = null
let waiting: ReturnType<typeof setTimeout> | undefined
let warmUntil = 0

/** Shows what `data-tip` of an element says while the pointer rests on it or the keyboard has reached it; Escape hides it. */
export function showTips(): void {
  document.addEventListener('pointerover', ({ target: at, pointerType }) => {
    const next = tipped(at)
    if (next === target || pointerType === 'touch') return
    hide()
    if (next) begin(next)
  })
  document.addEventListener('focusin', ({ target: at }) => {
    const next = tipped(at)
    if (!next?.matches(':focus-visible')) return
    hide()
    target = next
    show()
  })
  document.addEventListener('focusout', hide)
  document.documentElement.addEventListener('pointerleave', hide)
  // A press has decided; the pointer must leave before the tip comes again.
  document.addEventListener('pointerdown', withdraw, { capture: true })
  document.addEventListener('scroll', withdraw, { capture: true, passive: true })
  document.addEventListener('keydown', escape, { capture: true })
}

function tipped(at: EventTarget | null): HTMLElement | null {
  return at instanceof Element ? at.closest<HTMLElement>('[data-tip]:not(:disabled)') : null
}

function begin(next: HTMLElement): void {
  target = next
  waiting = setTimeout(show, performance.now() < warmUntil ? 0 : AFTER_MS)
}

function show(): void {
  const text = target?.dataset['tip']
  if (!target?.isConnected || !text) return
  bubble = Object.assign(document.createElement('div'), { className: 'tooltip', id: 'tip', role: 'tooltip' })
  bubble.textContent = text
  document.body.append(bubble)
  target.setAttribute('aria-describedby', bubble.id)
  place(bubble, target.getBoundingClientRect())
  gone.observe(document.body, { childList: true, subtree: true })
}

/** Above the middle of it where there is room, else below. */
function place(tip: HTMLElement, { left, top, bottom, width }: DOMRect): void {
  const { width: tipWidth, height } = tip.getBoundingClientRect()
  const most = window.innerWidth - EDGE_PX - tipWidth
  const x = Math.max(EDGE_PX, Math.min(left + width / 2 - tipWidth / 2, most))
  const above = top - GAP_PX - height
  tip.style.left = `${x}px`
  tip.style.top = `${above >= EDGE_PX ? above : bottom + GAP_PX}px`
}

function withdraw(): void {
  const last = target
  hide()
  target = last
}

function hide(): void {
  clearTimeout(waiting)
  if (bubble) {
    gone.disconnect()
    bubble.remove()
    target?.removeAttribute('aria-describedby')
    warmUntil = performance.now() + WARM_MS
  }
  bubble = null
  target = null
}

function escape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !bubble) return
  event.stopPropagation()
  withdraw()
}

/** What the tip was of may go away under it. */
const gone = new MutationObserver(() => target?.isConnected === false && hide())
