import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { courseLimits } from '#graders/archive/archive-limits.ts'
import { readArchive } from '#graders/archive/read-archive.ts'
import { quoteName, type ReadSource } from '#graders/archive/source-file.ts'
import { readFolder } from './read-folder.ts'

/** A folder or a zip that was named on the command line; `except` is passed over in a folder. */
export async function readSource(path: string, except: string | null): Promise<ReadSource> {
  const about = await stat(path).catch(() => null)
  if (about === null) {
    return {
      ok: false,
      says: `There is nothing at ${quoteName(path)}. Name the zip or folder with the submissions.`,
    }
  }
  if (about.isDirectory()) return readFolder(path, courseLimits, except)
  if (about.isFile() && (await isZip(path))) return readArchive(path, basename(path), courseLimits)
  return {
    ok: false,
    says: `${quoteName(path)} is neither a folder nor a zip. Name the zip or folder with the submissions, or check one program with ./roundtrip check.`,
  }
}

/** A local file header, or an archive without entries. */
async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && looksLikeZip(buffer)
  } finally {
    await file.close()
  }
}

export function looksLikeZip(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes
  return first === 0x50 && second === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
}
