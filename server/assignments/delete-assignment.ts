import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { may } from '#server/access/rules.ts'
import { deleteItems } from '#server/assignments/delete-items.ts'
import { hasWork, whyKept } from '#server/assignments/has-work.ts'
import type { Viewer } from '#server/auth/viewer.ts'
import { lockCourse } from '#server/courses/lock-course.ts'
import { database } from '#server/database/client.ts'
import { dropUnusedTrees } from '#server/exercises/drop-unused-trees.ts'
import { IdSchema } from '#server/id-schema.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const DeleteAssignmentInputSchema = z.strictObject({ assignmentId: IdSchema })
export type DeleteAssignmentInput = z.infer<typeof DeleteAssignmentInputSchema>

export type DeleteAssignmentResult = { ok: true } | Refusal<'invalid' | 'not-found' | 'has-work'>

/** Deletes an assignment that nobody has worked on: no submission, no draft, no points given by hand. */
export async function deleteAssignment(viewer: Viewer, input: unknown): Promise<DeleteAssignmentResult> {
  const parsed = DeleteAssignmentInputSchema.safeParse(input)
  if (!parsed.success) return refuse('invalid', 'This was not understood. Reload the page and try again.')
  const { assignmentId } = parsed.data
  const found = await database.assignment.findUnique({
    where: { id: assignmentId },
    select: { courseId: true },
  })
  if (found === null || !may.editAssignments(await findStanding(viewer, found.courseId))) return notFound()
  let unused: (string | null)[] = []
  const result = await database.$transaction(async (tx): Promise<DeleteAssignmentResult> => {
    await lockCourse(tx, found.courseId)
    const items = await tx.assignmentItem.findMany({ where: { assignmentId }, select: { id: true } })
    if (await hasWork(tx, assignmentId, items)) return refuse('has-work', `Not deleted: ${whyKept}`)
    unused = await deleteItems(tx, items)
    await tx.assignment.deleteMany({ where: { id: assignmentId } })
    return { ok: true }
  })
  await dropUnusedTrees(unused)
  return result
}
