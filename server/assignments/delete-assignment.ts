import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { hasWork, whyKept } from '#server/assignments/has-work.ts'
import { deleteItems } from '#server/assignments/items/delete-items.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { dropUnusedTrees } from '#server/exercises/drop-unused-trees.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const DeleteAssignmentInputSchema = z.strictObject({ assignmentId: IdSchema })
type Result = { ok: true } | Refusal<'not-found' | 'has-work'>

/** Deletes an assignment that nobody has worked on: no submission, no draft, no points given by hand. */
export const deleteAssignment = useCase(
  DeleteAssignmentInputSchema,
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { assignmentId }): Promise<Result> => {
    const found = await database.assignment.findUnique({
      where: { id: assignmentId },
      select: { courseId: true, title: true },
    })
    if (found === null || !may.editAssignments(await findStanding(viewer, found.courseId))) return notFound()
    let unused: (string | null)[] = []
    const result = await database.$transaction(async (tx): Promise<Result> => {
      await lock(tx, 'course', found.courseId)
      const items = await tx.assignmentItem.findMany({ where: { assignmentId }, select: { id: true } })
      if (await hasWork(tx, assignmentId, items)) return refuse('has-work', `Not deleted: ${whyKept}`)
      unused = await deleteItems(tx, items)
      await tx.assignment.deleteMany({ where: { id: assignmentId } })
      await recordActs(tx, [
        {
          courseId: found.courseId,
          byId: viewer.id,
          of: null,
          act: 'assignment-deleted',
          before: { assignment: found.title },
        },
      ])
      return { ok: true }
    })
    await dropUnusedTrees(unused)
    return result
  },
)
