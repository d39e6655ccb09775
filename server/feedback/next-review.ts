import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { findSeen } from '#server/access/seen-students.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { findReviewedItem } from '#server/feedback/find-reviewed-item.ts'
import { findStandingWork } from '#server/feedback/find-standing-work.ts'
import { isHeld, takeHold } from '#server/feedback/hold.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

const NextReviewInputSchema = z.strictObject({
  itemId: IdSchema,
  /** The one that the viewer comes from; null begins at the front. */
  after: IdSchema.nullable(),
})

/** `submissionId` is null when none is left for the viewer; `held` is how many others are at. */
type Result = { ok: true; submissionId: string | null; held: number } | Refusal<'not-found'>

/** The next standing submission that no person has looked at, held for the viewer from now on. */
export const nextReview = useCase(
  NextReviewInputSchema,
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { itemId, after }, now): Promise<Result> => {
    const item = await findReviewedItem(viewer, itemId)
    if (item === null) return notFound()
    const { courseId } = item.assignment
    const work = await findStandingWork(database, courseId, [itemId], await findSeen(viewer, courseId))
    // Who goes on lets go.
    if (after !== null)
      await database.review.updateMany({
        where: { submissionId: after, heldById: viewer.id },
        data: { heldUntil: null },
      })
    const from = work.findIndex(({ id }) => id === after) + 1
    const inTurn = [...work.slice(from), ...work.slice(0, from)]
    const waiting = inTurn.filter(({ id, doneAt }) => doneAt === null && id !== after)
    for (const one of waiting) {
      // Somebody else may take it between the reading and this.
      if (!isHeld(one, viewer, now) && (await takeHold(database, viewer, one.id, now)))
        return { ok: true, submissionId: one.id, held: 0 }
    }
    return { ok: true, submissionId: null, held: waiting.length }
  },
)
