import * as z from 'zod'
import { Prisma } from '#prisma-client'
import { CounterSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import type { CommentPlace, ReviewContent } from '#server/feedback/feedback-view.ts'
import { findReviewedSubmission } from '#server/feedback/find-reviewed-item.ts'
import { holdMs, isHeld } from '#server/feedback/hold.ts'
import { currentDraft, type ReviewRow, reviewInclude } from '#server/feedback/read-review.ts'
import { CommentSchema, type ReviewDraft, reviewLimits, TicksSchema } from '#server/feedback/review-draft.ts'
import { addNotices } from '#server/notices/add-notices.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { findMembers } from '#server/teams/find-members.ts'

const SaveReviewInputSchema = z.strictObject({
  submissionId: IdSchema,
  /** Of the review that was seen. */
  revision: CounterSchema,
  ticks: TicksSchema,
  comments: z
    .array(CommentSchema)
    .max(reviewLimits.commentsMax)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two have the same id'),
  /** Its student sees it from now on; else it is kept as a draft. */
  done: z.boolean(),
})

/** `given` is the points of what is ticked. */
type Result =
  | { ok: true; revision: number; savedAt: Date; given: number }
  | Refusal<'not-found' | 'held'>
  | (Refusal<'conflict'> & { other: { content: ReviewContent; revision: number; savedAt: Date } })

/** Saves a review as a whole: as a draft of the staff's, or for its student to see. */
export const saveReview = useCase(
  SaveReviewInputSchema,
  {
    invalid: `Not saved: a comment has from 1 to ${reviewLimits.textMax} characters, and a review at most ${reviewLimits.commentsMax} comments.`,
  },
  async (viewer, { submissionId, revision, ticks, comments, done }, now): Promise<Result> => {
    const found = await findReviewedSubmission(viewer, submissionId)
    if (found === null) return notFound()
    const { submission, item } = found
    return database.$transaction(async (tx): Promise<Result> => {
      await lock(tx, 'review', submissionId)
      const row = await tx.review.findUnique({ where: { submissionId }, include: reviewInclude })
      if (row !== null && isHeld(row, viewer, now))
        return refuse(
          'held',
          `Not saved: ${row.heldBy?.name ?? 'Somebody else'} has this submission open. What you wrote is still here; take the submission over, or leave it to them.`,
        )
      if (row !== null && row.revision !== revision)
        return {
          ...refuse('conflict', 'Not saved: somebody saved a newer review of this submission.'),
          other: { content: contentOf(currentDraft(row)), revision: row.revision, savedAt: row.savedAt },
        }
      // Of a rubric item that was removed meanwhile nothing holds.
      const rubric = await tx.rubricItem.findMany({ where: { itemId: item.id, id: { in: ticks } } })
      const draft: ReviewDraft = {
        ticks: rubric.map(({ id }) => id),
        comments: attributed(comments, currentDraft(row), viewer),
      }
      const next = { revision: revision + 1, savedAt: now, heldById: viewer.id }
      const data = done
        ? { ...next, draft: Prisma.DbNull, heldUntil: null, doneAt: now, doneById: viewer.id, readBy: [] }
        : { ...next, draft, heldUntil: new Date(now.getTime() + holdMs) }
      await tx.review.upsert({ where: { submissionId }, create: { submissionId, ...data }, update: data })
      const given = rubric.reduce((sum, { points }) => sum + points, 0)
      if (done) {
        await publish(tx, submissionId, draft, row, now)
        const { title } = item.exerciseVersion
        const members = await findMembers(tx, submission.variantId)
        await recordActs(
          tx,
          members.map(({ id, email }) => ({
            courseId: item.assignment.courseId,
            byId: viewer.id,
            of: { userId: id, email },
            act: 'reviewed' as const,
            before: { item: title, reviewPoints: pointsOf(row) },
            after: { item: title, reviewPoints: given },
          })),
        )
        await addNotices(
          tx,
          members.map(({ id }) => ({
            userId: id,
            kind: 'COMMENT',
            courseId: item.assignment.courseId,
            about: title,
            path: `/submissions/${submissionId}`,
          })),
        )
      }
      return { ok: true, revision: revision + 1, savedAt: now, given }
    })
  },
)

/** As pages hold it: who wrote what is not theirs to say. */
const contentOf = ({ ticks, comments }: ReviewDraft): ReviewContent => ({
  ticks,
  comments: comments.map(({ id, place, text }) => ({ id, place, text })),
})

/** Who wrote a comment first stays its author until somebody changes its words. */
function attributed(
  comments: readonly { id: string; place: CommentPlace; text: string }[],
  before: ReviewDraft,
  viewer: Viewer,
): ReviewDraft['comments'] {
  const known = new Map(before.comments.map((one) => [one.id, one]))
  return comments.map((one) => {
    const earlier = known.get(one.id)
    return { ...one, byId: earlier?.text === one.text ? earlier.byId : viewer.id }
  })
}

const pointsOf = (row: ReviewRow | null) =>
  row === null || row.doneAt === null
    ? null
    : row.marks.reduce((sum, { rubricItem }) => sum + rubricItem.points, 0)

/** Marks and comments take the place of those that stood. */
async function publish(
  tx: Prisma.TransactionClient,
  submissionId: string,
  { ticks, comments }: ReviewDraft,
  before: ReviewRow | null,
  now: Date,
): Promise<void> {
  const writtenAt = new Map(before?.comments.map((one) => [`${one.id} ${one.text}`, one.createdAt]))
  await tx.rubricMark.deleteMany({ where: { submissionId } })
  await tx.reviewComment.deleteMany({ where: { submissionId } })
  await tx.rubricMark.createMany({ data: ticks.map((rubricItemId) => ({ submissionId, rubricItemId })) })
  await tx.reviewComment.createMany({
    data: comments.map(({ id, place, text, byId }, position) => ({
      id,
      submissionId,
      position,
      text,
      byId,
      createdAt: writtenAt.get(`${id} ${text}`) ?? now,
      ...(place.on === 'lines' ? { path: place.path, fromLine: place.from, toLine: place.to } : {}),
      ...(place.on === 'part' ? { part: place.part } : {}),
    })),
  })
}
