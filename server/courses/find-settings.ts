import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { finder } from '#server/access/use-case.ts'
import { installationZone } from '#server/course-zone.ts'
import { categoriesOf } from '#server/courses/categories-of.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import type { Category } from '#server/scores/weigh.ts'

export interface CourseSettings {
  course: FoundCourse
  mayEdit: boolean
  /** That each student may spend over the term. */
  lateDays: number
  /** Members of a group that students make, at most; null while staff alone make them. */
  groupSize: number | null
  /** Null is that of the installation. */
  timeZone: string | null
  siteZone: string
  categories: Category[]
}

/** What holds for a whole course. Null when there is no such course, or the viewer does not staff it. */
export const findSettings = finder(IdSchema, async (viewer, slug): Promise<CourseSettings | null> => {
  const course = await findCourse(viewer, slug)
  if (course === null || !may.seeGradebook(course.standing)) return null
  const { categories, ...own } = await database.course.findUniqueOrThrow({
    where: { id: course.id },
    select: { lateDays: true, groupSize: true, timeZone: true, categories: categoriesOf },
  })
  return {
    course,
    mayEdit: may.editAssignments(course.standing),
    siteZone: installationZone(),
    ...own,
    categories,
  }
})
