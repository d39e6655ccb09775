// A run's tries. GradingRun.tries is the fence: everything a try writes, it writes only while the row still
// carries its number. A worker that was thought dead and wakes up writes nothing any more.
import { type Response, ResponseSchema } from '#graders/exercise/response.ts'
import { type Parameters, ParametersSchema } from '#graders/exercise/variant/parameters.ts'
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
import { UnreadablePartsSchema, withoutParts } from '#server/exercises/without-parts.ts'
import { endRun } from '#server/grading/end-run.ts'
import { getExerciseGraderVersion, getLabGraderVersion } from '#server/grading/grader-version.ts'

/** After so many tries we say that we could not judge it. */
export const triesMax = 3

/** One taking up of a run by a worker, with everything it needs to judge. */
interface Taken {
  runId: string
  /** From 1. */
  number: number
  mode: RunMode
}
export interface ProgramTry extends Taken {
  judges: 'program'
  /** Practice runs the visible checks only, and its cell never holds the hidden ones. */
  order: LabOrder
  weights: LabPart['weights']
}
/** Of a regrade: an answer is judged by the web otherwise, while its student waits. */
export interface AnswerTry extends Taken {
  judges: 'answer'
  /** Of the exercise's files. */
  exerciseDigest: string
  parameters: Parameters
  response: Response
}
export type Try = ProgramTry | AnswerTry

/** Takes a run up for one more try. Null when there is nothing (more) to do: it is over, or was never stored; a run
 * whose last try died with its worker is declared faulted here. */
export async function beginTry(runId: string, now: Date = new Date()): Promise<Try | null> {
  // This process's own code judges, which may be newer than that of the web that took the submission.
  const [ofPrograms, ofAnswers] = await Promise.all([getLabGraderVersion(), getExerciseGraderVersion()])
  const begun = await database.$transaction(async (tx) => {
    const [run] = await tx.$queryRaw<{ tries: number; status: string; isProgram: boolean }[]>`
      SELECT tries, status::text, "treeDigest" IS NOT NULL AS "isProgram" FROM "GradingRun"
      WHERE id = ${runId} FOR UPDATE`
    if (run === undefined || run.status === 'FINISHED' || run.status === 'FAULTED') return null
    if (run.tries >= triesMax) {
      await endRun(tx, runId, { status: 'FAULTED', fault: diedWithWorker, result: null, score: null }, now)
      return null
    }
    const graderVersion = run.isProgram ? ofPrograms : ofAnswers
    return tx.gradingRun.update({
      where: { id: runId },
      data: { status: 'RUNNING', tries: { increment: 1 }, startedAt: now, graderVersion },
      include: {
        version: { select: { treeDigest: true } },
        submission: { select: { response: true, unreadable: true } },
        variant: {
          include: {
            item: { include: { exerciseVersion: true, assignment: { include: { course: true } } } },
          },
        },
      },
    })
  })
  if (begun === null) return null
  const { item } = begun.variant
  const exerciseDigest = (begun.version ?? item.exerciseVersion).treeDigest
  const taken = { runId, number: begun.tries, mode: begun.mode }
  if (begun.treeDigest === null) {
    const parameters = ParametersSchema.parse(begun.variant.parameters)
    const whole = ResponseSchema.parse(begun.submission?.response)
    const response = withoutParts(whole, UnreadablePartsSchema.parse(begun.submission?.unreadable ?? []))
    return { ...taken, judges: 'answer', exerciseDigest, parameters, response }
  }
  const [exercise, exerciseFiles, submission] = await Promise.all([
    getExercise(exerciseDigest),
    readTree(exerciseDigest),
    readTree(begun.treeDigest),
  ])
  return {
    ...taken,
    judges: 'program',
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
