import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { finder } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'

/** A course whose exercises the viewer may look at. */
export interface AuthorCourse {
  id: string
  slug: string
  title: string
  /** Assistants look; instructors write, test and publish. */
  mayWrite: boolean
}

/** Null when there is no such course, and alike when its exercises are not the viewer's to see. */
export const findAuthorCourse = finder(IdSchema, async (viewer, slug): Promise<AuthorCourse | null> => {
  const course = await database.course.findUnique({
    where: { slug },
    select: { id: true, slug: true, title: true },
  })
  if (course === null) return null
  const standing = await findStanding(viewer, course.id)
  if (!may.seeExercises(standing)) return null
  return { ...course, mayWrite: may.writeExercises(standing) }
})
