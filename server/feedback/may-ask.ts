// When a student may ask for a second look: once for a submission, while it counts, and for two weeks after the last thing
// that happened to it. Full marks leave nothing to ask for.

import type { Prisma } from '#prisma-client'
import { everyStudent } from '#server/access/seen-students.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import type { ReviewedItem } from '#server/feedback/find-reviewed-item.ts'
import { findStandingWork } from '#server/feedback/find-standing-work.ts'
import { assignmentFor } from '#server/items/assignment-for.ts'
import { findOverride } from '#server/overrides/find-override.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { isWithheld } from '#server/scores/exam.ts'
import { findReviewedPoints, withReviewed } from '#server/scores/reviewed-points.ts'
import { workOf } from '#server/teams/work-of.ts'

const daysMax = 14
const dayMs = 86_400_000
/** Unanswered ones of a student and their groups in a course. */
const openMax = 3

export interface AskedSubmission {
  id: string
  createdAt: Date
  review: { doneAt: Date | null } | null
}

type WhyNot = Refusal<'no-submission-that-counts' | 'nothing-to-gain' | 'too-late' | 'too-many'>

/** For the viewer's own submission that was not asked about; null when they may. */
export async function whyNoSecondLook(
  viewer: Viewer,
  submission: AskedSubmission,
  item: ReviewedItem,
  now: Date,
): Promise<WhyNot | null> {
  const { courseId } = item.assignment
  if (isWithheld(await findExam(item)))
    return refuse('no-submission-that-counts', 'A second look can be asked for once the exam is released.')
  const [standing] = await findStandingWork(database, courseId, [item.id], everyStudent, viewer.id)
  if (standing === undefined || standing.id !== submission.id)
    return refuse(
      'no-submission-that-counts',
      'A second look can be asked for where a submission counts, and this one does not.',
    )
  const [override, reviewed] = await Promise.all([
    findOverride(item.id, viewer.id),
    findReviewedPoints(database, { itemId: item.id, userId: viewer.id }),
  ])
  const full = { share: standing.score ?? 0, worth: item.points }
  const given = override?.points ?? withReviewed(full, item.points, reviewed(item.id, viewer.id))
  if (given >= item.points)
    return refuse('nothing-to-gain', 'You have full marks: there is nothing to look at again.')
  const { row } = await assignmentFor(item.assignment, viewer.id)
  const last = Math.max(
    submission.createdAt.getTime(),
    row.dueAt.getTime(),
    row.lateUntil?.getTime() ?? 0,
    submission.review?.doneAt?.getTime() ?? 0,
    override?.at.getTime() ?? 0,
  )
  if (now.getTime() > last + daysMax * dayMs)
    return refuse('too-late', `A second look can be asked for within ${daysMax} days; they are over.`)
  return whyTooMany(database, viewer, courseId)
}

/** The exam that an item is in; null where it is in none. */
export const findExam = ({ assignment }: ReviewedItem) =>
  database.exam.findUnique({ where: { assignmentId: assignment.id }, select: { releasedAt: true } })

/** Asked once more where the request is stored: several may come at once. */
export async function whyTooMany(
  db: Prisma.TransactionClient,
  viewer: Viewer,
  courseId: string,
): Promise<Refusal<'too-many'> | null> {
  const open = await db.secondLook.count({
    where: {
      answeredAt: null,
      submission: { variant: { item: { assignment: { courseId } }, ...workOf(viewer.id) } },
    },
  })
  if (open < openMax) return null
  return refuse('too-many', `${openMax} of your requests wait for an answer. Ask again when one has come.`)
}
