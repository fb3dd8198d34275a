import { configExtension, defineExtension, TextNode } from 'lexical'
import { DOMRenderExtension, domOverride } from '@lexical/html'
import { isOpen } from '#core/document/document.ts'
import { LineNode } from '../nodes/line-node.ts'
import { $isRunIn, $marksOf } from '../nodes/marks.ts'

/** Shows roles and marks as attributes for the style sheet to draw; it changes no text. */
export const PaintExtension = defineExtension({
  name: 'suigao/paint',
  dependencies: [
    configExtension(DOMRenderExtension, {
      overrides: [
        domOverride([LineNode], { $decorateDOM: (line, _previous, element) => paintLine(line, element) }),
        domOverride([TextNode], { $decorateDOM: (text, _previous, element) => paintText(text, element) }),
      ],
    }),
  ],
})

function paintLine(line: LineNode, element: HTMLElement): void {
  const role = line.getRole()
  set(element, 'line', role)
  set(element, 'level', role === 'heading' ? String(line.getLevel()) : undefined)
  set(element, 'align', line.getAlign())
  set(element, 'empty', line.isEmpty() ? 'true' : undefined)
  if (role === 'heading') {
    element.role = 'heading'
    element.ariaLevel = String(line.getLevel() + 1)
  } else {
    element.role = role === 'title' ? 'heading' : null
    element.ariaLevel = role === 'title' ? '1' : null
    if (element.dataset['number']) delete element.dataset['number']
  }
}

function paintText(text: TextNode, element: HTMLElement): void {
  const { slot, carried, enumerator } = $marksOf(text)
  set(element, 'slot', slot && (isOpen({ text: text.getTextContent(), slot }) ? 'open' : 'filled'))
  set(element, 'carried', carried?.state)
  set(element, 'from', carried && String(carried.from))
  set(element, 'enumerator', enumerator?.style)
  set(element, 'runIn', $isRunIn(text) ? 'true' : undefined)
}

function set(element: HTMLElement, name: string, value: string | undefined): void {
  if (element.dataset[name] === value) return
  if (value === undefined) delete element.dataset[name]
  else element.dataset[name] = value
}
