import type { Prisma } from '#prisma-client'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { seesWork } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import type { CommentView, FeedbackView, SubmissionFeedback } from '#server/feedback/feedback-view.ts'
import { reviewedItemInclude } from '#server/feedback/find-reviewed-item.ts'
import { findExam, whyNoSecondLook } from '#server/feedback/may-ask.ts'
import { reviewInclude, showComment } from '#server/feedback/read-review.ts'
import { showSecondLook } from '#server/feedback/show-second-look.ts'
import { isWithheld, notWithheld } from '#server/scores/exam.ts'
import { isOwner } from '#server/teams/is-owner.ts'
import { workOf } from '#server/teams/work-of.ts'

const include = {
  review: { include: reviewInclude },
  secondLook: { include: { answeredBy: { select: { name: true } } } },
} satisfies Prisma.SubmissionInclude
type Row = Prisma.SubmissionGetPayload<{ include: typeof include }>

/** What people said to a submission, for its student and for staff. Null when it is not the viewer's to see. A student who
 * sees it has read it. */
export const findFeedback = finder(
  IdSchema,
  async (viewer, submissionId, now): Promise<SubmissionFeedback | null> => {
    const row = await database.submission.findUnique({
      where: { id: submissionId },
      include: {
        ...include,
        variant: { select: { userId: true, teamId: true, item: { include: reviewedItemInclude } } },
      },
    })
    if (row === null) return null
    const { item } = row.variant
    const standing = await findStanding(viewer, item.assignment.courseId)
    const own = await isOwner(database, viewer.id, row.variant, item.assignment)
    const mayReview =
      may.review(standing) && (await seesWork(viewer, item.assignment.courseId, row.variantId))
    if (standing.role === null || (!own && !mayReview)) return null
    if (!mayReview && isWithheld(await findExam(item))) return null
    const feedback = await showFeedback(row, viewer.id)
    if (own) await noteRead(row, viewer.id)
    const mayAsk = own && row.secondLook === null && may.askSecondLook(standing)
    const refusal = mayAsk ? await whyNoSecondLook(viewer, row, item, now) : null
    return {
      ...feedback,
      mayReview,
      ask: !mayAsk
        ? null
        : refusal === null
          ? { possible: true }
          : { possible: false, because: refusal.says },
    }
  },
)

/** What people said to the viewer's own submissions to an item, the review that was done last first. */
export const findItemFeedback = finder(IdSchema, async (viewer, itemId): Promise<FeedbackView[]> => {
  const rows = await database.submission.findMany({
    where: {
      variant: { itemId, item: { assignment: notWithheld }, ...workOf(viewer.id) },
      OR: [{ review: { doneAt: { not: null } } }, { secondLook: { isNot: null } }],
    },
    include,
  })
  const shown = await Promise.all(rows.map((row) => showFeedback(row, viewer.id)))
  return shown.toSorted((a, b) => lastAt(b) - lastAt(a))
})

const lastAt = ({ review, secondLook }: FeedbackView) =>
  review?.at.getTime() ?? secondLook?.askedAt.getTime() ?? 0

async function showFeedback(row: Row, viewerId: string): Promise<FeedbackView> {
  const { review, secondLook, treeDigest } = row
  const files = review?.comments.some(({ path }) => path !== null) && treeDigest !== null
  const tree = files ? await readTree(treeDigest) : null
  return {
    submissionId: row.id,
    submittedAt: row.createdAt,
    // A draft is a column of the same row: it is named nowhere here.
    review:
      review === null || review.doneAt === null
        ? null
        : {
            by: review.doneBy?.name ?? 'somebody',
            at: review.doneAt,
            isNew: !review.readBy.includes(viewerId),
            marks: review.marks
              .toSorted((a, b) => a.rubricItem.position - b.rubricItem.position)
              .map(({ rubricItem: { id, says, points } }) => ({ id, says, points })),
            comments: review.comments.map((one) => {
              const comment = showComment(one)
              return { ...comment, quote: quoteOf(comment, tree) }
            }),
          },
    secondLook: secondLook && showSecondLook(secondLook, viewerId),
  }
}

const quoteMax = 160

/** The first line that a comment stands on. */
function quoteOf({ place }: CommentView, tree: ReadonlyMap<string, Uint8Array> | null): string | null {
  if (place.on !== 'lines') return null
  const bytes = tree?.get(place.path)
  if (bytes === undefined) return null
  const line = Buffer.from(bytes)
    .toString('utf8')
    .split(/\r\n|\r|\n/)[place.from - 1]
  return line === undefined ? null : line.trim().slice(0, quoteMax)
}

async function noteRead({ id, review, secondLook }: Row, userId: string): Promise<void> {
  const data = { readBy: { push: userId } }
  const unread = { submissionId: id, NOT: { readBy: { has: userId } } }
  if (review !== null && review.doneAt !== null && !review.readBy.includes(userId))
    await database.review.updateMany({ where: { ...unread, revision: review.revision }, data })
  if (secondLook !== null && secondLook.answeredAt !== null && !secondLook.readBy.includes(userId))
    await database.secondLook.updateMany({ where: unread, data })
}
