import { type CellChange, changeCells, type SheetCell } from '#graders/mark-sheets/csv-cells.ts'
import type { MarkSheet, SheetColumn } from '#graders/mark-sheets/mark-sheet.ts'

export interface SheetMark {
  row: readonly SheetCell[]
  column: SheetColumn
  /** Of full marks, 0 or more; 1 is all of them. */
  share: number
}

export interface FilledSheet {
  file: string
  /** Marks that were written, or stood there already. */
  written: number
  /** Marks that differ and were written over, or left as they were: with what stood there. */
  differing: { row: readonly SheetCell[]; before: string; now: string }[]
  /** Where the platform gives no number for full marks: a scale of words. */
  unscaled: number
}

/** The file with marks in it; every other byte stays. `keep` leaves marks that stand there already. */
export function fillSheet(
  file: string,
  { cells }: Pick<MarkSheet, 'cells'>,
  marks: readonly SheetMark[],
  { keep = false } = {},
): FilledSheet {
  const changes: CellChange[] = []
  const filled: FilledSheet = { file, written: 0, differing: [], unscaled: 0 }
  for (const { row, column, share } of marks) {
    const cell = row[column.at]
    const now = markOf(share, column.fullMarks(row))
    if (cell === undefined || now === null) {
      filled.unscaled += 1
      continue
    }
    const before = cell.text.trim()
    const stands = before !== '' && before !== '-'
    const differs = stands && numberIn(before) !== numberIn(now)
    if (differs) filled.differing.push({ row, before, now })
    if (differs && keep) continue
    filled.written += 1
    if (!stands || differs) changes.push({ cell, text: now })
  }
  return { ...filled, file: changeCells(file, cells.delimiter, changes) }
}

/** In the platform's own way to write numbers, with two decimals at most; null where it gives no number for the most. */
export function markOf(share: number, most: string): string | null {
  const number = /^\d+(?:[.,]\d+)?$/.test(most.trim()) ? numberIn(most) : null
  if (number === null) return null
  const mark = (Math.round(share * number * 100) / 100).toString()
  return most.includes(',') ? mark.replace('.', ',') : mark
}

const numberIn = (text: string) => Number(text.trim().replace(',', '.'))
