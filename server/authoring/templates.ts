import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { exerciseFile } from '#graders/exercise/source/parse-front-matter.ts'
import type { Files } from '#server/exercises/store-tree.ts'

/** Small exercises to begin from: one file for each kind of part, named for it. */
const folder = () => path.join(process.cwd(), 'server', 'authoring', 'templates')

/** Names of the templates, which are kinds of part. */
export async function findTemplates(): Promise<string[]> {
  const names = await readdir(folder())
  return names.flatMap((name) => (name.endsWith('.md') ? [name.slice(0, -3)] : [])).toSorted()
}

/** Null when there is no template of that name. */
export async function readTemplate(name: string): Promise<Files | null> {
  if (!(await findTemplates()).includes(name)) return null
  return new Map([[exerciseFile, await readFile(path.join(folder(), `${name}.md`))]])
}
