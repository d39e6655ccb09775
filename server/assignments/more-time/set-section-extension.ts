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

type Result = { ok: true } | Refusal<'not-found' | 'no-reason' | 'no-later' | 'none-there'>

/** Gives all students of a section more time for an assignment, or takes that back. */
export const setSectionExtension = useCase(
  z.strictObject({
    assignmentId: IdSchema,
    sectionId: IdSchema,
    /** Null takes the time back: the due time of all holds again. */
    dueAt: MomentSchema.nullable(),
    reason: z.string().trim().max(reasonMax),
  }),
  { invalid: `Not set: give a date and time, and a reason of at most ${reasonMax} characters.` },
  async (viewer, { assignmentId, sectionId, dueAt, reason }): Promise<Result> => {
    const assignment = await database.assignment.findUnique({
      where: { id: assignmentId },
      select: { courseId: true, title: true, dueAt: true, course: { select: { timeZone: true } } },
    })
    if (assignment === null) return notFound()
    const { courseId, title, course } = assignment
    if (!may.giveExtensions(await findStanding(viewer, courseId))) return notFound()
    if (reason === '') return refuse('no-reason', 'Not set: say why. The students read it beside the time.')
    if (dueAt !== null && dueAt <= assignment.dueAt)
      return refuse('no-later', 'Not set: this is not after the time when it is due for all.')
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const section = await tx.section.findFirst({ where: { id: sectionId, courseId } })
      if (section === null) return notFound()
      const key = { assignmentId_sectionId: { assignmentId, sectionId } }
      const before = await tx.sectionExtension.findUnique({ where: key, select: { dueAt: true } })
      if (dueAt === null) {
        if (before === null)
          return refuse('none-there', 'There is no more time to take back. Reload the page.')
        await tx.sectionExtension.delete({ where: key })
      } else {
        const given = { dueAt, reason, byId: viewer.id }
        await tx.sectionExtension.upsert({
          where: key,
          create: { ...given, assignmentId, sectionId },
          update: given,
        })
      }
      const state = (at: Date | null) => ({
        section: section.name,
        assignment: title,
        dueAt: at?.toISOString() ?? null,
      })
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: null,
          act: 'section-extension-set',
          before: state(before?.dueAt ?? null),
          after: state(dueAt),
          reason,
        },
      ])
      if (dueAt !== null) {
        const members = await tx.enrolment.findMany({ where: { sectionId, role: 'STUDENT' } })
        await addNotices(
          tx,
          members.map(({ userId }) => ({
            userId,
            kind: 'MORE_TIME',
            courseId,
            about: title,
            note: `Due on ${sayMoment(dueAt, course)}.\n${reason}`,
            path: `/assignments/${assignmentId}`,
          })),
        )
      }
      return { ok: true }
    })
  },
)
