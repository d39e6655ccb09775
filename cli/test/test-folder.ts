// Tests one exercise, from its folder to the text that is printed.
import { join, relative } from 'node:path'
import * as z from 'zod'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { checkFolderName } from '#graders/exercise/source/check-folder-name.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { CaughtIdeasSchema, caughtIdeas } from './caught-ideas.ts'
import { bad, describeReport, good } from './describe-report.ts'

export const FolderTestSchema = z.strictObject({
  id: z.string(),
  folder: z.string(),
  variants: z.int().min(1),
  seed: z.string(),
})
export type FolderTest = z.infer<typeof FolderTestSchema>

export const FolderVerdictSchema = z.strictObject({
  passed: z.boolean(),
  text: z.string(),
  /** Of an exercise that names wrong ideas. */
  caught: z.optional(CaughtIdeasSchema),
})
export type FolderVerdict = z.infer<typeof FolderVerdictSchema>

/** Never throws for what an author got wrong. */
export async function testFolder({ id, folder, variants, seed }: FolderTest): Promise<FolderVerdict> {
  let files: Map<string, Uint8Array>
  try {
    files = await readExerciseFolder(folder)
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    return { passed: false, text: `${bad('failed')}  ${id}: its folder cannot be read\n  ${because}\n\n` }
  }
  const misplaced = checkFolderName(folder, files)
  const loaded = loadExercise(files)
  if (!loaded.ok || misplaced.length > 0) {
    const problems = [...misplaced, ...(loaded.ok ? [] : loaded.problems)]
    const text = `${bad('failed')}  ${id}: it does not load\n${listProblems(folder, problems)}\n`
    return { passed: false, text }
  }
  const { exercise } = loaded
  if (exercise.parts.every(({ kind }) => kind === 'lab')) {
    const text = `${good('loads')}   ${exercise.id}: a lab; ./roundtrip test ${exercise.id} judges its solutions, ./roundtrip check ${exercise.id} a program\n\n`
    return { passed: true, text }
  }
  const report = testExercise(exercise, { variants, seed })
  const passed = report.failureCount === 0
  return { passed, text: `${describeReport(report)}\n`, caught: caughtIdeas(report) }
}

const listProblems = (folder: string, problems: readonly ExerciseProblem[]) =>
  problems
    .map(({ file, line, says, fix }) => `  ${relative('.', join(folder, file))}:${line}  ${says} ${fix}\n`)
    .join('')
