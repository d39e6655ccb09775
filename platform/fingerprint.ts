import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from './data-folder.ts'

/** SHA-256 over the files, and all files below the folders, named relative to the project; missing ones are left out. */
export function fingerprint(names: readonly string[], ignore: RegExp = /^$/): string {
  const hash = createHash('sha256')
  const add = (name: string): void => {
    const file = path.join(projectFolder, name)
    if (ignore.test(name) || !existsSync(file)) return
    if (statSync(file).isDirectory()) {
      for (const child of readdirSync(file).toSorted()) add(path.join(name, child))
      return
    }
    const bytes = readFileSync(file)
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  }
  for (const name of names) add(name)
  return hash.digest('hex')
}
