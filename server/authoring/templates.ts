import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { partKinds } from '#graders/parts/registry.ts'
import type { Files } from '#server/exercises/store-tree.ts'

/** A small exercise to begin from, in the folder of its kind of part. */
const fileOf = (kind: string) => path.join(process.cwd(), 'graders', 'parts', kind, 'template.md')

/** Names of the templates, which are kinds of part. A program's is copied from a lab that is there. */
export const findTemplates = (): string[] => partKinds.filter((kind) => existsSync(fileOf(kind)))

/** Null when there is no template of that name. */
export async function readTemplate(name: string): Promise<Files | null> {
  if (!findTemplates().includes(name)) return null
  return new Map([[exerciseFile, await readFile(fileOf(name))]])
}
