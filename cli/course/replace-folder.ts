import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

const head = 'course.yaml'
/** What of a folder is a course's; a repository may have more beside it. */
const ofCourse = ['assignments', 'exercises', head]

/** Writes a course's files, so that none of an earlier export stays. Throws with a sentence rather than delete anything else. */
export async function replaceFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const there = ofCourse.filter((name) => existsSync(path.join(folder, name)))
  if (there.length > 0 && !there.includes(head)) {
    throw new Error(
      `${folder} has ${there.join(' and ')} and no ${head}: it is not what a course was exported to. Name another folder.`,
    )
  }
  for (const name of there) await rm(path.join(folder, name), { recursive: true })
  for (const [name, bytes] of files) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
}
