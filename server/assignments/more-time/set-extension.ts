import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { MomentSchema } from '#server/assignments/assignment-settings.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { sayMoment } from '#server/course-zone.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { addNotices } from '#server/notices/add-notices.ts'
import { reasonMax } from '#server/overrides/set-override.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const SetExtensionInputSchema = z.strictObject({
  assignmentId: IdSchema,
  userId: IdSchema,
  /** Null takes the extension back: the due time of all holds again. */
  dueAt: MomentSchema.nullable(),
  reason: z.string().trim().max(reasonMax),
})

type Result = { ok: true } | Refusal<'not-found' | 'no-reason' | 'no-later' | 'not-a-student' | 'none-there'>

/** Gives a student more time for an assignment, or takes that back. The audit log keeps each, with who and why. */
export const setExtension = useCase(
  SetExtensionInputSchema,
  { invalid: `Not set: give a date and time, and a reason of at most ${reasonMax} characters.` },
  async (viewer, { assignmentId, userId, dueAt, reason }): Promise<Result> => {
    const assignment = await database.assignment.findUnique({
      where: { id: assignmentId },
      select: { courseId: true, title: true, dueAt: true, course: { select: { timeZone: true } } },
    })
    if (assignment === null) return notFound()
    const { courseId, title, course } = assignment
    if (!may.giveExtensions(await findStanding(viewer, courseId))) return notFound()
    if (reason === '') return refuse('no-reason', 'Not set: say why. The student reads it beside the time.')
    if (dueAt !== null && dueAt <= assignment.dueAt)
      return refuse('no-later', 'Not set: this is not after the time when it is due for all.')
    return database.$transaction(async (tx) => {
      await lock(tx, 'extension', userId, assignmentId)
      const enrolment = await tx.enrolment.findUnique({
        where: { courseId_userId: { courseId, userId } },
        select: { role: true, user: { select: { email: true } } },
      })
      if (enrolment?.role !== 'STUDENT')
        return refuse('not-a-student', 'Not set: this person is not a student of the course. Add them first.')
      const key = { assignmentId_userId: { assignmentId, userId } }
      const before = await tx.extension.findUnique({ where: key, select: { dueAt: true } })
      if (dueAt === null) {
        if (before === null)
          return refuse(
            'none-there',
            'There is no more time to take back; perhaps someone else did. Reload the page.',
          )
        await tx.extension.delete({ where: key })
      } else {
        const given = { dueAt, reason, byId: viewer.id }
        await tx.extension.upsert({ where: key, create: { ...given, assignmentId, userId }, update: given })
      }
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: { userId, email: enrolment.user.email },
          act: 'extension-set',
          before: { assignment: title, dueAt: before?.dueAt.toISOString() ?? null },
          after: { assignment: title, dueAt: dueAt?.toISOString() ?? null },
          reason,
        },
      ])
      if (dueAt !== null)
        await addNotices(tx, [
          {
            userId,
            kind: 'MORE_TIME',
            courseId,
            about: title,
            note: `Due on ${sayMoment(dueAt, course)}.\n${reason}`,
            path: `/assignments/${assignmentId}`,
          },
        ])
      return { ok: true }
    })
  },
)
