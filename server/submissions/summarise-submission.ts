import { FaultSchema } from '#graders/outcome.ts'
import type { Prisma } from '#prisma-client'
import { may, type Standing } from '#server/access/rules.ts'
import { sayFault } from '#server/grading/say-fault.ts'
import type { SubmissionState, SubmissionSummary } from '#server/items/item-view.ts'
import { type CountingPolicy, whatCounts } from '#server/scores/counting.ts'
import { latenessAt, pointsLeft } from '#server/scores/late-policy.ts'
import { countRetries, retryLoss } from '#server/scores/retry-policy.ts'
import { earnedPoints } from '#server/scores/reviewed-points.ts'
import type { ItemWorth } from '#server/scores/score-item.ts'

/** What a summary reads of a submission, without what was answered: the live run of the newest grader counts. */
export const summaryQuery = {
  omit: { response: true },
  include: {
    variant: { select: { attempt: true, teamId: true } },
    user: { select: { name: true } },
    runs: { where: { mode: 'LIVE' }, orderBy: { createdAt: 'desc' }, take: 1, omit: { result: true } },
  },
} satisfies Prisma.SubmissionDefaultArgs
export type SummaryRow = Prisma.SubmissionGetPayload<typeof summaryQuery>

/** Submissions of one student for one item, as they come; all of them, because retries are counted among them. */
export function summariseSubmissions(
  rows: readonly SummaryRow[],
  worth: ItemWorth,
  standing: Standing,
): SubmissionSummary[] {
  const retries = countRetries(
    rows.map((row) => ({
      variantId: row.variantId,
      submittedAt: row.createdAt,
      status: liveRun(row).status,
      isProgram: row.treeDigest !== null,
    })),
  )
  return rows.map((row, index) => summariseSubmission(row, retries[index] ?? 0, worth, standing))
}

function liveRun(row: SummaryRow): SummaryRow['runs'][number] {
  const run = row.runs[0]
  if (run === undefined) throw new Error(`Submission ${row.id} has no live run; both are stored together.`)
  return run
}

/** `retries` is how many judged answers to the same numbers went before it. */
export function summariseSubmission(
  row: SummaryRow,
  retries: number,
  worth: ItemWorth,
  standing: Standing,
): SubmissionSummary {
  const run = liveRun(row)
  const retried = retryLoss(worth.policy, retries)
  const late = latenessAt(worth.policy, row.createdAt)
  return {
    id: row.id,
    attempt: row.variant.attempt,
    by: row.variant.teamId === null ? null : row.user.name,
    submittedAt: row.createdAt,
    runId: run.id,
    late,
    retried,
    hintsCost: row.hintsCost,
    state: stateOf(run, pointsLeft(worth.points, late, retried, row.hintsCost), standing),
  }
}

function stateOf(run: SummaryRow['runs'][number], points: number, standing: Standing): SubmissionState {
  if (run.status === 'QUEUED') return { status: 'waiting' }
  if (run.status === 'RUNNING') return { status: 'running' }
  if (run.status === 'FINISHED' && run.score !== null) {
    return { status: 'graded', score: run.score, worth: points, points: run.score * points }
  }
  const fault = FaultSchema.parse(run.fault)
  return {
    status: 'faulted',
    because: sayFault(fault),
    remedy: may.seeRemedies(standing) ? (fault.remedy ?? null) : null,
  }
}

const judgedOnes = (submissions: readonly SubmissionSummary[]) =>
  submissions.flatMap(({ submittedAt, state }) =>
    state.status === 'graded'
      ? [{ submittedAt, points: state.points, share: state.score, worth: state.worth }]
      : [],
  )

/** Points of the submissions that count, with what people gave in reviews; null while none was judged. */
export const countedPoints = (
  { policy, points }: { policy: CountingPolicy; points: number },
  submissions: readonly SubmissionSummary[],
  reviewed: number,
) => earnedPoints(policy, judgedOnes(submissions), points, reviewed)

/** Whether nothing more can be gained: one of them was right in all, however late, or the last where that one counts. */
export function isSolved(policy: CountingPolicy, submissions: readonly SubmissionSummary[]): boolean {
  const judged = judgedOnes(submissions)
  const counted = policy.counting === 'LAST' ? (whatCounts(policy, judged)?.of ?? []) : judged
  return counted.some(({ share }) => share >= 1)
}

/** Whether one of them was right in all, however late. */
export function anySolved(submissions: readonly SubmissionSummary[]): boolean {
  return submissions.some(({ state }) => state.status === 'graded' && state.score >= 1)
}
