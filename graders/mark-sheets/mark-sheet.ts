// What a learning platform gives to have marks written into: Moodle's grading worksheet, or Canvas's gradebook. Headings
// are in the language of whoever downloaded it, so columns are known by their place and by what stands in them.
import { readCells, type SheetCell, type SheetCells } from '#graders/mark-sheets/csv-cells.ts'

/** A column that takes marks. */
export interface SheetColumn {
  /** Place in the table. */
  at: number
  title: string
  /** As the platform writes full marks, by row; of Canvas the same in all. */
  fullMarks: (row: readonly SheetCell[]) => string
}

export interface MarkSheet {
  platform: 'Moodle' | 'Canvas'
  cells: SheetCells
  columns: readonly SheetColumn[]
  /** Rows of students. */
  rows: readonly (readonly SheetCell[])[]
  /** Cells before this place tell who somebody is. */
  namesUntil: number
}

export type ReadSheet = { ok: true; sheet: MarkSheet } | { ok: false; says: string }

const rowsMax = 20_000

export function readMarkSheet(file: string): ReadSheet {
  const cells = readCells(file)
  const [heading, ...body] = cells.rows
  if (heading === undefined || body.length === 0) return refuse('It has no rows below its headings.')
  if (body.length > rowsMax) return refuse(`It has more than ${rowsMax} rows.`)
  const crooked = body.findIndex((row) => row.length !== heading.length)
  if (crooked >= 0) {
    const has = body[crooked]?.length ?? 0
    return refuse(`Its row ${crooked + 2} has ${has} cells, and the headings ${heading.length}.`)
  }
  const sheet = asMoodle(cells, heading, body) ?? asCanvas(cells, heading, body)
  return sheet === null
    ? refuse('It is neither a grading worksheet of Moodle nor a gradebook of Canvas.')
    : { ok: true, sheet }
}

const refuse = (why: string): ReadSheet => ({
  ok: false,
  says: `${why} Take the file as the platform gave it: in Moodle “Download grading worksheet”, in Canvas “Export Entire Gradebook”.`,
})

const textOf = (cell: SheetCell | undefined) => cell?.text.trim() ?? ''
const isNumber = (text: string) => /^\d+(?:[.,]\d+)?$/.test(text)

/** "Participant 14", whatever the language; some put no blank. */
const participant = /^[^\d,;]{1,60}\d+$/u

/**
 * Moodle: the participant first; the mark stands left of the most that there is, which is left of whether it can be
 * changed (mod/assign/gradingtable.php, download of the offline grading worksheet).
 */
function asMoodle(
  cells: SheetCells,
  heading: readonly SheetCell[],
  body: readonly SheetCell[][],
): MarkSheet | null {
  if (!body.every(([id]) => participant.test(textOf(id)))) return null
  const at = heading.findIndex((_, place) => {
    const after = new Set(body.map((row) => textOf(row[place + 2])))
    return (
      place > 0 &&
      body.every((row) => ['', '-'].includes(textOf(row[place])) || isNumber(textOf(row[place]))) &&
      body.every((row) => isNumber(textOf(row[place + 1]))) &&
      after.size <= 2 &&
      [...after].every((word) => /^\p{L}+$/u.test(word))
    )
  })
  if (at < 0) return null
  const column = {
    at,
    title: textOf(heading[at]),
    fullMarks: (row: readonly SheetCell[]) => textOf(row[at + 1]),
  }
  return { platform: 'Moodle', cells, columns: [column], rows: body, namesUntil: at }
}

/** Canvas puts its own number behind the name of an assignment, and the points possible in a row without a student. */
function asCanvas(
  cells: SheetCells,
  heading: readonly SheetCell[],
  body: readonly SheetCell[][],
): MarkSheet | null {
  const assignments = heading.flatMap((cell, at) => (/ \(\d+\)$/.test(textOf(cell)) && at > 1 ? [at] : []))
  const [first] = assignments
  if (first === undefined) return null
  // Students have a number in the second column; rows about the columns have none.
  const rows = body.filter((row) => /^\d+$/.test(textOf(row[1])))
  const points = body.find(
    (row) => textOf(row[1]) === '' && assignments.some((at) => isNumber(textOf(row[at]))),
  )
  if (points === undefined || rows.length === 0) return null
  const columns = assignments
    .filter((at) => isNumber(textOf(points[at])))
    .map((at) => ({ at, title: textOf(heading[at]), fullMarks: () => textOf(points[at]) }))
  return { platform: 'Canvas', cells, columns, rows, namesUntil: first }
}
