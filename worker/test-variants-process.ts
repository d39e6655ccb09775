// A pooled process.
import * as z from 'zod'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { serveTasks } from '#server/pool/serve-tasks.ts'

const OrderSchema = z.strictObject({ text: z.instanceof(Uint8Array), others: z.array(z.string()) })

serveTasks((task) => {
  const { text, others } = OrderSchema.parse(task)
  const files = new Map<string, Uint8Array>(others.map((path) => [path, new Uint8Array()]))
  files.set(exerciseFile, text)
  const loaded = loadExercise(files)
  if (!loaded.ok) return { because: describe(loaded.problems) }
  // The seed of `./roundtrip test`: both tables tell the same.
  return { report: testExercise(loaded.exercise, { variants: 1_000, seed: 'roundtrip' }) }
})

function describe([first]: readonly ExerciseProblem[]): string {
  return `The exercise does not load: line ${first?.line ?? 1}: ${(first?.says ?? '').slice(0, 500)}`
}
