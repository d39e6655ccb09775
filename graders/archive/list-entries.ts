// Goes through an archive's directory without unpacking anything, and finds what an honest archive never has. In the
// archive of a course it is the problem of that entry, and so of its student; a student's own archive is refused.
import type { Entry, LocalFileHeader, ZipFile } from 'yauzl'
import { type ArchiveLimits, inMegabytes } from '#graders/archive/archive-limits.ts'
import { entryName } from '#graders/archive/entry-name.ts'
import { isJunk } from '#graders/archive/is-junk.ts'
import { quoteName } from '#graders/archive/source-file.ts'

/** The archive is not what it should be. The message is part of a sentence that begins with the archive's name. */
export class ArchiveRefusal extends Error {
  override readonly name = 'ArchiveRefusal'
}

export type ListedEntry = { path: string } & ({ entry: Entry } | { problem: string })

interface Extent {
  path: string
  from: number
  to: number
}

/** File types in the upper half of the external attributes, as Unix has them (stat's S_IFMT). */
const fileTypes: Readonly<Record<number, string>> = {
  0x1000: 'a named pipe',
  0x2000: 'a device',
  0x6000: 'a device',
  0xa000: 'a link',
  0xc000: 'a socket',
}
const stored = 0
const deflated = 8

/** @returns the files in it, and how many were left out as junk. Throws ArchiveRefusal. */
export async function listEntries(
  zip: ZipFile,
  limits: ArchiveLimits,
): Promise<{ listed: ListedEntry[]; ignored: number }> {
  if (zip.entryCount > limits.entriesMax) throw tooMany(limits)
  const listed: ListedEntry[] = []
  const extents: Extent[] = []
  const odd = new Oddities(limits.oddEntries)
  const seen = new Set<string>()
  let count = 0
  let ignored = 0
  for await (const entry of zip.eachEntry()) {
    count += 1
    if (count > limits.entriesMax) throw tooMany(limits)
    const named = entryName(entry, limits.depthMax)
    const { path } = named
    if (!named.ok) {
      odd.note([path], named.says)
      // Also where it looks like junk: nobody hides such a name by chance.
      listed.push({ path, problem: '' })
      continue
    }
    const oddity = whyOdd(entry, path)
    if (oddity !== null) odd.note([path], oddity)
    else {
      const extent = await extentOf(zip, entry, path)
      if (typeof extent === 'string') odd.note([path], extent)
      else extents.push(extent)
    }
    if (named.isFolder) continue
    if (seen.has(path)) odd.note([path], `two entries are called ${quoteName(path)}`)
    else if (isJunk(path)) ignored += 1
    else listed.push({ path, entry })
    seen.add(path)
  }
  noteOverlaps(extents, odd)
  noteClashes(seen, odd)
  return { listed: listed.map((item) => odd.mark(item)), ignored }
}

/** What is wrong with which paths. */
class Oddities {
  readonly #byPath = new Map<string, string>()
  readonly #then: ArchiveLimits['oddEntries']

  constructor(then: ArchiveLimits['oddEntries']) {
    this.#then = then
  }

  note(paths: readonly string[], says: string): void {
    if (this.#then === 'refused') throw new ArchiveRefusal(says)
    for (const path of paths) if (!this.#byPath.has(path)) this.#byPath.set(path, says)
  }

  mark(item: ListedEntry): ListedEntry {
    const says = this.#byPath.get(item.path)
    return says === undefined ? item : { path: item.path, problem: says[0]?.toUpperCase() + says.slice(1) }
  }
}

function whyOdd(entry: Entry, path: string): string | null {
  const odd = (what: string) => `the entry ${quoteName(path)} ${what}`
  const type = fileTypes[(entry.externalFileAttributes >>> 16) & 0xf000]
  if (type !== undefined) return odd(`is ${type}, not a file`)
  if (entry.isEncrypted()) return odd('is encrypted: pack it without a password')
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
    return odd(`is packed by method ${entry.compressionMethod}: pack it as an ordinary zip (deflate)`)
  if (entry.compressionMethod === stored && entry.compressedSize !== entry.uncompressedSize)
    return odd('has two sizes, though it is not packed: pack it again')
  return null
}

/** Where the entry's bytes lie in the archive, its local header included; or what is wrong with that header. */
async function extentOf(zip: ZipFile, entry: Entry, path: string): Promise<Extent | string> {
  let header: LocalFileHeader
  try {
    header = await zip.readLocalFileHeaderPromise(entry)
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    return `the entry ${quoteName(path)} is not where the archive says (${because.slice(0, 200)})`
  }
  // Two programs would unpack such an archive to two different things.
  if (!header.fileName.equals(entry.fileNameRaw))
    return `the entry ${quoteName(path)} has another name inside the archive than in its directory`
  return { path, from: entry.relativeOffsetOfLocalHeader, to: header.fileDataStart + entry.compressedSize }
}

function noteOverlaps(extents: readonly Extent[], odd: Oddities): void {
  let before: Extent | null = null
  for (const next of extents.toSorted((a, b) => a.from - b.from)) {
    if (before !== null && next.from < before.to)
      odd.note(
        [before.path, next.path],
        `the entries ${quoteName(before.path)} and ${quoteName(next.path)} share their bytes, as in a zip bomb`,
      )
    if (before === null || next.to > before.to) before = next
  }
}

/** "a" and "a/b" cannot stand in one folder. */
function noteClashes(paths: ReadonlySet<string>, odd: Oddities): void {
  for (const path of paths) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      const folder = path.slice(0, at)
      if (paths.has(folder)) odd.note([folder, path], `${quoteName(folder)} is both a file and a folder`)
    }
  }
}

function tooMany({ entriesMax, unpackedBytesMax }: ArchiveLimits): ArchiveRefusal {
  return new ArchiveRefusal(
    `it holds more than ${entriesMax.toLocaleString('en')} entries (${inMegabytes(unpackedBytesMax)} unpacked is the other limit)`,
  )
}
