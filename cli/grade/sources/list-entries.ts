// Goes through an archive's directory without unpacking anything, and refuses what an honest archive never has.
import type { Entry, ZipFile } from 'yauzl'
import { type ArchiveLimits, inMegabytes } from './archive-limits.ts'
import { entryName } from './entry-name.ts'
import { isJunk } from './is-junk.ts'
import { quoteName } from './source-file.ts'

/** The archive is not what it should be. The message is part of a sentence that begins with the archive's name. */
export class ArchiveRefusal extends Error {
  override readonly name = 'ArchiveRefusal'
}

export interface ListedEntry {
  path: string
  entry: Entry
}

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
  const seen = new Set<string>()
  let count = 0
  let ignored = 0
  for await (const entry of zip.eachEntry()) {
    count += 1
    if (count > limits.entriesMax) throw tooMany(limits)
    const named = entryName(entry, limits.depthMax)
    if (!named.ok) throw new ArchiveRefusal(named.says)
    const { path, isFolder } = named
    refuseOddEntry(entry, path)
    extents.push({ path, ...(await extentOf(zip, entry, path)) })
    if (isFolder) continue
    if (seen.has(path)) throw new ArchiveRefusal(`two entries are called ${quoteName(path)}`)
    seen.add(path)
    if (isJunk(path)) ignored += 1
    else listed.push({ path, entry })
  }
  refuseOverlaps(extents)
  refuseClashes(seen)
  return { listed, ignored }
}

function refuseOddEntry(entry: Entry, path: string): void {
  const refuse = (what: string) => new ArchiveRefusal(`the entry ${quoteName(path)} ${what}`)
  const type = fileTypes[(entry.externalFileAttributes >>> 16) & 0xf000]
  if (type !== undefined) throw refuse(`is ${type}, not a file`)
  if (entry.isEncrypted()) throw refuse('is encrypted: pack it without a password')
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
    throw refuse(`is packed by method ${entry.compressionMethod}: pack it as an ordinary zip (deflate)`)
}

/** Where the entry's bytes lie in the archive, its local header included. */
async function extentOf(zip: ZipFile, entry: Entry, path: string): Promise<{ from: number; to: number }> {
  const header = await zip.readLocalFileHeaderPromise(entry)
  // Two programs would unpack such an archive to two different things.
  if (!header.fileName.equals(entry.fileNameRaw))
    throw new ArchiveRefusal(
      `the entry ${quoteName(path)} has another name inside the archive than in its directory`,
    )
  return { from: entry.relativeOffsetOfLocalHeader, to: header.fileDataStart + entry.compressedSize }
}

function refuseOverlaps(extents: readonly Extent[]): void {
  const inOrder = extents.toSorted((a, b) => a.from - b.from)
  for (const [index, next] of inOrder.entries()) {
    const before = inOrder[index - 1]
    if (before !== undefined && next.from < before.to)
      throw new ArchiveRefusal(
        `the entries ${quoteName(before.path)} and ${quoteName(next.path)} share their bytes, as in a zip bomb`,
      )
  }
}

/** "a" and "a/b" cannot stand in one folder. */
function refuseClashes(paths: ReadonlySet<string>): void {
  for (const path of paths) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      if (paths.has(path.slice(0, at)))
        throw new ArchiveRefusal(`${quoteName(path.slice(0, at))} is both a file and a folder`)
    }
  }
}

function tooMany({ entriesMax, unpackedBytesMax }: ArchiveLimits): ArchiveRefusal {
  return new ArchiveRefusal(
    `it holds more than ${entriesMax.toLocaleString('en')} entries (${inMegabytes(unpackedBytesMax)} unpacked is the other limit)`,
  )
}
