// What filling in somebody's file would do, before it is done.
import type { ShownGradebookAssignment, ShownStudent } from '#components/gradebook/gradebook-shapes.ts'
import { type FilledSheet, fillSheet, type SheetMark } from '#graders/mark-sheets/fill-sheet.ts'
import type { MarkSheet } from '#graders/mark-sheets/mark-sheet.ts'
import { type MatchedRows, matchRows } from '#graders/mark-sheets/match-rows.ts'

/** Something of the course that a column can take the marks of. */
export interface MarkSource {
  id: string
  name: string
  /** Places in the order of all items. */
  places: readonly number[]
  /** Full marks. */
  points: number
  /** The mark by the weights of categories, rather than points that are added up. */
  weighted?: true
}

/** `weighs`: the course has categories. */
export function findSources(assignments: readonly ShownGradebookAssignment[], weighs: boolean): MarkSource[] {
  let place = 0
  const each = assignments.map(({ id, title, items }) => {
    const placed = items.map((item) => ({ ...item, place: place++ }))
    const whole = {
      id,
      name: title,
      places: placed.map((item) => item.place),
      points: placed.reduce((sum, { points }) => sum + points, 0),
    }
    const single = placed.map((item) => {
      return { id: item.id, name: `${title}: ${item.title}`, places: [item.place], points: item.points }
    })
    return [whole, ...(single.length > 1 ? single : [])]
  })
  const wholes = each.flatMap(([whole]) => whole ?? [])
  const course = {
    id: 'course',
    name: 'all assignments together',
    places: wholes.flatMap(({ places }) => places),
    points: wholes.reduce((sum, { points }) => sum + points, 0),
  }
  const weighted = {
    id: 'weighted',
    name: 'the mark by categories, so far',
    places: course.places,
    points: 100,
    weighted: true,
  } as const
  const together = wholes.length > 1 ? [course] : []
  return [...each.flat(), ...together, ...(weighs ? [weighted] : [])].filter(({ points }) => points > 0)
}

/** The source that a column's title names: Canvas puts a number of its own behind it. Of a file with one column, the
 * only assignment. */
export function guessSource(
  title: string,
  sources: readonly MarkSource[],
  isOnlyColumn: boolean,
): MarkSource | null {
  const bare = title
    .replace(/ \(\d+\)$/, '')
    .trim()
    .toLowerCase()
  const named = sources.find(({ name }) => name.trim().toLowerCase() === bare)
  return named ?? (isOnlyColumn && sources.length === 1 ? (sources[0] ?? null) : null)
}

export interface MarksPlan {
  filled: FilledSheet
  rows: MatchedRows<ShownStudent>
  /** Who has points and no row. */
  missing: ShownStudent[]
  /** Marks of students some of whose work is not judged yet. */
  waiting: number
}

/** `chosen`: the source of each column, by the column's place in the file. */
export function planMarks(
  file: string,
  sheet: MarkSheet,
  students: readonly ShownStudent[],
  chosen: ReadonlyMap<number, MarkSource>,
  keep: boolean,
): MarksPlan {
  const rows = matchRows(sheet, students)
  const marks: SheetMark[] = []
  let waiting = 0
  for (const column of sheet.columns) {
    const source = chosen.get(column.at)
    if (source === undefined) continue
    for (const { row, student } of rows.matched) {
      const points = pointsOf(student, source)
      if (points === null) continue
      if (source.places.some((place) => student.marks[place]?.includes('waiting'))) waiting += 1
      marks.push({ row, column, share: points / source.points })
    }
  }
  const there = new Set(rows.matched.map(({ student }) => student.id))
  const sources = [...chosen.values()]
  const missing = students.filter(
    (student) => !there.has(student.id) && sources.some((source) => pointsOf(student, source) !== null),
  )
  return { filled: fillSheet(file, sheet, marks, { keep }), rows, missing, waiting }
}

/** Null before anything was judged: what is not there is not written as nothing. */
function pointsOf(student: ShownStudent, { places, weighted }: MarkSource): number | null {
  if (weighted) return student.weighted
  const judged = places.flatMap((place) => student.points[place] ?? [])
  return judged.length === 0 ? null : judged.reduce((sum, points) => sum + points, 0)
}
