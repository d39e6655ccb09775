// Unpacks a zip into memory, as far as it is harmless.
//
// How this works. First the whole directory is looked through (list-entries.ts); nothing is unpacked from an archive
// that is refused there. Then the files are unpacked one by one, and their bytes counted as they come: what the
// headers promise plays no part. A file too large, or packed too well, is unpacked no further and marked: in the
// archive of a course it is one student's doing. What the archive as a whole passes refuses it.
import { crc32 } from 'node:zlib'
import { fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { type ArchiveLimits, inMegabytes } from './archive-limits.ts'
import { ArchiveRefusal, type ListedEntry, listEntries } from './list-entries.ts'
import { quoteName, type ReadSource, type SourceFile } from './source-file.ts'

const options = { decodeStrings: false, validateEntrySizes: true, autoClose: false }

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
  const files: SourceFile[] = []
  let total = 0
  for (const item of listed) {
    const budget = limits.unpackedBytesMax - total
    const { file, bytes } = await unpackEntry(zip, item, limits, budget)
    total += bytes
    if (total > limits.unpackedBytesMax) {
      throw new ArchiveRefusal(
        `it unpacks to more than ${inMegabytes(limits.unpackedBytesMax)}, at the entry ${quoteName(item.path)}`,
      )
    }
    files.push(file)
  }
  const ratio = total / Math.max(1, zip.fileSize)
  if (total > limits.ratioFromBytes && ratio > limits.ratioMax) {
    throw new ArchiveRefusal(
      `it unpacks to ${Math.round(ratio)} times its size; ${limits.ratioMax} times are allowed`,
    )
  }
  return files
}

async function unpackEntry(
  zip: ZipFile,
  { path, entry }: ListedEntry,
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
      if (bytes > ratioBytesMax) return problem(`unpacks to more than ${limits.ratioMax} times its size`)
      if (bytes > limits.fileBytesMax) return problem(`is larger than ${inMegabytes(limits.fileBytesMax)}`)
      checksum = crc32(chunk, checksum)
      chunks.push(chunk)
    }
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    return problem(`cannot be unpacked: ${because.slice(0, 200)}`)
  }
  if (checksum !== entry.crc32) return problem('is damaged: its checksum is not what the archive says')
  return { file: { path, bytes: Buffer.concat(chunks) }, bytes }
}
