// Canvas keeps a student's files of a course together, and puts "-1", "-2", … after a name that is taken: main.py of
// the second lab, or of the second attempt, is handed out as main-1.py. A student may as well have called a file
// part-1.js. Which of the two it is say the files themselves.

import { quoteName, type SourceFile } from '#graders/archive/source-file.ts'
import { movedTo } from '#graders/archive/without-wrapper.ts'

export interface HandedIn {
  /** Canvas's name of it. */
  name: string
  attachment: bigint
  file: SourceFile
}

/** Canvas's Attachment.make_unique_filename puts the number before all endings. */
const numbered = /^(?<stem>.+)-(?<attempt>\d{1,3})(?<ending>(?:\.[A-Za-z][A-Za-z0-9]*)*\.[A-Za-z0-9]+)$/s

interface Version extends HandedIn {
  /** Before Canvas numbered it, if Canvas did. */
  plain: string
  attempt: number
}

/** The files under the names that the student gave them; of several versions the newest, with a note. */
export function undoNumbering(handedIn: readonly HandedIn[]): { files: SourceFile[]; notes: string[] } {
  const notes: string[] = []
  const mentions = new Mentions(handedIn.map(({ file }) => file))
  const versions = handedIn.map((one) => versionOf(one, mentions))
  const files = [...Map.groupBy(versions, ({ plain }) => plain)].flatMap(([plain, own]) => {
    const [first] = own
    if (first === undefined) return []
    const hasFirst = own.some(({ attempt }) => attempt === 0)
    // part-1.py and part-2.py without a part.py: so the student named them.
    if (own.length > 1 && !hasFirst) return own.map(({ file, name }) => movedTo(file, name))
    if (own.length === 1 && !isRenamed(first, mentions)) return [movedTo(first.file, first.name)]
    const [newest = first] = own.toSorted(newestFirst)
    if (own.length > 1)
      notes.push(
        `Of ${own.length} attempts at ${quoteName(plain)} the newest is graded: ${quoteName(newest.name)}.`,
      )
    return [movedTo(newest.file, plain)]
  })
  return { files, notes }
}

function versionOf(one: HandedIn, mentions: Mentions): Version {
  const read = numbered.exec(one.name)?.groups
  // What a program calls by its number has that number from the student.
  if (read === undefined || mentions.of(`${read.stem}-${read.attempt}`))
    return { ...one, plain: one.name, attempt: 0 }
  return { ...one, plain: `${read.stem}${read.ending}`, attempt: Number(read.attempt) }
}

/** Alone, a number is Canvas's only where the plain name is what runs, or what another file asks for. */
function isRenamed({ plain, attempt }: Version, mentions: Mentions): boolean {
  if (attempt === 0) return false
  const stem = plain.slice(0, plain.indexOf('.'))
  return stem.toLowerCase() === 'main' || mentions.of(stem)
}

function newestFirst(a: Version, b: Version): number {
  if (a.attempt !== b.attempt) return b.attempt - a.attempt
  return a.attachment < b.attachment ? 1 : -1
}

const textBytesMax = 1_048_576

/** What the files say of each other. */
class Mentions {
  readonly #text: string

  constructor(files: readonly SourceFile[]) {
    const texts = files.map((file) =>
      'bytes' in file && file.bytes.byteLength <= textBytesMax
        ? Buffer.from(file.bytes).toString('latin1')
        : '',
    )
    this.#text = texts.join('\n')
  }

  /** Whether the stem of a file's name stands somewhere as a word of its own. */
  of(stem: string): boolean {
    const bytes = Buffer.from(stem).toString('latin1')
    for (let at = this.#text.indexOf(bytes); at >= 0; at = this.#text.indexOf(bytes, at + 1)) {
      const around = `${this.#text[at - 1] ?? ' '}${this.#text.slice(at + bytes.length, at + bytes.length + 2)}`
      if (/^[^\w-](?:$|[^\w-]|-\D|-$)/s.test(around)) return true
    }
    return false
  }
}
