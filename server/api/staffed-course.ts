import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'

/** A course, to who staffs it: all that tells of others goes through here. */
export async function staffedCourse(viewer: Viewer, slug: string): Promise<FoundCourse | null> {
  const course = await findCourse(viewer, slug)
  return course !== null && may.seeGradebook(course.standing) ? course : null
}
