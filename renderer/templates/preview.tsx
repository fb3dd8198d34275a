import type { TemplateSummary } from '../desk.ts'

type Lines = TemplateSummary['preview']

/** The lines of a template on a small sheet: title, headings with their numbers, what has to be filled quietly. */
export function Preview({ label, lines }: { readonly label: string; readonly lines: Lines }) {
  return (
    // It scrolls and holds nothing to press: without a place in the Tab order its end could not be read by keyboard.
    <div className="preview" role="region" aria-label={label} tabIndex={0}>
      <div className="preview-sheet">
        {lines.map(({ level, number, text }, index) => (
          <p key={index} data-level={level} data-title={index === 0 || undefined}>
            {number}
            <WithPrompts text={text} />
          </p>
        ))}
      </div>
    </div>
  )
}

function WithPrompts({ text }: { readonly text: string }) {
  return text
    .split(/(【[^】]*】?)/)
    .map((part, index) => (part.startsWith('【') ? <i key={index}>{part}</i> : <span key={index}>{part}</span>))
}
