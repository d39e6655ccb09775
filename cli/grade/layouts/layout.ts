// How a learning platform lays submissions out. Each layout is one plain object; choose-layout.ts lists them.
import type { SourceFile } from '#graders/archive/source-file.ts'

/** What one student handed in, as the platform tells it. */
export interface Group {
  /** Stays the same when the submissions are downloaded again: an id of the platform's, else the name. */
  person: string
  name: string
  /** Other ways to read the name, by which a roster may know the student. */
  otherNames?: readonly string[]
  /** The platform was told not to give names: only its own id tells who it is. */
  nameless?: boolean
  late: boolean
  /** Paths within the submission. */
  files: SourceFile[]
  /** What stands before a file's name in a zip of feedback that the platform takes back. */
  feedbackPrefix: string
  /** What a person should know, as sentences. */
  notes: string[]
  /** Set when the platform shows that there is no program to grade. */
  refusal?: string
}

export interface Unmatched {
  path: string
  /** Why it is nobody's, and what to do, as sentences. */
  says: string
}

export interface Grouped {
  groups: Group[]
  unmatched: Unmatched[]
}

export interface Layout {
  id: string
  /** What its paths look like, for people. */
  looksLike: string
  /** Whether its ids of students are the platform's own, unknown outside of it. */
  internalIds: boolean
  /** Whether a path can only have been made by this layout. */
  recognises: (path: string) => boolean
  group: (files: readonly SourceFile[], labId: string) => Grouped
}

/** Files by a key, in order of appearance; the new path is within the submission. */
export class Collected<Facts> {
  readonly byPerson = new Map<string, { facts: Facts; files: SourceFile[] }>()

  add(person: string, facts: Facts, file: SourceFile): void {
    const known = this.byPerson.get(person)
    if (known === undefined) this.byPerson.set(person, { facts, files: [file] })
    else known.files.push(file)
  }
}
