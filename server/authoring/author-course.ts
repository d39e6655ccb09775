import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'

export const CourseSlugSchema = z.string().min(1).max(100)
export const ExerciseIdSchema = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, the first a letter')

/** A course whose exercises the viewer may look at. */
export interface AuthorCourse {
  id: string
  slug: string
  title: string
  /** Assistants look; instructors write, test and publish. */
  mayWrite: boolean
}

/** Null when there is no such course, and alike when its exercises are not the viewer's to see. */
export async function findAuthorCourse(viewer: Viewer, slug: unknown): Promise<AuthorCourse | null> {
  const read = CourseSlugSchema.safeParse(slug)
  if (!read.success) return null
  const course = await database.course.findUnique({
    where: { slug: read.data },
    select: { id: true, slug: true, title: true },
  })
  if (course === null) return null
  const standing = await findStanding(viewer, course.id)
  if (!may.seeExercises(standing)) return null
  return { ...course, mayWrite: may.writeExercises(standing) }
}
