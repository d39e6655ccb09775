import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { filledTable, isRightCell, shownCell } from '#graders/parts/table/filled-table.ts'
import { tableReadability } from '#graders/parts/table/live/table-readability.ts'
import { presentTable } from '#graders/parts/table/present-table.ts'
import type { TableFeedback, TableRight } from '#graders/parts/table/table-feedback.ts'
import type { TableMismatch } from '#graders/parts/table/table-mismatch.ts'
import type { TableColumn, TablePart } from '#graders/parts/table/table-part.ts'
import type { TableResponse } from '#graders/parts/table/table-response.ts'

type TableVerdict = Verdict<TableMismatch, TableFeedback, TableRight>

/** Judges each cell by itself. Null is blank, as is an empty table. */
export function gradeTable(part: TablePart, scope: PartScope, response: TableResponse | null): TableVerdict {
  const readability = tableReadability(presentTable(part, scope), response)
  if (response === null || readability.is === 'blank') return failed({ code: 'blank' })
  if (readability.is === 'unreadable') {
    const actual = clipped(response.cells.map((row) => row.join(', ')).join('; '))
    return failed({ code: 'unreadable', actual, problem: readability.says, where: { stream: 'response' } })
  }
  const { rows } = filledTable(part, scope)
  const cells = rows.flatMap((row, at) =>
    part.columns.map((column, index) => {
      const given = response.cells[at]?.[index]?.trim() ?? ''
      const isRight = given !== '' && isRightCell(column, row.cells[index] ?? '', given)
      return { at, index, column, given, isRight, row: row.name, written: row.written }
    }),
  )
  const wrong = cells
    .filter(({ isRight, given }) => !isRight && given !== '')
    .map((cell) => ({ ...cell, idea: ideaOf(part, scope, cell) }))
  const right = cells.filter(({ isRight }) => isRight).length
  if (right === cells.length) return { outcome: { status: 'passed' }, score: 1 }

  const wholeRows = rows.filter((_, at) => cells.every((cell) => cell.at !== at || cell.isRight)).length
  const share = part.credit === 'rows' ? wholeRows / rows.length : right / cells.length
  const named = wrong.find(({ idea }) => idea !== null)
  return {
    outcome: {
      status: 'failed',
      mismatch: named?.idea
        ? {
            code: 'misconception',
            id: named.idea.id,
            says: scope.fill(named.idea.says),
            actual: `${named.row}, ${named.column.title}: ${named.given}`,
          }
        : {
            code: 'wrong-cells',
            wrong: wrong.length,
            open: cells.length - right - wrong.length,
            of: cells.length,
            actual: clipped(
              wrong.map(({ row, column, given }) => `${row}, ${column.title}: ${given}`).join('; ') ||
                'empty cells',
            ),
          },
    },
    score: Math.round(share * 100) / 100,
    feedback: {
      kind: part.kind,
      wrong: wrong.map(({ at, index, idea }) => ({
        row: at,
        column: index,
        ...(idea ? { says: scope.fill(idea.says) } : {}),
      })),
    },
    right: {
      kind: part.kind,
      rows: rows.map(({ cells: texts, because }) => ({
        cells: part.columns.map((column, index) => shownCell(column, texts[index] ?? '')),
        ...(because === undefined ? {} : { because }),
      })),
    },
  }
}

/** The first idea of the author's that a wrong cell follows. */
function ideaOf(
  { misconceptions }: TablePart,
  scope: PartScope,
  { column, written, given }: { column: TableColumn; written: string; given: string },
): TablePart['misconceptions'][number] | null {
  return (
    misconceptions.find(
      (idea) =>
        idea.column === column.id &&
        (idea.row === undefined || idea.row === written) &&
        isRightCell(column, scope.fillExactly(idea.value), given),
    ) ?? null
  )
}

const actualMax = 1_000
const clipped = (text: string) => (text.length > actualMax ? `${text.slice(0, actualMax - 1)}…` : text)

const failed = (mismatch: CommonMismatch): TableVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
