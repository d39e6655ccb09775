import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import type { Response } from '#graders/exercise/response.ts'
import { askExercise, folderOf } from '#server/exercises/ask-exercise.ts'
import type { ExerciseAnswer } from '#server/exercises/exercise-task.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { describeTree, type TreeFiles } from '#server/exercises/store-tree.ts'
import { usualLimits } from '#server/pool/pooled-limits.ts'
import type { Unanswered } from '#server/pool/pooled-process.ts'

interface Looking {
  seed?: string
  response?: Response
  /** Nobody waits for it with their hands on the keys. */
  background?: boolean
  /** False where its variants were tried before: they are the most of what it takes. */
  sampling?: boolean
  cpuMsMax?: number
}

/**
 * Loads a folder and shows one of its variants, with limits on time and memory. Always answers: what breaks a limit, or
 * comes when too much waits, is answered as a problem of the exercise that says so.
 */
export async function lookAtFiles(
  files: TreeFiles,
  { seed, response, background = false, sampling = true, cpuMsMax = usualLimits.cpuMsMax }: Looking = {},
  digest: string = describeTree(files).digest,
): Promise<ExerciseAnswer> {
  const wanted = {
    want: 'preview',
    seed: seed ?? null,
    response: response ?? null,
    sampling,
  } as const
  const lane = background ? 'background' : 'author'
  const reply = await askExercise(folderOf(files, digest), wanted, lane, cpuMsMax)
  return reply.ok ? reply.found : trouble(reply.because, reply.detail, cpuMsMax)
}

/** As `lookAtFiles`, of a stored folder. */
export async function lookAtTree(digest: string, looking: Looking = {}): Promise<ExerciseAnswer> {
  return lookAtFiles(await readTree(digest), looking, digest)
}

function trouble(because: Unanswered, detail: string, cpuMsMax: number): ExerciseAnswer {
  const [says, fix] = describe(because, detail, cpuMsMax)
  return { loads: false, problems: [{ file: exerciseFile, line: 1, says, fix }], checked: false }
}

function describe(because: Unanswered, detail: string, cpuMsMax: number): [says: string, fix: string] {
  switch (because) {
    case 'full':
      return ['Too many exercises are being checked at once.', 'Try again in a moment.']
    case 'time':
      return [
        `Checking it took more than ${cpuMsMax / 1_000} s of computing and was stopped.`,
        'Look for a formula, requirement or policy with far too many cases, and take back the latest change.',
      ]
    case 'memory':
      return [
        `Checking it needed more than ${usualLimits.heapMbMax} MB of memory and was stopped.`,
        'Make it smaller.',
      ]
    case 'crash':
      return [
        `Checking it crashed: ${detail.slice(0, 300)}`,
        'Take back the latest change, and tell the maintainers of Roundtrip.',
      ]
  }
}
