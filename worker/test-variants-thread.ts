import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { exerciseFile } from '#graders/exercise/parse-front-matter.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'

const { text, others } = z
  .strictObject({ text: z.instanceof(Uint8Array), others: z.array(z.string()) })
  .parse(workerData)

const files = new Map<string, Uint8Array>(others.map((path) => [path, new Uint8Array()]))
files.set(exerciseFile, text)
const loaded = loadExercise(files)
if (loaded.ok) {
  // The seed of `./roundtrip test`: both tables tell the same.
  parentPort?.postMessage({ report: testExercise(loaded.exercise, { variants: 1_000, seed: 'roundtrip' }) })
} else {
  const [first] = loaded.problems
  parentPort?.postMessage({
    because: `The exercise does not load: line ${first?.line ?? 1}: ${(first?.says ?? '').slice(0, 500)}`,
  })
}
