import type { RunMode } from '#prisma-client'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may, type Standing } from '#server/access/rules.ts'
import { seesWork } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { windowAt } from '#server/assignments/window-at.ts'
import { database } from '#server/database/client.ts'
import { assignmentFor } from '#server/items/assignment-for.ts'
import { hiddenChecksRevealed } from '#server/items/reveal.ts'
import { isWithheld } from '#server/scores/exam.ts'
import { isOwner } from '#server/teams/is-owner.ts'

/** A grading run that the viewer may follow. */
export interface FoundRun {
  id: string
  mode: RunMode
  itemId: string
  submissionId: string | null
  /** Whether hidden checks show more than name, points and status. */
  showsHidden: boolean
  showsRemedies: boolean
}

/** Null when there is no such run, and alike when it is neither the viewer's nor of a course that they staff. */
export const findRun = finder(IdSchema, async (viewer, runId, now): Promise<FoundRun | null> => {
  const run = await database.gradingRun.findUnique({
    where: { id: runId },
    select: {
      id: true,
      mode: true,
      userId: true,
      submissionId: true,
      variantId: true,
      variant: {
        select: {
          userId: true,
          teamId: true,
          item: { include: { assignment: { include: { course: true, exam: true } }, exerciseVersion: true } },
        },
      },
    },
  })
  if (run === null) return null
  const { item } = run.variant
  const { role, operator } = await findStanding(viewer, item.assignment.courseId)
  if (role === null) return null
  const standing: Standing & { role: typeof role } = { role, operator }
  // What a regrade compares, and what it replaced, is for staff.
  const own =
    (await isOwner(database, viewer.id, run.variant, item.assignment)) &&
    (run.mode === 'LIVE' || run.mode === 'PRACTICE')
  if (!own && !may.seeOthersWork(standing)) return null
  if (!own && !(await seesWork(viewer, item.assignment.courseId, run.variantId))) return null
  const { exam } = item.assignment
  if (isWithheld(exam) && !may.seeOthersWork(standing)) return null
  const window =
    exam === null ? windowAt((await assignmentFor(item.assignment, run.userId)).row, now) : 'closed'
  return {
    id: run.id,
    mode: run.mode,
    itemId: item.id,
    submissionId: run.submissionId,
    showsHidden: hiddenChecksRevealed({ item, standing, window }),
    showsRemedies: may.seeRemedies(standing),
  }
})
