import { availableParallelism, totalmem } from 'node:os'
import * as z from 'zod'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import type { ExerciseFolder, ExerciseFound, ExerciseWanted } from '#server/exercises/exercise-task.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'
import { type PooledLimits, usualLimits } from '#server/pool/pooled-limits.ts'
import type { Unanswered } from '#server/pool/pooled-process.ts'
import { type Lane, ProcessPool } from '#server/pool/process-pool.ts'
import { keepMade, Recent } from '#server/recent.ts'
import { webProcesses } from '#server/web-processes.ts'

const processFile = 'server/exercises/exercise-process.ts'

// One pool per process, also across Next's hot reloads.
const shared = globalThis as typeof globalThis & { roundtripExercisePool?: ProcessPool }

/** A processor is left for those who serve; and a gigabyte of the machine for each that computes. Every web process has
 * a pool of its own. */
const computing = () => {
  const ofMachine = Math.min(availableParallelism() - 1, Math.floor(totalmem() / 1_073_741_824))
  return Math.max(1, Math.floor(ofMachine / webProcesses(process.env)))
}

/** `file` and its limits are others than ours in tests. */
export function startExercisePool(
  file: string = processFile,
  limits: PooledLimits = usualLimits,
): ProcessPool {
  return (shared.roundtripExercisePool ??= new ProcessPool(file, computing(), limits))
}

/** Ends the pool's processes; the next question starts others. */
export async function stopExercisePool(): Promise<void> {
  const pool = shared.roundtripExercisePool
  delete shared.roundtripExercisePool
  await pool?.stop()
}

type Want = keyof ExerciseFound
export type ExerciseReply<W extends Want> =
  | { ok: true; found: ExerciseFound[W] }
  | { ok: false; because: Unanswered; detail: string }

/** Asks a process of the pool about the exercise in a folder. Always answers; what throws there is a `crash` here. */
export async function askExercise<W extends Want>(
  folder: ExerciseFolder,
  wanted: ExerciseWanted<W>,
  lane: Lane,
  cpuMsMax?: number,
): Promise<ExerciseReply<W>> {
  const answer = await startExercisePool().ask({ folder, wanted }, lane, cpuMsMax)
  // Our own code made it a moment ago, from the same types.
  return answer.ok ? { ok: true, found: z.custom<ExerciseFound[W]>().parse(answer.value) } : answer
}

export const folderOf = (files: TreeFiles, digest: string): ExerciseFolder => ({
  digest,
  text: files.get(exerciseFile) ?? null,
  others: [...files.keys()].filter((path) => path !== exerciseFile),
})

const folders = new Recent<string, Promise<ExerciseFolder>>(200)

/** As `askExercise`, about a stored folder. */
export async function askTree<W extends Want>(
  digest: string,
  wanted: ExerciseWanted<W>,
  lane: Lane,
): Promise<ExerciseReply<W>> {
  const folder = await keepMade(folders, digest, async () => folderOf(await readTree(digest), digest))
  return askExercise(folder, wanted, lane)
}
