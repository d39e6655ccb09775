import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { noteContext } from '#server/lti/scores/note-scores.ts'
import { enqueueScores } from '#server/queue/enqueue-run.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

/** Sends points once more, as they are now: of one student for one assignment, or all. What stands at the platform gives way
 * to them. */
export const sendAgain = useCase(
  z.strictObject({ slug: IdSchema, contextId: IdSchema, scoreId: IdSchema.nullable() }),
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (
    viewer,
    { slug, contextId, scoreId },
    now,
  ): Promise<{ ok: true; queued: number } | Refusal<'not-found'>> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.linkPlatforms(course.standing)) return notFound()
    const context = await database.ltiContext.findUnique({ where: { id: contextId, courseId: course.id } })
    if (context === null) return notFound()
    await noteContext(contextId)
    return database.$transaction(async (tx) => {
      const rows = await tx.ltiScore.findMany({
        where: { contextId, ...(scoreId === null ? {} : { id: scoreId }) },
        select: { id: true, notedAt: true },
      })
      for (const { id, notedAt } of rows) {
        await tx.ltiScore.update({
          where: { id },
          data: {
            // Later than whatever was sent before.
            notedAt: new Date(Math.max(now.getTime(), notedAt.getTime() + 1_000)),
            tries: 0,
            sentAt: null,
            failedAt: null,
          },
        })
      }
      const ids = rows.map(({ id }) => id)
      await enqueueScores(tx, ids)
      return { ok: true, queued: ids.length }
    })
  },
)
