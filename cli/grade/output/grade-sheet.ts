// The marks as the learning platform takes them: Moodle's grading worksheet or Canvas's gradebook, which was given as
// the roster, filled in. Only what was graded is written; a refused program is for a person to look at.

import { quoteName } from '#graders/archive/source-file.ts'
import { changeCells, readCells } from '#graders/mark-sheets/csv-cells.ts'
import { markOf } from '#graders/mark-sheets/fill-sheet.ts'
import { writeCsv } from '#server/write-csv.ts'
import type { BatchStanding } from '../run/batch-standing.ts'
import type { BatchRoster } from '../sources/roster.ts'

export type SheetPlan =
  | { ok: true; write: (standings: readonly BatchStanding[]) => GradeSheet }
  /** `isAsked`: a column was asked for, and there is none. Else the roster is just a roster. */
  | { ok: false; isAsked: boolean; says: string | null }

export interface GradeSheet {
  file: string
  csv: string
  platform: string
  /** The way there through the platform's menus. */
  goes: string
}

type Table = BatchRoster['table']

/** @param asked the heading of the column that takes the marks, where there are several */
export function planSheet(
  { table, text }: Pick<BatchRoster, 'table' | 'text'>,
  asked: string | undefined,
): SheetPlan {
  const heading = table[0] ?? []
  const columns = heading.map((title) => title.trim().toLowerCase())
  const at = (title: string) => columns.indexOf(title)
  if (at('identifier') >= 0 && at('grade') >= 0 && at('maximum grade') >= 0 && asked === undefined)
    return { ok: true, write: (standings) => fillMoodle(text, at('grade'), at('maximum grade'), standings) }
  const isGradebook = at('student') >= 0 && at('id') >= 0 && at('section') >= 0
  if (!isGradebook) {
    const says =
      'The roster is no gradebook of Canvas’s, so it has no column to fill in. Leave --grade-column out.'
    return { ok: false, isAsked: asked !== undefined, says: asked === undefined ? null : says }
  }
  // Canvas puts the assignment's number after its name.
  const assignments = heading.flatMap((title, column) => (/ \(\d+\)$/.test(title) ? [{ title, column }] : []))
  const named = assignments.filter(
    ({ title }) => asked === undefined || title === asked || title.replace(/ \(\d+\)$/, '') === asked,
  )
  const [only] = named
  if (only === undefined || named.length > 1) {
    const shown = assignments
      .slice(0, 8)
      .map(({ title }) => quoteName(title))
      .join(', ')
    const which =
      asked === undefined ? 'has several assignments' : `has no assignment ${quoteName(asked)}, or several`
    const says = `The gradebook ${which}: ${shown}. Name one by --grade-column to have its marks written.`
    return { ok: false, isAsked: asked !== undefined, says: assignments.length === 0 ? null : says }
  }
  return { ok: true, write: (standings) => fillCanvas(table, at('section'), only.column, standings) }
}

/** Share of the points, by the row of the roster. */
function gradedRows(standings: readonly BatchStanding[]): Map<number, number> {
  const rows = standings.flatMap((standing): [number, number][] => {
    const row = standing.submission.row ?? null
    return row === null || standing.state !== 'graded' ? [] : [[row, standing.record.result.score]]
  })
  return new Map(rows)
}

/** In place: every byte that is no mark stays. */
function fillMoodle(
  text: string,
  grade: number,
  maximum: number,
  standings: readonly BatchStanding[],
): GradeSheet {
  const shares = gradedRows(standings)
  const { delimiter, rows } = readCells(text)
  const changes = rows.flatMap((row, index) => {
    const share = shares.get(index)
    const mark = share === undefined ? null : markOf(share, row[maximum]?.text ?? '')
    const cell = row[grade]
    return mark === null || cell === undefined ? [] : [{ cell, text: mark }]
  })
  return {
    file: 'worksheet.csv',
    csv: changeCells(text, delimiter, changes),
    platform: 'Moodle',
    goes: 'View all submissions, Grading action, Upload grading worksheet',
  }
}

function fillCanvas(
  table: Table,
  section: number,
  column: number,
  standings: readonly BatchStanding[],
): GradeSheet {
  const shares = gradedRows(standings)
  const points = table.find((row) => row[0]?.trim() === 'Points Possible')
  const possible = points?.[column] ?? ''
  // Only who was graded, and no other assignment: what is not in the file stays as it is in Canvas.
  const rows = table.flatMap((row, index) => {
    const share = shares.get(index)
    const mark = share === undefined ? row[column] : markOf(share, possible)
    const isHead = index === 0 || row === points
    return !isHead && (share === undefined || mark === null)
      ? []
      : [[...row.slice(0, section + 1), mark ?? '']]
  })
  return { file: 'gradebook.csv', csv: writeCsv(rows), platform: 'Canvas', goes: 'Grades, Import' }
}
