import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { reasonMax } from '#server/overrides/set-override.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

type Result = { ok: true } | Refusal<'not-found' | 'no-reason' | 'over'>

/** More minutes for who is writing: their clock ends later, also after the window. */
export const giveExamTime = useCase(
  z.strictObject({
    assignmentId: IdSchema,
    userId: IdSchema,
    minutes: z.int().min(1).max(600),
    reason: z.string().trim().max(reasonMax),
  }),
  { invalid: `Not given: say whole minutes from 1 to 600, and a reason of at most ${reasonMax} characters.` },
  async (viewer, { assignmentId, userId, minutes, reason }): Promise<Result> => {
    const assignment = await database.assignment.findUnique({
      where: { id: assignmentId },
      select: { courseId: true, title: true },
    })
    if (assignment === null) return notFound()
    const { courseId, title } = assignment
    if (!may.giveExtensions(await findStanding(viewer, courseId))) return notFound()
    if (reason === '') return refuse('no-reason', 'Not given: say why.')
    return database.$transaction(async (tx) => {
      await tx.$queryRaw`
        SELECT FROM "ExamSitting" WHERE "assignmentId" = ${assignmentId} AND "userId" = ${userId} FOR UPDATE`
      const sitting = await tx.examSitting.findUnique({
        where: { assignmentId_userId: { assignmentId, userId } },
        include: { user: { select: { email: true } } },
      })
      if (sitting === null) return notFound()
      if (sitting.closedAt !== null || sitting.handedInAt !== null)
        return refuse('over', 'Not given: it is handed in already.')
      const endsAt = new Date(sitting.endsAt.getTime() + minutes * 60_000)
      await tx.examSitting.update({
        where: { assignmentId_userId: { assignmentId, userId } },
        data: { endsAt },
      })
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: { userId, email: sitting.user.email },
          act: 'exam-time-given',
          before: { assignment: title, dueAt: sitting.endsAt.toISOString() },
          after: { assignment: title, dueAt: endsAt.toISOString() },
          reason,
        },
      ])
      return { ok: true }
    })
  },
)
