import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { addNotices } from '#server/notices/add-notices.ts'
import { findOverride } from '#server/overrides/find-override.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { isWithheld } from '#server/scores/exam.ts'

export const reasonMax = 500

const SetOverrideInputSchema = z.strictObject({
  itemId: IdSchema,
  userId: IdSchema,
  /** Null takes the points back: the submissions decide again. */
  points: z.number().min(0).nullable(),
  reason: z.string().trim().max(reasonMax),
})

type Result =
  | { ok: true }
  | Refusal<'not-found' | 'no-reason' | 'too-many-points' | 'not-a-student' | 'nothing-to-take-back'>

/** Gives a student points for an item by hand, or takes such points back. Every one is kept, with who and why. */
export const setOverride = useCase(
  SetOverrideInputSchema,
  { invalid: `Not set: give points as a number from 0, and a reason of at most ${reasonMax} characters.` },
  async (viewer, { itemId, userId, points, reason }): Promise<Result> => {
    const item = await database.assignmentItem.findUnique({
      where: { id: itemId },
      select: {
        points: true,
        poolId: true,
        draws: { where: { userId }, select: { position: true } },
        assignment: { select: { courseId: true, exam: { select: { releasedAt: true } } } },
        exerciseVersion: { select: { title: true } },
      },
    })
    // From a pool, only who drew it has it.
    if (item === null || (item.poolId !== null && item.draws.length === 0)) return notFound()
    const { courseId, exam } = item.assignment
    if (!may.overrideScores(await findStanding(viewer, courseId))) return notFound()
    if (reason === '') return refuse('no-reason', 'Not set: say why. The student reads it beside the points.')
    if (points !== null && points > item.points) {
      return refuse(
        'too-many-points',
        `Not set: the item is worth ${item.points} points. Give at most those, or raise what it is worth.`,
      )
    }
    return database.$transaction(async (tx) => {
      await lock(tx, 'item', userId, itemId)
      const enrolment = await tx.enrolment.findUnique({
        where: { courseId_userId: { courseId, userId } },
        select: { role: true, user: { select: { email: true } } },
      })
      if (enrolment?.role !== 'STUDENT') {
        return refuse('not-a-student', 'Not set: this person is not a student of the course. Add them first.')
      }
      const before = (await findOverride(itemId, userId, tx))?.points ?? null
      if (points === null && before === null) {
        return refuse(
          'nothing-to-take-back',
          'There are no points set by hand here; perhaps someone else took them back. Reload the page.',
        )
      }
      await tx.scoreOverride.create({ data: { itemId, userId, points, reason, byId: viewer.id } })
      const { title } = item.exerciseVersion
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: { userId, email: enrolment.user.email },
          act: 'points-set',
          before: { item: title, points: before },
          after: { item: title, points },
          reason,
        },
      ])
      // What is withheld is not heard of either.
      if (isWithheld(exam)) return { ok: true }
      await addNotices(tx, [
        { userId, kind: 'POINTS_CHANGED', courseId, about: title, note: reason, path: `/items/${itemId}` },
      ])
      return { ok: true }
    })
  },
)
