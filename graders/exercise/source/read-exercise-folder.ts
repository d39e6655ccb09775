import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const filesMax = 200
const bytesMax = 8 * 1_048_576
const depthMax = 6

/**
 * Path within the folder (divided by "/") to content, in the order of the paths. Nothing is left out silently:
 * a link or a special file, too many files or too many bytes are an error that says which.
 */
export async function readExerciseFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  let bytes = 0
  async function read(prefix: string, depth: number): Promise<void> {
    if (depth > depthMax) throw new Error(`${folder}/${prefix} is nested more than ${depthMax} deep.`)
    const names = await readdir(join(folder, prefix))
    for (const name of names.toSorted()) {
      const path = prefix === '' ? name : `${prefix}/${name}`
      const about = await lstat(join(folder, path))
      if (about.isDirectory()) {
        await read(path, depth + 1)
        continue
      }
      if (!about.isFile())
        throw new Error(`${folder}/${path} is a link or no file: put the file itself there.`)
      bytes += about.size
      if (bytes > bytesMax) throw new Error(`${folder} holds more than ${bytesMax / 1_048_576} MiB.`)
      if (files.size >= filesMax) throw new Error(`${folder} holds more than ${filesMax} files.`)
      files.set(path, await readFile(join(folder, path)))
    }
  }
  await read('', 0)
  return files
}
