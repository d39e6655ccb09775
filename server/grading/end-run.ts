import type { ExerciseResult } from '#graders/exercise/exercise-result.ts'
import type { LabResult } from '#graders/labs/contract/score-lab.ts'
import type { Fault } from '#graders/outcome.ts'
import { Prisma } from '#prisma-client'
import { runChannel } from '#server/events/listen.ts'
import { toStorableJson } from '#server/storable-json.ts'

export type RunEnd =
  /** `score` is null for runs that never count. */
  | { status: 'FINISHED'; result: LabResult | ExerciseResult; score: number | null; fault: null }
  | { status: 'FAULTED'; result: null; score: null; fault: Fault }

/** Stores how a run ended, and tells whoever follows it. The caller holds the row's lock and has checked its fence. */
export async function endRun(
  tx: Prisma.TransactionClient,
  runId: string,
  { status, result, score, fault }: RunEnd,
  now: Date,
): Promise<void> {
  await tx.gradingRun.update({
    where: { id: runId },
    data: {
      status,
      score,
      result: result === null ? Prisma.DbNull : JSON.parse(toStorableJson(result)),
      fault: fault === null ? Prisma.DbNull : JSON.parse(toStorableJson(fault)),
      finishedAt: now,
    },
  })
  await tx.$executeRaw`SELECT pg_notify(${runChannel}, ${runId})`
}
