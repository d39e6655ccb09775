import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { findReviewedSubmission } from '#server/feedback/find-reviewed-item.ts'
import { takeHold } from '#server/feedback/hold.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

type Result = { ok: true } | Refusal<'not-found'>

/** Takes a submission over from whoever has it open. */
export const holdReview = useCase(
  z.strictObject({ submissionId: IdSchema }),
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { submissionId }, now): Promise<Result> => {
    if ((await findReviewedSubmission(viewer, submissionId)) === null) return notFound()
    await takeHold(database, viewer, submissionId, now, { over: true })
    return { ok: true }
  },
)
