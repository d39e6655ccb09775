// Canvas's "Download Submissions": all files in one folder, the student's and the attachment's number in their names.
// Canvas puts "-1" after a name that the student handed in before; the newest attempt is what counts.
import { quoteName, type SourceFile } from '../sources/source-file.ts'
import { type Group, type Layout, movedTo, type Unmatched } from './layout.ts'

const pattern = /^(?<name>.+?)(?:_(?<late>LATE))?_(?<uid>\d+)_(?<att>\d+)_(?<file>.+)$/
/** A text typed into Canvas, or a link, has no attachment's number. */
const withoutAttachment = /^(?<name>.+?)(?:_(?<late>LATE))?_(?<uid>\d+)_(?<file>text|link)\.html$/

interface CanvasFile {
  name: string
  late: boolean
  uid: string
  attachment: bigint
  /** As Canvas names it, and before Canvas numbered it. */
  file: string
  plain: string
  attempt: number
}

function readPath(path: string): CanvasFile | null {
  const groups = path.includes('/') ? undefined : pattern.exec(path)?.groups
  if (groups === undefined) return null
  const { name = '', late, uid = '', att = '', file = '' } = groups
  const numbered = /^(?<stem>.+)-(?<attempt>\d{1,3})(?<ending>\.[^.]+)$/.exec(file)?.groups
  return {
    name,
    late: late !== undefined,
    uid,
    attachment: BigInt(att),
    file,
    plain: numbered === undefined ? file : `${numbered.stem}${numbered.ending}`,
    attempt: Number(numbered?.attempt ?? 0),
  }
}

interface Handed {
  about: CanvasFile
  file: SourceFile
}

export const canvas: Layout = {
  id: 'canvas',
  looksLike: 'lovelaceada_LATE_4711_90210_main.py',
  internalIds: true,
  recognises: (path) => readPath(path) !== null,
  group(files) {
    const handed = new Map<string, Handed[]>()
    const unmatched: Unmatched[] = []
    for (const file of files) {
      const about = readPath(file.path)
      if (about === null) {
        unmatched.push({ path: file.path, says: tellUnmatched(file.path) })
        continue
      }
      handed.set(about.uid, [...(handed.get(about.uid) ?? []), { about, file }])
    }
    return { groups: [...handed].map(([uid, own]) => groupOf(uid, own)), unmatched }
  },
}

function tellUnmatched(path: string): string {
  return withoutAttachment.test(path)
    ? 'This was typed into Canvas or is a link, not a file. Ask for the program as a file.'
    : `Canvas would have named it like ${canvas.looksLike}. Name it so, or use --layout.`
}

function groupOf(uid: string, handed: readonly Handed[]): Group {
  const byName = Map.groupBy(handed, ({ about }) => about.plain)
  const notes: string[] = []
  const chosen: Handed[] = []
  for (const [plain, versions] of byName) {
    const isFirst = ({ about }: Handed) => about.attempt === 0
    if (versions.length > 1 && !versions.some(isFirst)) {
      // part-1.py and part-2.py without a part.py: so the student named them.
      chosen.push(...versions.map(({ about, file }) => ({ about, file: movedTo(file, about.file) })))
      continue
    }
    const [newest, ...older] = versions.toSorted(newestFirst)
    if (newest === undefined) continue
    chosen.push({ about: newest.about, file: movedTo(newest.file, plain) })
    if (older.length > 0)
      notes.push(
        `Of ${versions.length} attempts at ${quoteName(plain)} the newest is graded: ${quoteName(newest.about.file)}.`,
      )
  }
  const last = chosen.toSorted(newestFirst)[0]?.about
  const late = chosen.some(({ about }) => about.late)
  const name = last?.name ?? uid
  return {
    person: uid,
    name,
    late,
    files: chosen.map(({ file }) => file),
    feedbackPrefix: `${name}${late ? '_LATE' : ''}_${uid}_${last?.attachment ?? 0}_`,
    notes,
  }
}

function newestFirst(a: Handed, b: Handed): number {
  if (a.about.attempt !== b.about.attempt) return b.about.attempt - a.about.attempt
  return a.about.attachment < b.about.attachment ? 1 : -1
}
