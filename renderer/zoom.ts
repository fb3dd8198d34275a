/** Makes a change of the zoom about the middle of what is seen; the text that was being read would else run away. */
export function keepMiddle(zoom: () => void): void {
  const view = document.querySelector('.sheet-scroll')
  if (!view) return zoom()
  const x = (view.scrollLeft + view.clientWidth / 2) / view.scrollWidth
  const y = (view.scrollTop + view.clientHeight / 2) / view.scrollHeight
  zoom()
  view.scrollLeft = x * view.scrollWidth - view.clientWidth / 2
  view.scrollTop = y * view.scrollHeight - view.clientHeight / 2
}
