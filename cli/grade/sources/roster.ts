// The course's list of students, as a CSV with a heading: any export that has a column for an id, a user name, an
// e-mail address or a name will do, Canvas's gradebook and Moodle's grading worksheet among them.
import { readFile, stat } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import { inMegabytes } from './archive-limits.ts'
import { quoteName } from './source-file.ts'

export interface RosterStudent {
  id: string
  name: string
}

export type ReadRoster = { ok: true; roster: Roster } | { ok: false; says: string }

const bytesMax = 10 * 1_048_576
const RowsSchema = z.array(z.array(z.string())).min(1).max(50_000)

/** Headings by what they mean, in lower case; of several, the first names the student. */
const idHeadings = [
  'id',
  'identifier',
  'student id',
  'sid',
  'id number',
  'sis user id',
  'sis login id',
  'username',
  'login',
  'email',
  'email address',
]
const nameHeadings = ['name', 'full name', 'student', 'student name']

interface Wanted {
  /** The platform's id of the student, or what the student's folder is called. */
  person: string
  name: string
  /** Whether the id is the platform's own, which a roster may know nothing of. */
  internal: boolean
}

export class Roster {
  readonly #byKey = new Map<string, Set<RosterStudent>>()
  readonly students: readonly RosterStudent[]

  constructor(rows: readonly { keys: readonly string[]; student: RosterStudent }[]) {
    this.students = rows.map(({ student }) => student)
    for (const { keys, student } of rows) {
      for (const key of keys.map(normalise)) {
        if (key !== '') this.#byKey.set(key, (this.#byKey.get(key) ?? new Set()).add(student))
      }
    }
  }

  /**
   * A student that id and name agree on, or that one of them names when the other is unknown. Number 12 of a platform
   * may be somebody else than number 12 of the roster: an internal id tells namesakes apart, and no more.
   */
  find({ person, name, internal }: Wanted): RosterStudent | 'several' | null {
    const byName = this.#byKey.get(normalise(name)) ?? new Set()
    const byId = this.#byKey.get(normalise(person)) ?? new Set()
    if (byName.size === 0 && internal) return null
    const fits =
      byName.size === 0
        ? byId
        : byId.size === 0
          ? byName
          : new Set([...byName].filter((one) => byId.has(one)))
    if (byName.size === 0 && byId.size === 0) return null
    const [only] = fits
    return only === undefined || fits.size > 1 ? 'several' : only
  }
}

/** Canvas writes "Lovelace, Ada" in a gradebook and "lovelaceada" in a download: only letters and digits count. */
const normalise = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/^participant (?=\d+$)/i, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}@]/gu, '')

export async function readRoster(path: string): Promise<ReadRoster> {
  const refuse = (what: string): ReadRoster => ({ ok: false, says: `The roster ${quoteName(path)} ${what}` })
  const about = await stat(path).catch(() => null)
  if (about === null || !about.isFile()) return refuse('is not a file.')
  if (about.size > bytesMax) return refuse(`is larger than ${inMegabytes(bytesMax)}.`)
  let rows: unknown
  try {
    rows = parse(await readFile(path), { bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    return refuse(`is not a CSV: ${error instanceof Error ? error.message : String(error)}`)
  }
  const [heading = [], ...body] = RowsSchema.safeParse(rows).data ?? []
  const columns = heading.map((title) => title.trim().toLowerCase())
  const found = (titles: readonly string[]) =>
    titles.map((title) => columns.indexOf(title)).filter((at) => at >= 0)
  const [ids, names] = [found(idHeadings), found(nameHeadings)]
  if (ids.length === 0) {
    return refuse(
      `has no column that tells students apart. Head one of them: ${idHeadings.slice(0, 8).join(', ')}, …`,
    )
  }
  const students = body.flatMap((row) => {
    const cells = (at: readonly number[]) =>
      at.map((column) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
    const [id] = cells(ids)
    // Canvas's second row holds "Points Possible" and no student.
    if (id === undefined) return []
    const own = cells(names)
    const name = own[0] ?? id
    return [
      { keys: [...cells(ids), ...own], student: { id: id.replace(/^participant (?=\d+$)/i, ''), name } },
    ]
  })
  return students.length === 0 ? refuse('names no student.') : { ok: true, roster: new Roster(students) }
}
