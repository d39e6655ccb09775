// feedback.zip, with the names that the platform expects when it takes feedback back.
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** One moment for every file: the archive of the same feedback is the same archive. */
const mtime = new Date(Date.UTC(2000, 0, 1))

/** @param files path within the archive to text */
export async function writeFeedbackZip(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const zip = new ZipFile()
  const failed = new Promise<never>((_, reject) => zip.once('error', reject))
  for (const [path, text] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    zip.addBuffer(Buffer.from(text), path, { mtime, mode: 0o100644, compress: true })
  }
  zip.end()
  const path = join(folder, 'feedback.zip')
  await Promise.race([pipeline(zip.outputStream, createWriteStream(`${path}.draft`)), failed])
  await rename(`${path}.draft`, path)
}
