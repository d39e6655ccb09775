// Tells the staff of a course of submissions that could not be judged, on our side: one notice for an exercise and a day,
// however many there are. Any number of workers do it, at any time: what was told is not told again.
import { seesSection } from '#server/access/seen-students.ts'
import { database } from '#server/database/client.ts'
import { addNotices, type NewNotice } from '#server/notices/add-notices.ts'
import { onceADay } from '#server/notices/once-a-day.ts'
import { staffOf } from '#server/notices/staff-of.ts'
import { joinStudents, workStudentId } from '#server/teams/work-of.ts'

/** Older ones were told of, or are no news. */
const newsHours = 48

/** Returns how many were told. */
export async function noticeFaults(now: Date = new Date()): Promise<number> {
  let told = 0
  const faults = Map.groupBy(await findFaults(now), ({ itemId }) => itemId)
  for (const [itemId, rows] of faults) {
    const [first] = rows
    if (first === undefined) continue
    const { courseId, slug, assignmentId, title } = first
    told += await database.$transaction(async (tx) => {
      const notices = (await staffOf(tx, courseId)).flatMap(({ userId, seen }): NewNotice[] => {
        const seenOnes = rows.filter(({ sectionIds }) => sectionIds.some((id) => seesSection(seen, id)))
        if (seenOnes.length === 0) return []
        const newest = new Date(Math.max(...seenOnes.map(({ finishedAt }) => finishedAt.getTime())))
        return [
          {
            userId,
            kind: 'FAULTS',
            courseId,
            about: title,
            note: sayFaults(seenOnes.length),
            path: `/courses/${slug}/gradebook?show=fault&assignment=${assignmentId}`,
            once: onceADay('faults', itemId, newest),
          },
        ]
      })
      return addNotices(tx, notices)
    })
  }
  return told
}

const sayFaults = (submissions: number) =>
  `${submissions === 1 ? 'One submission' : `${submissions} submissions`} so far. It cost nobody points or an attempt. What waits for a sandbox is graded by itself once there is one; about anything else that stays, ask who runs this site.`

interface FaultedSubmission {
  itemId: string
  courseId: string
  slug: string
  assignmentId: string
  title: string
  /** Of those whose it is; null is none. */
  sectionIds: (string | null)[]
  finishedAt: Date
}

/** What its students have not replaced by a newer submission since. */
const findFaults = (now: Date) => database.$queryRaw<FaultedSubmission[]>`
  SELECT i.id AS "itemId", a."courseId", c.slug, a.id AS "assignmentId", x.title, r."finishedAt",
    array_agg(e."sectionId") AS "sectionIds"
  FROM "GradingRun" r
  JOIN "Submission" s ON s.id = r."submissionId"
  JOIN "Variant" v ON v.id = s."variantId"
  ${joinStudents}
  JOIN "AssignmentItem" i ON i.id = v."itemId"
  JOIN "ExerciseVersion" x ON x.id = i."exerciseVersionId"
  JOIN "Assignment" a ON a.id = i."assignmentId"
  JOIN "Course" c ON c.id = a."courseId"
  JOIN "Enrolment" e ON e."courseId" = a."courseId" AND e."userId" = ${workStudentId} AND e.role = 'STUDENT'
  WHERE r.mode = 'LIVE' AND r.status = 'FAULTED' AND r."finishedAt" > ${now}::timestamp - make_interval(hours => ${newsHours})
    AND NOT EXISTS (
      SELECT FROM "Submission" newer WHERE newer."variantId" = s."variantId" AND newer."createdAt" > s."createdAt"
    )
  GROUP BY s.id, r.id, i.id, a.id, c.id, x.id`
