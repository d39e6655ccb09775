import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { type Exercise } from '#graders/exercise/exercise.ts'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import type { ExerciseReport } from '#graders/exercise/exercise-report.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'

const { text, others } = z
  .strictObject({ text: z.instanceof(Uint8Array), others: z.array(z.string()) })
  .parse(workerData)

const files = new Map<string, Uint8Array>(others.map((path) => [path, new Uint8Array()]))
files.set(exerciseFile, text)
const loaded = loadExercise(files)
const said = loaded.ok ? { report: test(loaded.exercise) } : { because: describe(loaded.problems) }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(said)

/** The seed of `./roundtrip test`: both tables tell the same. */
function test(exercise: Exercise): ExerciseReport {
  return testExercise(exercise, { variants: 1_000, seed: 'roundtrip' })
}

function describe([first]: readonly ExerciseProblem[]): string {
  return `The exercise does not load: line ${first?.line ?? 1}: ${(first?.says ?? '').slice(0, 500)}`
}
