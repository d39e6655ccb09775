import * as z from 'zod'
import { ExerciseResultSchema } from '#graders/exercise/exercise-result.ts'
import { type ExplainedResult, explainResult } from '#graders/exercise/explain-result.ts'
import { judgeResponse, type UnjudgedResponse } from '#graders/exercise/judge-response.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { checkWindow } from '#server/assignments/check-window.ts'
import { database } from '#server/database/client.ts'
import { getExerciseGraderVersion } from '#server/grading/grader-version.ts'
import { loadItem } from '#server/items/load-item.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { type Lateness, latenessAt } from '#server/scores/late-policy.ts'
import { isStorable } from '#server/storable-json.ts'
import { countSubmissions, submissionsLeft } from '#server/submissions/count-submissions.ts'
import { findSameSubmission } from '#server/submissions/find-same-submission.ts'
import { lockItem } from '#server/submissions/lock-item.ts'
import { getCurrentVariant } from '#server/variants/get-current-variant.ts'

const SubmitResponseInputSchema = z.strictObject({
  itemId: z.string().max(100),
  attempt: z.int().min(1),
  /** Made once per press of Submit: sent twice, it is one submission. */
  key: z.uuid(),
  response: ResponseSchema,
})
export type SubmitResponseInput = z.infer<typeof SubmitResponseInputSchema>

export type SubmitResponseResult =
  | { ok: true; submissionId: string; result: ExplainedResult; late: Lateness | null }
  | Refusal<
      | 'invalid'
      | 'not-found'
      | 'wrong-kind'
      | 'closed'
      | 'stale-numbers'
      | 'already-answered'
      | 'no-attempts-left'
      | 'key-reused'
    >
  /** Nothing was stored or used up: these parts cannot be judged, each with a sentence. */
  | (Refusal<'not-judged'> & UnjudgedResponse)

/** Stores an answer for ever and judges it, in one transaction. */
export async function submitResponse(
  viewer: Viewer,
  input: unknown,
  now: Date = new Date(),
): Promise<SubmitResponseResult> {
  const parsed = SubmitResponseInputSchema.safeParse(input)
  if (!parsed.success || !isStorable(parsed.data)) {
    return refuse(
      'invalid',
      'Not submitted: the answer was not understood. Check what you typed and submit again.',
    )
  }
  const { itemId, attempt, key, response } = parsed.data
  const loaded = await loadItem(viewer, itemId, now)
  if (loaded === null) return notFound()
  if (loaded.kind !== 'exercise') return refuse('wrong-kind', 'This item takes a program, not an answer.')
  const graderVersion = await getExerciseGraderVersion()
  return database.$transaction(async (tx) => {
    await lockItem(tx, viewer, itemId)
    const same = await findSameSubmission(tx, viewer, itemId, key)
    if (same !== null) {
      return same.ok
        ? {
            ok: true,
            submissionId: same.id,
            result: explainResult(ExerciseResultSchema.parse(same.run.result)),
            late: latenessAt(loaded.item.assignment, same.submittedAt),
          }
        : same
    }
    const closed = checkWindow(loaded)
    if (closed !== null) return closed
    const variant = await getCurrentVariant(tx, viewer, loaded)
    if (variant.attempt !== attempt) {
      return refuse(
        'stale-numbers',
        'Not submitted: you took new numbers in another window. Reload the page to see them.',
      )
    }
    if ((await tx.submission.count({ where: { variantId: variant.id } })) > 0) {
      return refuse('already-answered', 'These numbers are answered already. Take new numbers to try again.')
    }
    if (submissionsLeft(loaded, await countSubmissions(tx, viewer, itemId)) === 0) {
      return refuse('no-attempts-left', 'You have used all submissions for this exercise.')
    }
    const result = judgeResponse(loaded.exercise, ParametersSchema.parse(variant.parameters), response)
    if ('unjudged' in result) {
      return {
        ...refuse('not-judged', 'Not submitted, and nothing used up: a part cannot be judged as it is.'),
        ...result,
      }
    }
    const submission = await tx.submission.create({
      data: {
        variantId: variant.id,
        userId: viewer.id,
        idempotencyKey: key,
        response,
        createdAt: now,
        runs: {
          create: {
            mode: 'LIVE',
            status: 'FINISHED',
            variantId: variant.id,
            userId: viewer.id,
            graderVersion,
            seed: '',
            tries: 1,
            result,
            score: result.score,
            createdAt: now,
            startedAt: now,
            finishedAt: now,
          },
        },
      },
    })
    return {
      ok: true,
      submissionId: submission.id,
      result: explainResult(result),
      late: latenessAt(loaded.item.assignment, now),
    }
  })
}
