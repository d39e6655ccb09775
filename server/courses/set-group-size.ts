import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

export const groupSizeMax = 20

type Result = { ok: true } | Refusal<'not-found'>

/** Lets students make groups themselves, of at most so many members; or, with null, nobody but staff. Groups that there are
 * stay. */
export const setGroupSize = useCase(
  z.strictObject({ slug: IdSchema, groupSize: z.int().min(2).max(groupSizeMax).nullable() }),
  { invalid: `Not saved: give a whole number from 2 to ${groupSizeMax}, or nothing.` },
  async (viewer, { slug, groupSize }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editAssignments(course.standing)) return notFound()
    const courseId = course.id
    await database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const before = await tx.course.findUniqueOrThrow({ where: { id: courseId } })
      if (before.groupSize === groupSize) return
      await tx.course.update({ where: { id: courseId }, data: { groupSize } })
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: null,
          act: 'group-size-set',
          before: { groupSize: before.groupSize },
          after: { groupSize },
        },
      ])
    })
    return { ok: true }
  },
)
