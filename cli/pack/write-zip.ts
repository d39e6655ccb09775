import { writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** The first day that a zip file can hold: the same files make the same archive, whenever it is made. */
const mtime = new Date(1980, 0, 1)

/** Writes a new zip file; an existing one is left as it is. Rejects with the error of the file system. */
export async function writeZip(path: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const zip = new ZipFile()
  for (const [name, content] of files) {
    zip.addBuffer(Buffer.from(content), name, { mtime, mode: 0o100644, forceDosTimestamp: true })
  }
  zip.end()
  await writeFile(path, await buffer(zip.outputStream), { flag: 'wx' })
}
