// Every change to a drawn diagram, whichever view it comes from.
import type { TimelineRow } from '#graders/parts/timeline/timeline-response.ts'

export type RowsChange =
  | { do: 'add'; row: TimelineRow }
  | { do: 'edit'; index: number; to: Partial<TimelineRow> }
  | { do: 'remove'; index: number }
  /** `order` holds the indices of all rows. */
  | { do: 'arrange'; order: readonly number[] }

/** Adding beyond `rowsMax` changes nothing. */
export function changeRows(
  rows: readonly TimelineRow[],
  change: RowsChange,
  rowsMax: number,
): readonly TimelineRow[] {
  switch (change.do) {
    case 'add':
      return rows.length >= rowsMax ? rows : [...rows, change.row]
    case 'edit':
      return rows.map((row, index) => (index === change.index ? { ...row, ...change.to } : row))
    case 'remove':
      return rows.toSpliced(change.index, 1)
    case 'arrange':
      return change.order.flatMap((index) => rows[index] ?? [])
  }
}

/** A time as a person would type it: "123.5". */
export const writeTime = (ms: number): string => String(Number(ms.toFixed(3)))
