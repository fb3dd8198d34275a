import { memo } from 'react'
import type { Run } from '#core/document/document.ts'
import { isOpen } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { useLabels } from '../i18n/labels.ts'
import type { PaperRow } from './paper-rows.ts'

interface ReadRowProps {
  readonly row: PaperRow
  /** One of a list of lines to choose from; a line of a text that is only read without it. */
  readonly isChosen?: boolean
}

/** One line of a paper that is only read. */
export const ReadRow = memo(function ReadRow({ row, isChosen }: ReadRowProps) {
  const { id, role, level, align, at, number } = row
  return (
    <div
      id={`row-${id}`}
      {...(isChosen !== undefined && { role: 'option', 'aria-selected': isChosen })}
      data-line={role}
      data-level={level}
      data-align={align}
      data-place={id}
      data-at={at}
      data-chosen={isChosen || undefined}
    >
      {row.frame ? (
        <Frame frame={row.frame} />
      ) : (
        <>
          {number && <span data-number>{number}</span>}
          <Runs runs={row.runs} />
          {row.runIn && (
            <span data-run-in>
              <Runs runs={row.runIn} />
            </span>
          )}
        </>
      )}
    </div>
  )
})

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((run, index) => {
    const words = run.bold ? <strong>{run.text}</strong> : run.text
    return run.slot ? (
      <span key={index} data-slot={isOpen(run) ? 'open' : 'filled'}>
        {words}
      </span>
    ) : (
      <span key={index}>{words}</span>
    )
  })
}

function Frame({ frame }: { readonly frame: NonNullable<PaperRow['frame']> }) {
  const { label } = useLabels()
  if (frame.type !== 'table') return <span className="source-block">{label(`import.block.${frame.type}`)}</span>
  return (
    <table>
      <tbody>
        {frame.rows.map((row) => (
          <tr key={row.id}>
            {row.cells
              .filter(({ covered }) => !covered)
              .map(({ id, colSpan, rowSpan, blocks }) => (
                <td key={id} colSpan={colSpan} rowSpan={rowSpan}>
                  {blocks.map(({ runs }) => textOf(runs)).join('\n')}
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
