import type { PresentedColumn } from '#graders/parts/table/presented-table.ts'
import { readNumber } from '#protocols/quantity/read-number.ts'

/** Why a cell cannot be read; null where it can, or is empty. Nothing of the answer is known here. */
export function cellProblem({ cells, options }: PresentedColumn, text: string): string | null {
  if (text.trim() === '') return null
  if (cells === 'choice') return options.includes(text) ? null : 'This cannot be chosen.'
  if (cells === 'text') return null
  const read = readNumber(text)
  return read.ok ? null : read.says
}
