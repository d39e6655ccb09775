// A run's tries. GradingRun.tries is the fence: everything a try writes, it writes only while the row still
// carries its number. A worker that was thought dead and wakes up writes nothing any more.
import { makeLabOrder } from '#graders/labs/contract/lab-order.ts'
import type { LabPart } from '#graders/labs/contract/lab-part.ts'
import { hiddenSeed } from '#graders/labs/contract/network-seed.ts'
import type { LabOrder } from '#graders/labs/contract/run-protocol.ts'
import type { Fault } from '#graders/outcome.ts'
import type { RunMode } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { getExercise } from '#server/exercises/get-exercise.ts'
import { getLabPart } from '#server/exercises/get-lab-part.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { endRun } from '#server/grading/end-run.ts'
import { getLabGraderVersion } from '#server/grading/grader-version.ts'

/** After so many tries we say that we could not judge it. */
export const triesMax = 3

/** One taking up of a run by a worker, with everything it needs to judge. */
export interface Try {
  runId: string
  /** From 1. */
  number: number
  mode: RunMode
  /** Practice runs the visible checks only, and its cell never holds the hidden ones. */
  order: LabOrder
  weights: LabPart['weights']
}

/** Takes a run up for one more try. Null when there is nothing (more) to do: it is over, or was never stored; a run
 * whose last try died with its worker is declared faulted here. */
export async function beginTry(runId: string, now: Date = new Date()): Promise<Try | null> {
  // This process's own code judges, which may be newer than that of the web that took the submission.
  const graderVersion = await getLabGraderVersion()
  const begun = await database.$transaction(async (tx) => {
    const [run] = await tx.$queryRaw<{ tries: number; status: string }[]>`
      SELECT tries, status::text FROM "GradingRun" WHERE id = ${runId} FOR UPDATE`
    if (run === undefined || run.status === 'FINISHED' || run.status === 'FAULTED') return null
    if (run.tries >= triesMax) {
      await endRun(tx, runId, { status: 'FAULTED', fault: diedWithWorker, result: null, score: null }, now)
      return null
    }
    return tx.gradingRun.update({
      where: { id: runId },
      data: { status: 'RUNNING', tries: { increment: 1 }, startedAt: now, graderVersion },
      include: {
        variant: {
          include: {
            item: { include: { exerciseVersion: true, assignment: { include: { course: true } } } },
          },
        },
      },
    })
  })
  if (begun === null) return null
  if (begun.treeDigest === null) throw new Error(`Run ${runId} has no program.`)
  const { item } = begun.variant
  const exerciseDigest = item.exerciseVersion.treeDigest
  const [exercise, exerciseFiles, submission] = await Promise.all([
    getExercise(exerciseDigest),
    readTree(exerciseDigest),
    readTree(begun.treeDigest),
  ])
  return {
    runId,
    number: begun.tries,
    mode: begun.mode,
    order: makeLabOrder({
      exercise: { topic: exercise.topic, id: exercise.id, files: exerciseFiles },
      submission,
      entry: begun.entry ?? undefined,
      seed: begun.seed,
      ...(begun.mode === 'PRACTICE'
        ? { checks: 'visible' }
        : {
            checks: 'all',
            hiddenSeed: hiddenSeed(item.assignment.course.seedSecret, exercise.id, exercise.version, item.id),
          }),
    }),
    weights: getLabPart(exercise).weights,
  }
}

const diedWithWorker: Fault = {
  code: 'grader-crashed',
  because: `The grading machine stopped ${triesMax} times while it ran this program.`,
  remedy: "Look at the workers' logs, and at the memory of the machine.",
}
