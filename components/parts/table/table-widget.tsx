'use client'
import { CellMark } from '#components/parts/cell-mark.tsx'
import { type CellOutcome, cellOutcome } from '#components/parts/cell-outcome.ts'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { CellField } from '#components/parts/table/cell-field.tsx'
import { widget } from '#components/parts/widget.ts'
import { WrongList } from '#components/parts/wrong-list.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { tableReadability } from '#graders/parts/table/live/table-readability.ts'
import type { PresentedTable } from '#graders/parts/table/presented-table.ts'
import type { TableFeedback, TableRight } from '#graders/parts/table/table-feedback.ts'
import { type TableResponse, TableResponseSchema } from '#graders/parts/table/table-response.ts'

type Props = PartProps<PresentedTable, TableResponse, TableFeedback, TableRight>

/** So many cells beside each other; on a narrow page each row is a card of its own. */
const gridOf = [
  '',
  'sm:grid-cols-1',
  'sm:grid-cols-2',
  'sm:grid-cols-3',
  'sm:grid-cols-4',
  'sm:grid-cols-5',
  'sm:grid-cols-6',
] as const

/** With more cells the name of a row stands above them, so that what is chosen in a cell can be read. */
const besideMax = 2

/** A field for each cell. Tab goes from one to the next, row by row. */
function TableWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  const namesBeside = part.columns.length <= besideMax
  const grid = classNames('grid gap-x-4 gap-y-2', gridOf[part.columns.length + (namesBeside ? 1 : 0)])
  const cells = part.rows.map((_, row) =>
    part.columns.map((__, column) => answer?.cells[row]?.[column] ?? ''),
  )
  return (
    <div className="max-w-full">
      <p className="text-13 text-muted">
        {part.credit === 'cells' ? 'Each right cell counts.' : 'Each row that is wholly right counts.'}
      </p>
      <div className="mt-1 divide-y divide-line rounded border border-border bg-surface">
        <div aria-hidden className={classNames(grid, 'hidden px-3 py-2 text-15 font-semibold sm:grid')}>
          {namesBeside && <span>{part.head}</span>}
          {part.columns.map(({ title }) => (
            <span key={title}>{title}</span>
          ))}
        </div>
        {part.rows.map((name, row) => (
          <div
            key={name}
            role="group"
            aria-label={`${part.head}: ${name}`}
            className={classNames(grid, 'px-3 py-2 has-focus-visible:bg-sunken')}
          >
            <span
              className={classNames(
                'font-semibold',
                namesBeside ? 'sm:pt-3 sm:font-normal' : 'sm:col-span-full',
              )}
            >
              {name}
            </span>
            {part.columns.map((column, index) => (
              <div key={column.title} className="min-w-0">
                <CellField
                  name={`${part.id}-${row}-${index}`}
                  row={name}
                  column={column}
                  value={cells[row]?.[index] ?? ''}
                  onChange={(text) => fill(row, index, text)}
                  locked={locked}
                />
                <CellMark outcome={outcomeOf(row, index)} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )

  function fill(row: number, column: number, text: string) {
    onAnswer({ kind: part.kind, cells: cells.with(row, (cells[row] ?? []).with(column, text)) })
  }

  function outcomeOf(row: number, column: number): CellOutcome {
    return cellOutcome({ result, feedback }, cells[row]?.[column]?.trim() === '', ({ wrong }) =>
      wrong.some((cell) => cell.row === row && cell.column === column),
    )
  }
}

/** Each wrong cell with what follows from it; with the solution, the right ones and why. */
function TableDetail({
  part,
  answer,
  feedback,
  right,
  result,
}: PartDetailProps<PresentedTable, TableResponse, TableFeedback, TableRight>) {
  if (right) {
    return (
      <ul aria-label="The right cells" className="list-disc pl-5">
        {right.rows.map(({ cells, because }, row) => (
          <li key={part.rows[row]}>
            {part.rows[row]}:{' '}
            <span className="font-semibold">
              {cells.map((text, index) => `${part.columns[index]?.title}: ${text}`).join('; ')}
            </span>
            {because !== undefined && <span className="block text-muted">{because}</span>}
          </li>
        ))}
      </ul>
    )
  }
  const wrongs = feedback?.wrong.map(({ row, column, says }) => ({
    to: `${part.rows[row]}, ${part.columns[column]?.title}:`,
    given: answer?.cells[row]?.[column],
    says,
  }))
  return (
    <WrongList
      label="Cells that are not right"
      headline={result.explanation?.headline}
      wrongs={wrongs ?? []}
    />
  )
}

export const tableWidget = widget('table', {
  response: TableResponseSchema,
  Widget: TableWidget,
  Detail: TableDetail,
  readability: tableReadability,
})
