import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import { partKinds } from '#graders/parts/registry.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'

/** A program is judged by checks, which are code: a new lab begins as a copy of this one. */
const sampleLab = 'exercises/sockets/tcp-uppercase-client'

/** A small exercise to begin from, in the folder of its kind of part. */
const fileOf = (kind: string) => path.join(process.cwd(), 'graders', 'parts', kind, 'template.md')

/** Names of the templates: a new exercise can begin with any kind of part. */
export const findExerciseTemplates = (): string[] => [...partKinds]

/** Null when there is no template of that name. */
export async function readTemplate(name: string): Promise<TreeFiles | null> {
  if (!findExerciseTemplates().includes(name)) return null
  if (!existsSync(fileOf(name))) return readExerciseFolder(path.join(process.cwd(), sampleLab))
  return new Map([[exerciseFile, await readFile(fileOf(name))]])
}
