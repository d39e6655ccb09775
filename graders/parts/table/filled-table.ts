// What is right in a table in a variant, from a list or from a table of facts.
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { listedAnswers, matchesListed, shownAnswer } from '#graders/parts/short-text/listed-answers.ts'
import type { PresentedColumn } from '#graders/parts/table/presented-table.ts'
import type { TableColumn, TablePart } from '#graders/parts/table/table-part.ts'
import { readNumber } from '#protocols/quantity/read-number.ts'

interface FilledRow {
  /** As its author wrote it, by which misconceptions name it. */
  written: string
  name: string
  /** By column: what is right, as its author wrote it, numbers filled in. */
  cells: readonly string[]
  because?: string
}

interface FilledTable {
  rows: readonly FilledRow[]
  columns: readonly PresentedColumn[]
  /** Every row that any variant can have, as written. */
  names: ReadonlySet<string>
}

export const filledTable = perVariant((part: TablePart, scope: PartScope): FilledTable => {
  const { from } = part
  const facts = from ? scope.facts(from.facts) : null
  const rowOf = (row: Readonly<Record<string, string>>) => {
    const because = from?.because === undefined ? undefined : row[from.because]
    return { name: row[from?.name ?? ''] ?? '', cells: row, ...(because === undefined ? {} : { because }) }
  }
  const rows = facts ? facts.drawn.map(rowOf) : (part.rows ?? [])
  const all = facts ? facts.all.map(rowOf) : rows
  return {
    rows: rows.map(({ name, cells, because }) => ({
      written: name,
      name: scope.fill(name),
      cells: part.columns.map(({ id }) => scope.fillExactly(cells[id] ?? '')),
      ...(because === undefined ? {} : { because: scope.fill(because) }),
    })),
    columns: part.columns.map(({ id, title, cells, options }) => {
      const found = all.map((row) => scope.fillExactly(row.cells[id] ?? ''))
      const offered = options.length > 0 ? options : [...new Set(found)].toSorted()
      return { title, cells, options: cells === 'choice' ? offered : [] }
    }),
    names: new Set(all.map(({ name }) => name)),
  }
})

/** Whether what a student filled in is one of the answers of a cell. */
export function isRightCell({ cells, tolerance }: TableColumn, right: string, given: string): boolean {
  if (cells === 'choice') return given === right
  if (cells === 'text') return matchesListed(given, listedAnswers(right))
  const [wanted, read] = [readNumber(right), readNumber(given)]
  if (!wanted.ok || !read.ok) return false
  return Math.abs(read.value - wanted.value) <= Math.abs(wanted.value) * Math.max(tolerance, 1e-9)
}

/** One of the answers, as a solution shows it. */
export const shownCell = ({ cells }: TableColumn, right: string): string =>
  cells === 'text' ? shownAnswer(listedAnswers(right)) : right
