// The course's list of students, as a CSV with a heading: any export that has a column for an id, a user name, an
// e-mail address or a name will do, Canvas's gradebook and Moodle's grading worksheet among them.
import { readFile, stat } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import { inMegabytes } from '#graders/archive/archive-limits.ts'
import { quoteName } from '#graders/archive/source-file.ts'
import { normalise } from '#protocols/text/normalise.ts'

export interface RosterStudent {
  id: string
  name: string
  /** Of the file's table. */
  row: number
}

export type ReadRoster = { ok: true; roster: BatchRoster } | { ok: false; says: string }

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
  otherNames?: readonly string[] | undefined
  /** Whether the id is the platform's own, which a roster may know nothing of. */
  internal: boolean
  /** Whether the name is nobody's, so that the platform's own id is all there is. */
  nameless?: boolean | undefined
}

interface RosterRow {
  student: RosterStudent
  /** Ids of any kind, and names. */
  keys: readonly string[]
  /** Ids that only the learning platform itself gives. */
  platformIds: readonly string[]
}

export class BatchRoster {
  readonly #byKey = new Map<string, Set<RosterStudent>>()
  readonly #byPlatformId = new Map<string, Set<RosterStudent>>()
  readonly students: readonly RosterStudent[]
  /** The file itself, heading first: a list of grades can be made from it. */
  readonly table: readonly (readonly string[])[]
  /** As it was read. */
  readonly text: string

  constructor(rows: readonly RosterRow[], table: readonly (readonly string[])[], text: string) {
    this.students = rows.map(({ student }) => student)
    this.table = table
    this.text = text
    for (const { keys, platformIds, student } of rows) {
      for (const key of keys) add(this.#byKey, bareName(key), student)
      for (const id of platformIds) add(this.#byPlatformId, id, student)
    }
  }

  /**
   * A student that id and name agree on, or that one of them names when the other is unknown. Number 12 of a platform
   * may be somebody else than number 12 of the roster: an internal id tells namesakes apart, and no more, but where
   * there are no names.
   */
  find({
    person,
    name,
    otherNames = [],
    internal,
    nameless = false,
  }: Wanted): RosterStudent | 'several' | null {
    const byId = this.#byKey.get(bareName(person)) ?? new Set()
    if (nameless) return onlyOne(this.#byPlatformId.get(person) ?? new Set())
    const byName =
      [name, ...otherNames]
        .map((one) => this.#byKey.get(bareName(one)))
        .find((found) => found !== undefined) ?? new Set<RosterStudent>()
    if (byName.size === 0) return internal ? null : onlyOne(byId)
    if (byId.size === 0) return onlyOne(byName)
    return onlyOne(firstShared(byName, byId)) ?? 'several'
  }
}

function add(map: Map<string, Set<RosterStudent>>, key: string, student: RosterStudent): void {
  if (key !== '') map.set(key, (map.get(key) ?? new Set()).add(student))
}

/** At most two that are in both: a roster may call everybody alike, and each of them is looked for. */
function firstShared(some: ReadonlySet<RosterStudent>, others: ReadonlySet<RosterStudent>) {
  const [few, many] = some.size < others.size ? [some, others] : [others, some]
  const shared = new Set<RosterStudent>()
  for (const one of few) {
    if (many.has(one)) shared.add(one)
    if (shared.size > 1) break
  }
  return shared
}

function onlyOne(students: ReadonlySet<RosterStudent>): RosterStudent | 'several' | null {
  const [only = null] = students
  return students.size > 1 ? 'several' : only
}

/** Moodle's number of a participant, in whatever language: "Participant 11". */
const participant = /^[\p{L}\p{M}/.'’ -]+ (?=\d+$)/u

/** Canvas writes "Lovelace, Ada" in a gradebook and "lovelaceada" in a download: only letters and digits count. */
const bareName = (text: string) =>
  normalise(text, 'NFKD')
    .replace(participant, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}@]/gu, '')

export async function readRoster(path: string): Promise<ReadRoster> {
  const refuse = (what: string): ReadRoster => ({ ok: false, says: `The roster ${quoteName(path)} ${what}` })
  const about = await stat(path).catch(() => null)
  if (about === null || !about.isFile()) return refuse('is not a file.')
  if (about.size > bytesMax) return refuse(`is larger than ${inMegabytes(bytesMax)}.`)
  return parseRoster(await readFile(path), path)
}

/** @param path how a refusal calls it */
export function parseRoster(bytes: Buffer | string, path: string): ReadRoster {
  const refuse = (what: string): ReadRoster => ({ ok: false, says: `The roster ${quoteName(path)} ${what}` })
  let rows: unknown
  try {
    rows = parse(bytes, { bom: true, relax_column_count: true, skip_empty_lines: true })
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
  const isGradebook = columns.includes('student') && columns.includes('section')
  const students = body.flatMap((row, at) => {
    const cells = (of: readonly number[]) =>
      of.map((column) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
    const [id] = cells(ids)
    // Canvas's second row holds "Points Possible" and no student.
    if (id === undefined) return []
    const own = cells(names)
    // Whoever may see behind blind marking gets "Participant 11 (Ada Lovelace)".
    const behind = own.flatMap((name) => /^[^(]*\d \((?<name>.+)\)$/s.exec(name)?.groups?.name ?? [])
    const platformIds = [
      ...cells(found(['identifier'])).map((cell) => cell.replace(participant, '')),
      ...(isGradebook ? cells(found(['id'])) : []),
    ]
    return [
      {
        keys: [...cells(ids), ...own, ...behind],
        platformIds,
        student: { id: id.replace(participant, ''), name: behind[0] ?? own[0] ?? id, row: at + 1 },
      },
    ]
  })
  const table = [heading, ...body]
  return students.length === 0
    ? refuse('names no student.')
    : { ok: true, roster: new BatchRoster(students, table, bytes.toString()) }
}
