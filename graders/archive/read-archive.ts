// Unpacks a zip into memory, as far as it is harmless.
//
// How this works. First the whole directory is looked through (list-entries.ts); nothing is unpacked from an archive
// that is refused there. Then the files are unpacked one by one, and their bytes counted as they come: what the
// headers promise plays no part. A file too large, or packed too well, is unpacked no further and marked: in the
// archive of a course it is one student's doing, and what passes the limit of the whole is the fault of the largest:
// the smallest are unpacked first. A student's own archive that passes it is refused.
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { type ArchiveLimits, inMegabytes } from '#graders/archive/archive-limits.ts'
import { ArchiveRefusal, type ListedEntry, listEntries } from '#graders/archive/list-entries.ts'
import { quoteName, type ReadSource, type SourceFile } from '#graders/archive/source-file.ts'

const options = { decodeStrings: false, validateEntrySizes: false, autoClose: false }

/**
 * @param archive a path, or the bytes themselves
 * @param name how the refusal calls it
 */
export async function readArchive(
  archive: string | Buffer,
  name: string,
  limits: ArchiveLimits,
): Promise<ReadSource> {
  let zip: ZipFile | undefined
  try {
    zip = await (typeof archive === 'string'
      ? openPromise(archive, options)
      : fromBufferPromise(archive, options))
    // What it has to say after an answer would otherwise end the process.
    zip.on('error', () => {})
    const { listed, ignored } = await listEntries(zip, limits)
    return { ok: true, files: await unpack(zip, listed, limits), ignored }
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    const says =
      error instanceof ArchiveRefusal
        ? `${quoteName(name)} is refused: ${because}.`
        : `${quoteName(name)} cannot be read as a zip: ${because.slice(0, 300)}. Download or pack it again.`
    return { ok: false, says }
  } finally {
    zip?.close()
  }
}

async function unpack(
  zip: ZipFile,
  listed: readonly ListedEntry[],
  limits: ArchiveLimits,
): Promise<SourceFile[]> {
  const unpacked = new Map<ListedEntry, SourceFile>()
  const marks = limits.oddEntries === 'marked'
  let total = 0
  for (const item of marks ? listed.toSorted((a, b) => saidSize(a) - saidSize(b)) : listed) {
    const { path } = item
    if ('problem' in item) {
      unpacked.set(item, item)
      continue
    }
    const { file, bytes } = await unpackEntry(zip, item, limits, limits.unpackedBytesMax - total)
    if (total + bytes <= limits.unpackedBytesMax) {
      total += 'bytes' in file ? bytes : 0
      unpacked.set(item, file)
    } else {
      const most = inMegabytes(limits.unpackedBytesMax)
      if (!marks) throw new ArchiveRefusal(`it unpacks to more than ${most}, at the entry ${quoteName(path)}`)
      const problem = `${quoteName(path)} is among the largest of an archive that unpacks to more than ${most}`
      unpacked.set(item, { path, problem })
    }
  }
  const ratio = total / Math.max(1, zip.fileSize)
  if (!marks && total > limits.ratioFromBytes && ratio > limits.ratioMax) {
    throw new ArchiveRefusal(
      `it unpacks to ${Math.round(ratio)} times its size; ${limits.ratioMax} times are allowed`,
    )
  }
  return listed.flatMap((item) => unpacked.get(item) ?? [])
}

/** As the archive says; more is not unpacked. */
const saidSize = (item: ListedEntry) => ('entry' in item ? item.entry.uncompressedSize : 0)

async function unpackEntry(
  zip: ZipFile,
  { path, entry }: Extract<ListedEntry, { entry: Entry }>,
  limits: ArchiveLimits,
  budget: number,
): Promise<{ file: SourceFile; bytes: number }> {
  const chunks: Buffer[] = []
  let bytes = 0
  let checksum = 0
  const problem = (what: string) => ({ file: { path, problem: `${quoteName(path)} ${what}` }, bytes })
  const ratioBytesMax = Math.max(limits.ratioFromBytes, entry.compressedSize * limits.ratioMax)
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('a chunk that is no bytes')
      bytes += chunk.length
      // Leaving the loop ends the stream: no more is unpacked of it.
      if (bytes > budget) return problem('')
      if (bytes > entry.uncompressedSize)
        return problem(
          `is damaged: it unpacks to more than the ${entry.uncompressedSize} bytes that the archive says`,
        )
      if (bytes > ratioBytesMax) return problem(`unpacks to more than ${limits.ratioMax} times its size`)
      if (bytes > limits.fileBytesMax) return problem(`is larger than ${inMegabytes(limits.fileBytesMax)}`)
      checksum = crc32(chunk, checksum)
      chunks.push(chunk)
    }
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    return problem(`cannot be unpacked: ${because.slice(0, 200)}`)
  }
  if (bytes < entry.uncompressedSize)
    return problem(`is damaged: it unpacks to ${bytes} bytes, and the archive says ${entry.uncompressedSize}`)
  if (checksum !== entry.crc32) return problem('is damaged: its checksum is not what the archive says')
  return { file: { path, bytes: Buffer.concat(chunks) }, bytes }
}
