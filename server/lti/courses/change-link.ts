import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

type Result = { ok: true } | Refusal<'not-found'>
const invalid = 'This was not understood. Reload the page and try again.'
const WhichSchema = z.strictObject({ slug: IdSchema, contextId: IdSchema })

/** Changes what a link of courses does. Whoever is in the course already keeps their role. */
export const changeLink = useCase(
  WhichSchema.extend({
    instructorsAs: z.enum(['INSTRUCTOR', 'ASSISTANT']).nullable(),
    makesColumns: z.boolean(),
  }),
  { invalid },
  async (viewer, { instructorsAs, makesColumns, ...which }): Promise<Result> => {
    const context = await findContext(viewer, which)
    if (context === null) return notFound()
    await database.$transaction(async (tx) => {
      await tx.ltiContext.updateMany({
        where: { id: context.id },
        // It is looked at again what is to be sent.
        data: { instructorsAs, makesColumns, notedAt: null },
      })
      await recordActs(tx, [
        {
          courseId: context.courseId,
          byId: viewer.id,
          of: null,
          act: 'platform-link-changed',
          before: { instructorsAs: context.instructorsAs },
          after: { platform: `${context.title}, ${context.platform.name}`, instructorsAs },
        },
      ])
    })
    return { ok: true }
  },
)

/** Ends a link of courses: nobody comes in by it any more, and nothing is sent. People and their work stay, here and there. */
export const endLink = useCase(WhichSchema, { invalid }, async (viewer, which): Promise<Result> => {
  const context = await findContext(viewer, which)
  if (context === null) return notFound()
  await database.$transaction(async (tx) => {
    const { count } = await tx.ltiContext.deleteMany({ where: { id: context.id } })
    if (count === 0) return
    await recordActs(tx, [
      {
        courseId: context.courseId,
        byId: viewer.id,
        of: null,
        act: 'platform-unlinked',
        before: { platform: `${context.title}, ${context.platform.name}` },
      },
    ])
  })
  return { ok: true }
})

/** A link of a course of which the viewer is an instructor; null for everything else. */
export async function findContext(viewer: Viewer, { slug, contextId }: z.infer<typeof WhichSchema>) {
  const course = await findCourse(viewer, slug)
  if (course === null || !may.linkPlatforms(course.standing)) return null
  return database.ltiContext.findUnique({
    where: { id: contextId, courseId: course.id },
    include: { platform: true },
  })
}
