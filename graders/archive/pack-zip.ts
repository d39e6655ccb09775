import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** The first day that a zip file can hold: the same files make the same archive, whenever it is made. */
const mtime = new Date(1980, 0, 1)

export async function packZip(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const zip = new ZipFile()
  for (const [name, content] of files) {
    zip.addBuffer(Buffer.from(content), name, { mtime, mode: 0o100644, forceDosTimestamp: true })
  }
  zip.end()
  return Buffer.from(await buffer(zip.outputStream))
}
