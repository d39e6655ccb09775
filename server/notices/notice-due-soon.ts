// Tells students of what is due within a day and not all handed in: for each with the more time that they have, and once
// for an assignment and a due time. Any number of workers do it, at any time: what was told is not told again.
import { sayMoment } from '#server/course-zone.ts'
import { database } from '#server/database/client.ts'
import { addNotices, type NewNotice } from '#server/notices/add-notices.ts'
import { extended, type GivenTime } from '#server/scores/extension.ts'
import { findAllGroupTimes } from '#server/scores/find-group-times.ts'
import { joinStudents, workStudentId } from '#server/teams/work-of.ts'

const dayMs = 86_400_000
/** A factor of time moves a due time by months at most. */
const longAgoMs = 120 * dayMs

/** Returns how many were told. */
export async function noticeDueSoon(now: Date = new Date()): Promise<number> {
  const soon = { gt: now, lte: new Date(now.getTime() + dayMs) }
  const assignments = await database.assignment.findMany({
    where: {
      opensAt: { lte: now },
      OR: [
        { dueAt: soon },
        { extensions: { some: { dueAt: soon } } },
        { sectionExtensions: { some: { dueAt: soon } } },
        {
          dueAt: { gt: new Date(now.getTime() - longAgoMs), lte: soon.lte },
          course: { accommodations: { some: {} } },
        },
      ],
    },
    include: {
      items: { select: { poolId: true } },
      pools: { select: { draw: true } },
      extensions: true,
      sectionExtensions: true,
      course: {
        select: {
          timeZone: true,
          accommodations: true,
          enrolments: { where: { role: 'STUDENT', user: { disabledAt: null } } },
        },
      },
    },
  })
  let told = 0
  for (const assignment of assignments) {
    const handedIn = await countHandedIn(assignment.id)
    const theirs = await findAllGroupTimes(database, assignment.courseId)
    const wanted =
      assignment.items.filter(({ poolId }) => poolId === null).length +
      assignment.pools.reduce((sum, { draw }) => sum + draw, 0)
    const notices = assignment.course.enrolments.flatMap(({ userId, sectionId }): NewNotice[] => {
      const given: GivenTime[] = [
        ...assignment.extensions
          .filter((one) => one.userId === userId)
          .map(({ dueAt, reason }) => ({ for: 'student' as const, dueAt, reason })),
        ...assignment.sectionExtensions
          .filter((one) => one.sectionId === sectionId)
          .map(({ dueAt, reason }) => ({ for: 'section' as const, dueAt, reason })),
        ...assignment.course.accommodations
          .filter((one) => one.userId === userId)
          .map(({ factor, reason }) => ({ for: 'course' as const, factor, reason })),
        ...theirs(assignment.id, userId),
      ]
      const { dueAt } = extended(assignment, given)
      if (dueAt <= now || dueAt > soon.lte || (handedIn.get(userId) ?? 0) >= wanted) return []
      return [
        {
          userId,
          kind: 'DUE_SOON',
          courseId: assignment.courseId,
          about: assignment.title,
          note: `Due on ${sayMoment(dueAt, assignment.course)}.`,
          path: `/assignments/${assignment.id}`,
          once: `due ${assignment.id} ${dueAt.toISOString()}`,
        },
      ]
    })
    told += await database.$transaction((tx) => addNotices(tx, notices))
  }
  return told
}

/** Items with a submission, by student. */
async function countHandedIn(assignmentId: string): Promise<Map<string, number>> {
  const rows = await database.$queryRaw<{ userId: string; items: number }[]>`
    SELECT ${workStudentId} AS "userId", count(DISTINCT v."itemId")::int AS items
    FROM "Variant" v JOIN "AssignmentItem" i ON i.id = v."itemId"
    ${joinStudents}
    WHERE i."assignmentId" = ${assignmentId} AND EXISTS (SELECT 1 FROM "Submission" s WHERE s."variantId" = v.id)
    GROUP BY 1`
  return new Map(rows.map(({ userId, items }) => [userId, items]))
}
