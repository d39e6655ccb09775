// How a response is submitted. Its moment and its key are read first. What can be refused at once is; then it is judged
// in another process, outside any transaction and lock, for that may take seconds. Only then the item is locked, and
// everything is looked at again as it is now: the key, the window at the moment of arrival, numbers and attempts.

import * as z from 'zod'
import { type ExerciseResult, ExerciseResultSchema } from '#graders/exercise/exercise-result.ts'
import { type ExplainedResult, explainResult } from '#graders/exercise/explain-result.ts'
import type { UnjudgedResponse } from '#graders/exercise/judge-response.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { type Fault, FaultSchema } from '#graders/outcome.ts'
import type { Prisma, Variant } from '#prisma-client'
import { CounterSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { getExerciseGraderVersion } from '#server/grading/grader-version.ts'
import { sayFault } from '#server/grading/say-fault.ts'
import { checkWindow } from '#server/items/check-window.ts'
import { countEarlierAnswers } from '#server/items/count-earlier-answers.ts'
import { countUsed } from '#server/items/count-used.ts'
import { holdItem } from '#server/items/hold-item.ts'
import { holdTeam } from '#server/items/hold-team.ts'
import { latenessOf } from '#server/items/lateness-of.ts'
import { type LoadedItem, loadItem } from '#server/items/load-item.ts'
import { hintsCostAt } from '#server/items/opened-hints.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { type Lateness } from '#server/scores/lateness-view.ts'
import { retryLoss } from '#server/scores/retry-policy.ts'
import type { RetryLoss } from '#server/scores/retry-view.ts'
import { findSameSubmission } from '#server/submissions/find-same-submission.ts'
import { type Judgement, judgeAnswer } from '#server/submissions/judge-answer.ts'
import { oneAtATime } from '#server/submissions/one-at-a-time.ts'
import { ownerKey } from '#server/teams/owner.ts'
import { endVariant } from '#server/variants/end-variant.ts'
import { findVariant, getCurrentVariant } from '#server/variants/get-current-variant.ts'
import { whyNoAnswer } from '#server/variants/why-no-answer.ts'
import { whyNotTheseNumbers } from '#server/variants/why-not-these-numbers.ts'

const SubmitResponseInputSchema = z.strictObject({
  itemId: IdSchema,
  attempt: CounterSchema,
  /** The numbers that the page shows, and so whose they are. Left out, nobody looks. */
  variantId: IdSchema.optional(),
  /** Made once per press of Submit: sent twice, it is one submission. */
  key: z.uuid(),
  response: ResponseSchema,
  /** The newest submission for these numbers that the page shows; null for none. What was judged elsewhere meanwhile is
   * shown first, because this answer might be another one then. Left out, nobody looks. */
  after: IdSchema.nullable().optional(),
})
type Input = z.infer<typeof SubmitResponseInputSchema>

type Result =
  | {
      ok: true
      submissionId: string
      result: ExplainedResult
      late: Lateness | null
      retried: RetryLoss | null
      /** Percent of the points that hints opened before it cost. */
      hintsCost: number
    }
  | Refusal<
      | 'not-found'
      | 'wrong-kind'
      | 'closed'
      | 'stale-numbers'
      | 'set-ended'
      | 'judged-elsewhere'
      | 'no-attempts-left'
      | 'no-retries-left'
      | 'key-reused'
      | 'still-judging'
      | 'too-busy'
      | 'corrected'
    >
  /** Nothing was stored or used up: these parts cannot be judged, or not even read, each with a sentence. */
  | (Refusal<'not-judged' | 'not-gradable'> & UnjudgedResponse)
  /** Ours. It is stored with its moment and has used nothing up; another try takes another key. */
  | Refusal<'faulted'>

/** Judges an answer and stores it for ever. What comes back never holds a right value: the page is loaded again for what
 * may be seen once the numbers are ended. */
export const submitResponse = useCase(
  SubmitResponseInputSchema,
  { invalid: 'Not submitted: the answer was not understood. Check what you typed and submit again.' },
  async (viewer, input, now): Promise<Result> => {
    const done = await oneAtATime(viewer.id, input.key, () => submit(viewer, input, now))
    const says = 'Not submitted: another answer of yours is being judged. Wait a moment, then submit again.'
    return done ?? refuse('still-judging', says)
  },
)

async function submit(viewer: Viewer, input: Input, now: Date): Promise<Result> {
  const { itemId, key, response } = input
  const loaded = await loadItem(viewer, itemId, now)
  if (loaded === null) return notFound()
  if (loaded.kind !== 'exercise') return refuse('wrong-kind', 'This item takes a program, not an answer.')
  const known = await findStored(database, viewer, loaded, key)
  if (known !== null) return known
  const variant = await getCurrentVariant(loaded)
  const early = await whyNot(database, viewer, loaded, variant, input)
  if (early !== null) return early

  const parameters = ParametersSchema.parse(variant.parameters)
  const judgement = await judgeAnswer(loaded.item.exerciseVersion.treeDigest, parameters, response)
  if (judgement.is === 'busy') {
    return refuse(
      'too-busy',
      'Not submitted: very many answers are being judged now. Submit again in a minute.',
    )
  }
  if (judgement.is === 'unreadable') {
    const { unreadable } = judgement
    const says = 'Not gradable, and nothing used up: a part cannot be read. Mend it and submit again.'
    return { ...refuse('not-gradable', says), unjudged: unreadable }
  }
  if (judgement.is === 'unjudged') {
    const { unjudged } = judgement
    return { ...refuse('not-judged', 'Not submitted, and nothing used up: see the part.'), unjudged }
  }
  const graderVersion = await getExerciseGraderVersion()
  return database.$transaction(async (tx) => {
    await lock(tx, 'item', ownerKey(loaded.team.owner), itemId)
    const same = await findStored(tx, viewer, loaded, key)
    if (same !== null) return same
    const present = (await findVariant(tx, loaded)) ?? variant
    const refusal = (await holdItem(tx, loaded)) ?? (await whyNot(tx, viewer, loaded, present, input))
    if (refusal !== null) return refusal
    const regrouped = await holdTeam(tx, viewer, loaded, now)
    if (regrouped !== null) return regrouped
    const hintsCost = await hintsCostAt(tx, loaded.team, itemId, now)
    const { id } = await tx.submission.create({
      data: {
        variantId: variant.id,
        userId: viewer.id,
        idempotencyKey: key,
        response,
        createdAt: now,
        hintsCost,
        runs: { create: runOf(judgement, { variant, viewer, graderVersion, now }) },
      },
    })
    if (judgement.is === 'faulted') return faulted(judgement.fault)
    if (judgement.result.score >= 1) await endVariant(tx, variant.id, 'FULL_MARKS', now)
    return told(
      tx,
      viewer,
      loaded,
      { id, variantId: variant.id, submittedAt: now, hintsCost },
      judgement.result,
    )
  })
}

/** What became of the submission that was stored under this key; null when the key is new. */
async function findStored(
  db: Prisma.TransactionClient,
  viewer: Viewer,
  loaded: LoadedItem,
  key: string,
): Promise<Result | null> {
  const same = await findSameSubmission(db, viewer, loaded.item.id, key)
  if (same === null || !same.ok) return same
  if (same.run.status === 'FAULTED') return faulted(FaultSchema.parse(same.run.fault))
  return told(db, viewer, loaded, same, ExerciseResultSchema.parse(same.run.result))
}

async function told(
  db: Prisma.TransactionClient,
  viewer: Viewer,
  { item }: LoadedItem,
  {
    id,
    variantId,
    submittedAt,
    hintsCost,
  }: { id: string; variantId: string; submittedAt: Date; hintsCost: number },
  result: ExerciseResult,
): Promise<Result> {
  const earlier = await countEarlierAnswers(db, { variantId, createdAt: submittedAt })
  return {
    ok: true,
    submissionId: id,
    result: explainResult(result, false),
    late: await latenessOf(db, item.assignment, { userId: viewer.id, submittedAt }),
    retried: retryLoss(item.assignment, earlier),
    hintsCost,
  }
}

/** Why an answer to these numbers is not taken; null when it is. */
async function whyNot(
  db: Prisma.TransactionClient,
  viewer: Viewer,
  loaded: LoadedItem,
  variant: Variant,
  { attempt, variantId, after }: Input,
): Promise<Extract<Result, { ok: false }> | null> {
  const closed = checkWindow(loaded)
  if (closed !== null) return closed
  const other = whyNotTheseNumbers(variant, { attempt, variantId }, 'Not submitted')
  if (other !== null) return other
  if (after !== undefined && (await findNewest(db, variant.id)) !== after) {
    return refuse(
      'judged-elsewhere',
      'Not submitted: an answer to these numbers was judged in another window. Look at what it says first.',
    )
  }
  return whyNoAnswer(loaded, variant, await countUsed(db, loaded.team.owner, loaded.item.id, variant.id))
}

/** The newest judged answer to a set of numbers; null before the first. */
async function findNewest(db: Prisma.TransactionClient, variantId: string): Promise<string | null> {
  const newest = await db.submission.findFirst({
    where: { variantId, runs: { some: { mode: 'LIVE', status: 'FINISHED' } } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  return newest?.id ?? null
}

const faulted = (fault: Fault) =>
  refuse(
    'faulted',
    `Not graded, our side: ${sayFault(fault)} Your answer is kept and no submission is used up. Submit again; if it happens again, tell your instructor.`,
  )

function runOf(
  judgement: Extract<Judgement, { is: 'judged' | 'faulted' }>,
  {
    variant,
    viewer,
    graderVersion,
    now,
  }: { variant: Variant; viewer: Viewer; graderVersion: string; now: Date },
) {
  const run = {
    mode: 'LIVE',
    variantId: variant.id,
    userId: viewer.id,
    graderVersion,
    seed: '',
    tries: 1,
    createdAt: now,
    startedAt: now,
    finishedAt: now,
  } as const
  if (judgement.is === 'faulted') return { ...run, status: 'FAULTED', fault: judgement.fault } as const
  const { result } = judgement
  return { ...run, status: 'FINISHED', result, score: result.score } as const
}
