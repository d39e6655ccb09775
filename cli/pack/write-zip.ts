import { writeFile } from 'node:fs/promises'
import { packZip } from '#graders/archive/pack-zip.ts'

/** Writes a new zip file; an existing one is left as it is. Rejects with the error of the file system. */
export async function writeZip(path: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await writeFile(path, await packZip(files), { flag: 'wx' })
}
