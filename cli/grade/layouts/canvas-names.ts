// Reads the names that Canvas gives to files: NAME_[LATE_]USER_ATTACHMENT_FILE, or anon_ID_ATTACHMENT_FILE with LATE_
// before it where the assignment is anonymous (lib/content_zipper.rb of Canvas, get_filename).
//
// How this works. A group may be called "Team 1", so its files begin "team_1_4711_90210_", and a student may hand in a
// file called "12_34_main.py": one name can be read in two ways. Canvas takes "_digits_" out of names, so that there
// are never more than two; which one holds is what the other files agree on. An attachment's number is one file's
// only, a user's number belongs to one name, and numbers of one download are of one size.

export interface CanvasName {
  /** Of the student or the group; of an anonymous one "anon_" and the id. */
  name: string
  late: boolean
  /** What tells students apart. */
  user: string
  attachment: bigint
  file: string
  /** What stands before the file. */
  prefix: string
}

const anonymous = /^(?<late>LATE_)?anon_(?:LATE_)?(?<user>[A-Za-z0-9]{3,10})_(?<attachment>\d+)_(?<file>.+)$/s
const named = /^(?<name>.+?)(?<late>_LATE)?_(?<user>\d{1,30})_(?<attachment>\d{1,30})_(?<file>.+)$/s
const withoutAttachment =
  /^(?<late>LATE_)?(?<name>anon_(?<nobody>[A-Za-z0-9]{3,10})|.+?)(?<lateToo>_LATE)?(?:_(?<user>\d{1,30}))?_(?:text|link)\.html$/s

/** A text typed into Canvas, or a link, has no attachment's number. Null when it is none. */
export function readTyped(path: string): Omit<CanvasName, 'attachment' | 'file'> | null {
  const read = path.includes('/') ? undefined : withoutAttachment.exec(path)?.groups
  const user = read?.user ?? read?.nobody
  if (read === undefined || user === undefined) return null
  const late = read.late !== undefined || read.lateToo !== undefined
  return { name: read.name ?? user, late, user, prefix: path.replace(/(?:text|link)\.html$/, '') }
}

/** The ways in which a path can be read, none where Canvas has not named it; the likeliest one alone comes last. */
export function waysToRead(path: string): CanvasName[] {
  if (path.includes('/')) return []
  const nobody = anonymous.exec(path)?.groups
  if (nobody !== undefined) {
    const { user = '', attachment = '', file = '' } = nobody
    const late = nobody.late !== undefined || path.startsWith('anon_LATE_')
    return [toName(path, { name: `anon_${user}`, late, user, attachment, file })]
  }
  const first = named.exec(path)?.groups
  if (first === undefined) return []
  const { name = '', user = '', attachment = '', file = '' } = first
  const ways = [toName(path, { name, late: first.late !== undefined, user, attachment, file })]
  // The name may end in a number: then the user's is what was read as the attachment's.
  const further = /^(?<attachment>\d{1,30})_(?<file>.+)$/s.exec(file)?.groups
  if (further !== undefined && first.late === undefined) {
    const { attachment: next = '', file: rest = '' } = further
    ways.push(
      toName(path, { name: `${name}_${user}`, late: false, user: attachment, attachment: next, file: rest }),
    )
  }
  return ways
}

function toName(path: string, read: Omit<CanvasName, 'attachment' | 'prefix'> & { attachment: string }) {
  const prefix = path.slice(0, path.length - read.file.length)
  return { ...read, attachment: BigInt(read.attachment), prefix }
}

/** By path; null where Canvas has not named it. */
export function readCanvasNames(paths: readonly string[]): ReadonlyMap<string, CanvasName | null> {
  const ways = new Map(paths.map((path) => [path, waysToRead(path)]))
  const evidence = new Evidence([...ways.values()])
  return new Map(
    [...ways].map(([path, all]) => {
      const [best] = all.toSorted(
        (a, b) => evidence.against(a) - evidence.against(b) || b.name.length - a.name.length,
      )
      return [path, best ?? null]
    }),
  )
}

/** How many files of a download are looked at to learn the size of its numbers. */
const sampledMax = 500

class Evidence {
  readonly #files = new Map<string, number>()
  readonly #users = new Map<string, Set<string>>()
  /** Of files that can be read in one way only, else of all ways. */
  readonly #sizes: readonly CanvasName[]

  constructor(ways: readonly (readonly CanvasName[])[]) {
    for (const way of ways.flat()) {
      const key = attachmentKey(way)
      this.#files.set(key, (this.#files.get(key) ?? 0) + 1)
      this.#users.set(way.name, (this.#users.get(way.name) ?? new Set()).add(way.user))
    }
    const certain = ways.filter(({ length }) => length === 1)
    this.#sizes = (certain.length > 0 ? certain : ways).flat().slice(0, sampledMax)
  }

  /** The more, the less likely. */
  against(way: CanvasName): number {
    const shared = (this.#files.get(attachmentKey(way)) ?? 0) > 1 ? 1_000 : 0
    const namesakes = (this.#users.get(way.name)?.size ?? 0) > 1 ? 10 : 0
    // There are more files than users; ids count up.
    const backwards = BigInt(`0${/^\d+$/.test(way.user) ? way.user : ''}`) > way.attachment ? 100 : 0
    const distances = this.#sizes
      .filter((other) => other.name !== way.name)
      .map((other) => distance(way, other))
    const far = distances.length === 0 ? 0 : distances.reduce((sum, one) => sum + one, 0) / distances.length
    return shared + namesakes + backwards + far
  }
}

const attachmentKey = ({ name, user, attachment }: CanvasName) => `${name}\0${user}\0${attachment}`

/** By how many decimal digits the numbers of two files differ. */
function distance(a: CanvasName, b: CanvasName): number {
  return (
    Math.abs(digits(a.user) - digits(b.user)) +
    Math.abs(digits(`${a.attachment}`) - digits(`${b.attachment}`))
  )
}

const digits = (number: string) => Math.log10(Number(number) + 1) || 0
