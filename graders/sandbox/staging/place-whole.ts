import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Fills a folder under another name and then renames it: it is there whole, or not at all. */
export async function placeWhole(folder: string, fill: (into: string) => unknown): Promise<void> {
  const draft = join(dirname(folder), `draft-${randomBytes(8).toString('hex')}`)
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  try {
    await fill(draft)
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another process may have been quicker with the same content.
    if (!existsSync(folder)) throw error
  }
}
