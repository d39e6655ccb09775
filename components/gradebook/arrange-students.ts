import type { ShownStudent } from '#components/gradebook/gradebook-shapes.ts'

export type Order = 'name' | 'total-down' | 'total-up'
export type Show = 'everybody' | 'waiting' | 'fault' | 'nothing' | 'by-hand'

export interface Arrangement {
  /** Part of a name or an address. */
  search: string
  show: Show
  /** Name of a section; null is all, and '' those in none. */
  section: string | null
  /** Name of a group; null is all, and '' those in none. */
  group: string | null
  order: Order
  /** Places of the items that are shown. */
  columns: readonly number[]
}

export interface ArrangedStudent {
  student: ShownStudent
  /** Of the shown items. */
  total: number
}

/** Who is shown and in which order. Students come sorted by name; equal totals keep that order. */
export function arrangeStudents(
  students: readonly ShownStudent[],
  { search, show, section, group, order, columns }: Arrangement,
): ArrangedStudent[] {
  const sought = search.trim().toLocaleLowerCase('en')
  const found = students
    .filter(
      ({ name, email }) =>
        name.toLocaleLowerCase('en').includes(sought) || email.toLocaleLowerCase('en').includes(sought),
    )
    .filter((student) => section === null || (student.section ?? '') === section)
    .filter((student) => group === null || (student.group ?? '') === group)
    .filter((student) => isShown(student, show, columns))
    .map((student) => ({
      student,
      total: columns.reduce((sum, column) => sum + (student.points[column] ?? 0), 0),
    }))
  if (order === 'name') return found
  return found.toSorted((a, b) => (order === 'total-down' ? b.total - a.total : a.total - b.total))
}

function isShown({ points, marks }: ShownStudent, show: Show, columns: readonly number[]): boolean {
  if (show === 'everybody') return true
  if (show === 'nothing') {
    return columns.every((column) => points[column] === null && marks[column] === undefined)
  }
  return columns.some((column) => marks[column]?.includes(show))
}
