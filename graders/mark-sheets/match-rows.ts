import type { SheetCell } from '#graders/mark-sheets/csv-cells.ts'
import type { MarkSheet } from '#graders/mark-sheets/mark-sheet.ts'
import { normalise } from '#protocols/text/normalise.ts'

export interface SheetStudent {
  name: string
  email: string
}

export interface MatchedRow<Student> {
  row: readonly SheetCell[]
  student: Student
  by: 'address' | 'name'
}

export interface MatchedRows<Student> {
  matched: MatchedRow<Student>[]
  /** Of nobody whom we know, or of several alike. */
  strangers: (readonly SheetCell[])[]
}

/** Whoever may see behind blind marking gets "Participant 11 (Ada Lovelace)". */
const behind = /^[^(]*\d \((?<name>.+)\)$/su

/** Whose rows these are: by email address, else by a name that only one row and one student have. */
export function matchRows<Student extends SheetStudent>(
  { rows, namesUntil }: Pick<MarkSheet, 'rows' | 'namesUntil'>,
  students: readonly Student[],
): MatchedRows<Student> {
  const byEmail = new Map(students.map((student) => [student.email.trim().toLowerCase(), student]))
  const addressed = rows.map((row) => {
    const found = row.slice(0, namesUntil).map(({ text }) => byEmail.get(text.trim().toLowerCase()))
    return { row, student: found.find((student) => student !== undefined) ?? null }
  })
  const taken = new Set(addressed.map(({ student }) => student))
  const left = students.filter((student) => !taken.has(student))
  const byName = Map.groupBy(left, ({ name }) => wordsOf(name))
  const namesakes = Map.groupBy(
    addressed.filter(({ student }) => student === null),
    ({ row }) => nameOf(row, namesUntil, byName),
  )
  const matched: MatchedRow<Student>[] = []
  const strangers: (readonly SheetCell[])[] = []
  const rowsOf = Map.groupBy(addressed, ({ student }) => student)
  for (const { row, student } of addressed) {
    const name = nameOf(row, namesUntil, byName)
    const [only, ...others] = (name !== null && byName.get(name)) || []
    if (student !== null && rowsOf.get(student)?.length === 1) matched.push({ row, student, by: 'address' })
    else if (student === null && only && others.length === 0 && namesakes.get(name)?.length === 1)
      matched.push({ row, student: only, by: 'name' })
    else strangers.push(row)
  }
  return { matched, strangers }
}

/** The one of a row's cells that is somebody's name. */
function nameOf(
  row: readonly SheetCell[],
  until: number,
  names: ReadonlyMap<string, unknown>,
): string | null {
  const cells = row.slice(0, until).map(({ text }) => behind.exec(text.trim())?.groups?.name ?? text)
  return cells.map(wordsOf).find((name) => name !== '' && names.has(name)) ?? null
}

/** "Lovelace, Ada" and "Ada Lovelace" are one. */
const wordsOf = (name: string) =>
  (
    normalise(name, 'NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .toSorted()
    .join(' ')
