import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { findReviewedItem } from '#server/feedback/find-reviewed-item.ts'
import { reviewLimits } from '#server/feedback/review-draft.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const { repliesMax, textMax } = reviewLimits

/** Keeps a comment to be said again, for all staff of the item's course. Kept twice, it is there once. */
export const saveReply = useCase(
  z.strictObject({ itemId: IdSchema, text: z.string().trim().min(1).max(textMax) }),
  { invalid: `Not kept: write from 1 to ${textMax} characters.` },
  async (viewer, { itemId, text }): Promise<{ ok: true; id: string } | Refusal<'not-found' | 'too-many'>> => {
    const item = await findReviewedItem(viewer, itemId)
    if (item === null) return notFound()
    const { courseId } = item.assignment
    const same = await database.savedReply.findFirst({ where: { courseId, text }, select: { id: true } })
    if (same !== null) return { ok: true, id: same.id }
    if ((await database.savedReply.count({ where: { courseId } })) >= repliesMax)
      return refuse('too-many', `Not kept: there are ${repliesMax} already. Forget one first.`)
    const { id } = await database.savedReply.create({ data: { courseId, text, byId: viewer.id } })
    return { ok: true, id }
  },
)

export const forgetReply = useCase(
  z.strictObject({ replyId: IdSchema }),
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { replyId }): Promise<{ ok: true } | Refusal<'not-found'>> => {
    const reply = await database.savedReply.findUnique({ where: { id: replyId } })
    if (reply === null || !may.review(await findStanding(viewer, reply.courseId))) return notFound()
    await database.savedReply.deleteMany({ where: { id: replyId } })
    return { ok: true }
  },
)
