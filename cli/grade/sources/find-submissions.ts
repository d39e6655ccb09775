// From zips and folders to submissions: who handed in what, what is nobody's, and why.
import { basename, resolve } from 'node:path'
import { quoteName } from '#graders/archive/source-file.ts'
import type { Files } from '#graders/labs/contract/lab-order.ts'
import { describeTree } from '#server/exercises/store-tree.ts'
import { chooseLayout, type LayoutId } from '../layouts/choose-layout.ts'
import type { Group, Unmatched } from '../layouts/layout.ts'
import { makeProgram } from './make-program.ts'
import { readSource } from './read-source.ts'
import type { BatchRoster, RosterStudent } from './roster.ts'
import { studentId } from './student-id.ts'
import type { WantedProgram } from './why-not-runnable.ts'

export interface FoundSubmission {
  /** Safe as a file's name, on any system. */
  id: string
  /** The platform's own id of the student, or the name. */
  person: string
  name: string
  late: boolean
  /** In the roster's file. */
  row?: number | undefined
  layout: string
  source: string
  feedbackPrefix: string
  notes: readonly string[]
  /** What can be run, with the hash of its files; or why nothing can. */
  program: { ok: true; files: Files; digest: string } | { ok: false; says: string }
}

export interface FoundSubmissions {
  /** Sorted by id. */
  submissions: readonly FoundSubmission[]
  unmatched: readonly Unmatched[]
  /** Students of the roster who handed nothing in. */
  missing: readonly RosterStudent[]
  layouts: readonly { source: string; says: string }[]
  ignored: number
}

export type SubmissionSearch = { ok: true; found: FoundSubmissions } | { ok: false; says: string }

export interface SearchOptions extends WantedProgram {
  layout: LayoutId | 'auto'
  labId: string
  roster: BatchRoster | null
  /** Absolute path of the folder for results, which is not one of the submissions. */
  except?: string | null
}

export async function findSubmissions(
  paths: readonly string[],
  { layout: wanted, labId, role, entry, roster, except = null }: SearchOptions,
): Promise<SubmissionSearch> {
  const byId = new Map<string, FoundSubmission>()
  const unmatched: Unmatched[] = []
  const layouts: { source: string; says: string }[] = []
  const handedIn = new Set<RosterStudent>()
  let ignored = 0
  for (const path of paths) {
    const read = await readSource(path, except)
    if (!read.ok) return read
    const source = basename(resolve(path))
    ignored += read.ignored
    const { layout, files, says } = chooseLayout(read.files, wanted)
    layouts.push({ source, says })
    const grouped = layout.group(files, labId)
    const problems = new Map(files.flatMap((file) => ('problem' in file ? [[file.path, file.problem]] : [])))
    for (const { path: at, says: why } of grouped.unmatched) {
      const problem = problems.get(at)
      unmatched.push({ path: `${source}: ${at}`, says: problem === undefined ? why : `${problem}. ${why}` })
    }
    for (const group of grouped.groups) {
      const skip = (says: string) => unmatched.push({ path: `${source}: ${group.name}`, says })
      const { person, name } = group
      const student = roster?.find({ ...group, internal: layout.internalIds }) ?? null
      if (student === 'several') {
        skip(
          'Several students of the roster match, or its id is one’s and its name another’s. Add a column with the platform’s own ids and names to the roster.',
        )
        continue
      }
      if (roster !== null && student === null) {
        skip('No student of the roster matches. Add the student, or leave --roster out.')
        continue
      }
      const id = studentId(student?.id ?? person, student?.name ?? name)
      const known = byId.get(id)
      if (known !== undefined) {
        skip(
          known.source === source
            ? `Its id, ${quoteName(person)}, is also that of ${quoteName(known.name)}. Give one of them another id, or grade it apart.`
            : `The same student has a submission in ${known.source}. Name just one of them.`,
        )
        continue
      }
      if (student !== null) handedIn.add(student)
      const about = { id, name: student?.name ?? name, row: student?.row, layout: layout.id, source }
      byId.set(id, { ...(await toSubmission(group, { role, entry })), ...about })
    }
  }
  const submissions = [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const missing = (roster?.students ?? []).filter((student) => !handedIn.has(student))
  return { ok: true, found: { submissions, unmatched, missing, layouts, ignored } }
}

async function toSubmission(
  group: Group,
  wanted: WantedProgram,
): Promise<Omit<FoundSubmission, 'id' | 'name' | 'row' | 'layout' | 'source'>> {
  const { person, late, feedbackPrefix } = group
  const about = { person, late, feedbackPrefix }
  if (group.refusal !== undefined)
    return { ...about, notes: group.notes, program: { ok: false, says: group.refusal } }
  const { program, notes } = await makeProgram(group.files, wanted)
  return {
    ...about,
    notes: [...group.notes, ...notes],
    program: program.ok ? { ...program, digest: describeTree(program.files).digest } : program,
  }
}
