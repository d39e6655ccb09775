import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

type Result = { ok: true } | Refusal<'not-found' | 'released' | 'still-written'>

/** Shows students what came of an exam. Nobody can start it any more. */
export const releaseExam = useCase(
  z.strictObject({ assignmentId: IdSchema }),
  { invalid: 'Not released: this was not understood. Reload the page and try again.' },
  async (viewer, { assignmentId }, now): Promise<Result> => {
    const assignment = await database.assignment.findUnique({
      where: { id: assignmentId },
      select: { courseId: true, title: true, exam: { select: { releasedAt: true } } },
    })
    if (assignment === null || assignment.exam === null) return notFound()
    const { courseId, title } = assignment
    if (!may.editAssignments(await findStanding(viewer, courseId))) return notFound()
    return database.$transaction(async (tx) => {
      // Who starts in this moment is waited for, and then still writes.
      await tx.$queryRaw`SELECT FROM "Exam" WHERE "assignmentId" = ${assignmentId} FOR UPDATE`
      const open = await tx.examSitting.count({ where: { assignmentId, closedAt: null } })
      if (open > 0) {
        const who = open === 1 ? 'a student is' : `${open} students are`
        return refuse(
          'still-written',
          `Not released: ${who} still writing, or being handed in. Wait until all are closed.`,
        )
      }
      const { count } = await tx.exam.updateMany({
        where: { assignmentId, releasedAt: null },
        data: { releasedAt: now },
      })
      if (count === 0) return refuse('released', 'It is released already. Reload the page.')
      await recordActs(tx, [
        { courseId, byId: viewer.id, of: null, act: 'exam-released', after: { assignment: title } },
      ])
      return { ok: true }
    })
  },
)
