import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'

export interface Exercise {
  id: string
  title: string
  version: number
  topic: string
}

export type LoadedExercise = { ok: true; exercise: Exercise } | { ok: false; problems: ExerciseProblem[] }

/** `files`: path within the exercise's folder to content. */
export function loadExercise(files: ReadonlyMap<string, Uint8Array>): LoadedExercise {
  throw new Error(`not written yet (${files.size} files)`)
}
