import type { Role } from '#prisma-client'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import type { Standing } from '#server/access/rules.ts'
import { finder } from '#server/access/use-case.ts'
import { zoneOf } from '#server/course-zone.ts'
import { database } from '#server/database/client.ts'

export interface FoundCourse {
  id: string
  slug: string
  title: string
  /** In which its dates are typed. */
  timeZone: string
  standing: Standing & { role: Role }
}

/** The course under this name of its address, and where the viewer stands in it; null when there is none, and alike
 * when the viewer is not in it. */
export const findCourse = finder(IdSchema, async (viewer, slug): Promise<FoundCourse | null> => {
  const course = await database.course.findUnique({
    where: { slug },
    select: { id: true, slug: true, title: true, timeZone: true },
  })
  if (course === null) return null
  const { role, operator } = await findStanding(viewer, course.id)
  return role === null ? null : { ...course, timeZone: zoneOf(course), standing: { role, operator } }
})
