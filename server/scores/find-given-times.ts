import type { Prisma } from '#prisma-client'
import type { GivenTime } from '#server/scores/extension.ts'
import { findAllGroupTimes } from '#server/scores/find-group-times.ts'

/** What a student, in a section or in none, was given for an assignment. */
type GivenTimes = (assignmentId: string, userId: string, sectionId: string | undefined) => GivenTime[]

const key = (assignmentId: string, of: string) => `${assignmentId} ${of}`

/** Of all students of a course. */
export async function findGivenTimes(db: Prisma.TransactionClient, courseId: string): Promise<GivenTimes> {
  const where = { assignment: { courseId } }
  const [own, sections, accommodations, byGroup] = await Promise.all([
    db.extension.findMany({ where }),
    db.sectionExtension.findMany({ where }),
    db.accommodation.findMany({ where: { courseId } }),
    findAllGroupTimes(db, courseId),
  ])
  const ownOf = new Map(own.map((one) => [key(one.assignmentId, one.userId), one]))
  const sectionOf = new Map(sections.map((one) => [key(one.assignmentId, one.sectionId), one]))
  const factorOf = new Map(accommodations.map((one) => [one.userId, one]))
  return (assignmentId, userId, sectionId) => {
    const extension = ownOf.get(key(assignmentId, userId))
    const section = sectionId === undefined ? undefined : sectionOf.get(key(assignmentId, sectionId))
    const accommodation = factorOf.get(userId)
    return [
      ...(extension === undefined ? [] : [{ for: 'student' as const, ...extension }]),
      ...(section === undefined ? [] : [{ for: 'section' as const, ...section }]),
      ...(accommodation === undefined ? [] : [{ for: 'course' as const, ...accommodation }]),
      ...byGroup(assignmentId, userId),
    ]
  }
}
