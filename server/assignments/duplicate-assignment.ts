import * as z from 'zod'
import { daysLater } from '#protocols/clock/zoned-time.ts'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { assignmentLimits } from '#server/assignments/assignment-settings.ts'
import { copiedItems, copyExam, copyItems } from '#server/assignments/items/copy-items.ts'
import { nextPosition } from '#server/assignments/next-position.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { zoneOf } from '#server/course-zone.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

const DuplicateAssignmentInputSchema = z.strictObject({ assignmentId: IdSchema })
type Result = { ok: true; assignmentId: string } | Refusal<'not-found'>

/** The copy is not open yet, so that its times can be set before a student sees it. */
const opensInDays = 7
const dayMs = 86_400_000

/** Copies an assignment, with its exercises and their versions, to the end of its course. Its days keep their
 * distances, and its times of day stay, by the clocks of the course. */
export const duplicateAssignment = useCase(
  DuplicateAssignmentInputSchema,
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { assignmentId }, now): Promise<Result> => {
    const found = await database.assignment.findUnique({
      where: { id: assignmentId },
      select: { courseId: true, course: { select: { timeZone: true } } },
    })
    if (found === null || !may.editAssignments(await findStanding(viewer, found.courseId))) return notFound()
    const { courseId } = found
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const row = await tx.assignment.findUnique({
        where: { id: assignmentId },
        include: copiedItems,
      })
      if (row === null) return notFound()
      const days = opensInDays + Math.ceil((now.getTime() - row.opensAt.getTime()) / dayMs)
      const moved = (at: Date) => daysLater(at, days, zoneOf(found.course))
      const made = await tx.assignment.create({
        data: {
          courseId,
          title: `${row.title.slice(0, assignmentLimits.titleMax - ' (copy)'.length)} (copy)`,
          position: await nextPosition(tx, courseId),
          opensAt: moved(row.opensAt),
          dueAt: moved(row.dueAt),
          lateUntil: row.lateUntil === null ? null : moved(row.lateUntil),
          graceMinutes: row.graceMinutes,
          latePenalty: row.latePenalty,
          lateCap: row.lateCap,
          attempts: row.attempts,
          reveal: row.reveal,
          retries: row.retries,
          retryCost: row.retryCost,
          counting: row.counting,
          categoryId: row.categoryId,
          groupSize: row.groupSize,
        },
      })
      await copyItems(tx, row, made.id)
      await copyExam(tx, row.exam, made.id, moved)
      await recordActs(tx, [
        { courseId, byId: viewer.id, of: null, act: 'assignment-made', after: { assignment: made.title } },
      ])
      return { ok: true, assignmentId: made.id }
    })
  },
)
