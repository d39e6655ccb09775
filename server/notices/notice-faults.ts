// Tells the staff of a course of submissions that could not be judged, on our side: one notice for an exercise and a day,
// however many there are. Any number of workers do it, at any time: what was told is not told again.
import { database } from '#server/database/client.ts'
import { addNotices, type NewNotice } from '#server/notices/add-notices.ts'
import { onceADay } from '#server/notices/once-a-day.ts'
import { staffOf } from '#server/notices/staff-of.ts'

/** Older ones were told of, or are no news. */
const newsHours = 48

/** Returns how many were told. */
export async function noticeFaults(now: Date = new Date()): Promise<number> {
  let told = 0
  for (const { itemId, courseId, slug, assignmentId, title, submissions, newest } of await findFaults(now)) {
    const notice = {
      kind: 'FAULTS',
      courseId,
      about: title,
      note: `${submissions === 1 ? 'One submission' : `${submissions} submissions`} so far. It cost nobody points or an attempt. What waits for a sandbox is graded by itself once there is one; about anything else that stays, ask who runs this site.`,
      path: `/courses/${slug}/gradebook?show=fault&assignment=${assignmentId}`,
      once: onceADay('faults', itemId, newest),
    } satisfies Omit<NewNotice, 'userId'>
    told += await database.$transaction(async (tx) =>
      addNotices(
        tx,
        (await staffOf(tx, courseId)).map((userId) => ({ ...notice, userId })),
      ),
    )
  }
  return told
}

interface Faults {
  itemId: string
  courseId: string
  slug: string
  assignmentId: string
  title: string
  submissions: number
  newest: Date
}

/** By item, what its students have not replaced by a newer submission since. */
const findFaults = (now: Date) => database.$queryRaw<Faults[]>`
  SELECT i.id AS "itemId", a."courseId", c.slug, a.id AS "assignmentId", x.title,
    count(DISTINCT s.id)::int AS submissions, max(r."finishedAt") AS newest
  FROM "GradingRun" r
  JOIN "Submission" s ON s.id = r."submissionId"
  JOIN "Variant" v ON v.id = s."variantId"
  JOIN "AssignmentItem" i ON i.id = v."itemId"
  JOIN "ExerciseVersion" x ON x.id = i."exerciseVersionId"
  JOIN "Assignment" a ON a.id = i."assignmentId"
  JOIN "Course" c ON c.id = a."courseId"
  WHERE r.mode = 'LIVE' AND r.status = 'FAULTED' AND r."finishedAt" > ${now}::timestamp - make_interval(hours => ${newsHours})
    AND NOT EXISTS (
      SELECT FROM "Submission" newer WHERE newer."variantId" = s."variantId" AND newer."createdAt" > s."createdAt"
    )
    AND EXISTS (
      SELECT FROM "Enrolment" e WHERE e."courseId" = a."courseId" AND e."userId" = s."userId" AND e.role = 'STUDENT'
    )
  GROUP BY i.id, a.id, c.id, x.id`
