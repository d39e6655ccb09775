import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { findSeen, type SeenStudents, seenInSql } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { windowAt } from '#server/assignments/window-at.ts'
import { database } from '#server/database/client.ts'
import type { ReviewView } from '#server/feedback/feedback-view.ts'
import { findReplies } from '#server/feedback/find-replies.ts'
import { findReviewedSubmission } from '#server/feedback/find-reviewed-item.ts'
import { findStandingWork } from '#server/feedback/find-standing-work.ts'
import { isHeld, takeHold } from '#server/feedback/hold.ts'
import { currentDraft, reviewInclude } from '#server/feedback/read-review.ts'
import { showSecondLook } from '#server/feedback/show-second-look.ts'
import { assignmentFor } from '#server/items/assignment-for.ts'
import { findSubmission, type SubmissionView } from '#server/submissions/find-submission.ts'
import { findMembers } from '#server/teams/find-members.ts'

const saidBeforeMax = 12

const OpenReviewInputSchema = z.strictObject({ submissionId: IdSchema, names: z.boolean() })

/** A submission for a reviewer, who holds it from now on where nobody else does. `names` says who it is from. */
export const openReview = finder(
  OpenReviewInputSchema,
  async (
    viewer,
    { submissionId, names },
    now,
  ): Promise<{ review: ReviewView; work: SubmissionView } | null> => {
    const found = await findReviewedSubmission(viewer, submissionId)
    if (found === null) return null
    const { submission, item } = found
    const work = await findSubmission(viewer, submissionId, now)
    if (work === null) return null
    await takeHold(database, viewer, submissionId, now)
    const { courseId } = item.assignment
    const seen = await findSeen(viewer, courseId)
    const [row, rubric, replies, saidBefore, standing, { row: assignment }, second, members] =
      await Promise.all([
        database.review.findUniqueOrThrow({ where: { submissionId }, include: reviewInclude }),
        database.rubricItem.findMany({ where: { itemId: item.id }, orderBy: { position: 'asc' } }),
        findReplies(courseId),
        findSaidBefore(item.id, submissionId, seen),
        findStandingWork(database, courseId, [item.id], seen),
        assignmentFor(item.assignment, submission.userId),
        database.secondLook.findUnique({
          where: { submissionId },
          include: { answeredBy: { select: { name: true } } },
        }),
        findMembers(database, submission.variantId),
      ])
    const { ticks, comments } = currentDraft(row)
    const authors = await database.user.findMany({
      where: { id: { in: comments.map(({ byId }) => byId) } },
      select: { id: true, name: true },
    })
    const nameOf = new Map(authors.map(({ id, name }) => [id, name]))
    const graded = work.state.status === 'graded' ? work.state : null
    const place = standing.findIndex(({ id }) => id === submissionId)
    return {
      work,
      review: {
        submissionId,
        item: { id: item.id, title: item.exerciseVersion.title, points: item.points },
        students: names ? members.map(({ id, name }) => ({ id, name })) : null,
        members: members.length,
        revision: row.revision,
        savedAt: row.savedAt,
        rubric: rubric.map(({ id, says, points }) => ({ id, says, points })),
        ticks: ticks.filter((id) => rubric.some((one) => one.id === id)),
        comments: comments.map(({ id, place: on, text, byId }) => ({
          id,
          place: on,
          text,
          by: nameOf.get(byId) ?? 'somebody',
        })),
        isDraft: row.draft !== null,
        done: row.doneAt && { at: row.doneAt, by: row.doneBy?.name ?? 'somebody' },
        heldBy:
          isHeld(row, viewer, now) && row.heldUntil !== null
            ? { name: row.heldBy?.name ?? 'somebody', until: row.heldUntil }
            : null,
        checked: graded && { share: graded.score, worth: graded.worth },
        mayOverride: may.overrideScores(await findStanding(viewer, courseId)),
        stillOpen: windowAt(assignment, now) !== 'closed',
        previous: (place > 0 ? standing[place - 1]?.id : null) ?? null,
        left: standing.filter(({ doneAt, id }) => doneAt === null && id !== submissionId).length,
        secondLook: second && showSecondLook(second, viewer.id),
        replies,
        saidBefore: saidBefore.filter((text) => !replies.some((reply) => reply.text === text)),
      },
    }
  },
)

/** What was said to others on the item, the most frequent first. */
async function findSaidBefore(itemId: string, submissionId: string, seen: SeenStudents): Promise<string[]> {
  const rows = await database.$queryRaw<{ text: string }[]>`
    SELECT c.text FROM "ReviewComment" c
    JOIN "Submission" s ON s.id = c."submissionId"
    JOIN "Variant" v ON v.id = s."variantId"
    JOIN "AssignmentItem" i ON i.id = v."itemId"
    JOIN "Assignment" a ON a.id = i."assignmentId"
    LEFT JOIN "Enrolment" e ON e."courseId" = a."courseId" AND e."userId" = s."userId"
    WHERE v."itemId" = ${itemId} AND ${seenInSql(seen)} AND c."submissionId" <> ${submissionId} AND length(c.text) <= 500
    GROUP BY c.text ORDER BY count(*) DESC, max(c."createdAt") DESC LIMIT ${saidBeforeMax}`
  return rows.map(({ text }) => text)
}
