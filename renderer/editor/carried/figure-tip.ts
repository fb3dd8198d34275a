import type { Labels } from '../../i18n/labels.ts'

/** Says what an underline means when the pointer comes to it; 250 titles ahead of need would be 250 attributes to keep true. */
export function showFigureTip(target: EventTarget, { label }: Labels): void {
  const figure = target instanceof Element ? target.closest<HTMLElement>('[data-carried]') : null
  if (!figure) return
  const { carried, from } = figure.dataset
  if (carried === 'unconfirmed' && from) figure.title = label('figures.tip', { from })
  else figure.removeAttribute('title')
}
