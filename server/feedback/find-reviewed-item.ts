import type { Prisma } from '#prisma-client'
import { findStanding } from '#server/access/find-standing.ts'
import { may } from '#server/access/rules.ts'
import { seesWork } from '#server/access/seen-students.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'

/** What is read of an item whose work is reviewed. */
export const reviewedItemInclude = {
  exerciseVersion: { select: { title: true, treeDigest: true } },
  assignment: {
    include: { course: { select: { id: true, slug: true, title: true, lateDays: true } } },
  },
} satisfies Prisma.AssignmentItemInclude
export type ReviewedItem = Prisma.AssignmentItemGetPayload<{ include: typeof reviewedItemInclude }>

/** The item, when the viewer may review work on it; null alike when there is none. */
export async function findReviewedItem(viewer: Viewer, itemId: string): Promise<ReviewedItem | null> {
  const item = await database.assignmentItem.findUnique({
    where: { id: itemId },
    include: reviewedItemInclude,
  })
  if (item === null || !may.review(await findStanding(viewer, item.assignment.courseId))) return null
  return item
}

const submissionInclude = {
  variant: { select: { itemId: true } },
  user: { select: { id: true, name: true, email: true } },
} satisfies Prisma.SubmissionInclude
export type ReviewedSubmission = Prisma.SubmissionGetPayload<{ include: typeof submissionInclude }>

/** A submission with its item, when the viewer may review it. */
export async function findReviewedSubmission(
  viewer: Viewer,
  submissionId: string,
): Promise<{ submission: ReviewedSubmission; item: ReviewedItem } | null> {
  const submission = await database.submission.findUnique({
    where: { id: submissionId },
    include: submissionInclude,
  })
  if (submission === null) return null
  const item = await findReviewedItem(viewer, submission.variant.itemId)
  if (item === null || !(await seesWork(viewer, item.assignment.courseId, submission.variantId))) return null
  return { submission, item }
}
