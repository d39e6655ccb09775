// What students did with an item, as analytics read it. Queries do not grow with students, and what a verdict quotes stays
// in the database.
import { type SeenStudents, seenInSql } from '#server/access/seen-students.ts'
import type { CheckRow, MistakeRow } from '#server/analytics/analytics-view.ts'
import { database } from '#server/database/client.ts'
import { joinStudents, workStudentId } from '#server/teams/work-of.ts'

export interface ItemTry {
  studentId: string
  /** When the student first saw the item. */
  openedAt: Date
  submittedAt: Date
  /** Null when it could not be judged. */
  score: number | null
  attempt: number
  parameters: unknown
}

/** Every submission of a student, the oldest first. */
export const findItemTries = (itemId: string, seen: SeenStudents) => database.$queryRaw<ItemTry[]>`
  SELECT ${workStudentId} AS "studentId", min(v."createdAt") OVER (PARTITION BY ${workStudentId}) AS "openedAt",
    s."createdAt" AS "submittedAt", r.score, v.attempt, v.parameters
  FROM "Variant" v
  ${joinStudents}
  JOIN "AssignmentItem" i ON i.id = v."itemId"
  JOIN "Assignment" a ON a.id = i."assignmentId"
  JOIN "Enrolment" e ON e."userId" = ${workStudentId} AND e."courseId" = a."courseId" AND e.role = 'STUDENT'
    AND ${seenInSql(seen)}
  JOIN "Submission" s ON s."variantId" = v.id
  JOIN "GradingRun" r ON r."submissionId" = s.id AND r.mode = 'LIVE'
  WHERE v."itemId" = ${itemId}
  ORDER BY s."createdAt", s.id`

/** What was wrong in answers, with how many students made it. */
export const findMistakes = (itemId: string, seen: SeenStudents) => database.$queryRaw<MistakeRow[]>`
  SELECT p.part->>'part' AS part, p.part#>>'{outcome,mismatch,code}' AS code,
    p.part#>>'{outcome,mismatch,id}' AS id, min(left(p.part#>>'{outcome,mismatch,says}', 400)) AS says,
    count(DISTINCT ${workStudentId})::int AS students
  FROM "Variant" v
  ${joinStudents}
  JOIN "AssignmentItem" i ON i.id = v."itemId"
  JOIN "Assignment" a ON a.id = i."assignmentId"
  JOIN "Enrolment" e ON e."userId" = ${workStudentId} AND e."courseId" = a."courseId" AND e.role = 'STUDENT'
    AND ${seenInSql(seen)}
  JOIN "Submission" s ON s."variantId" = v.id
  JOIN "GradingRun" r ON r."submissionId" = s.id AND r.mode = 'LIVE' AND r.status = 'FINISHED'
  CROSS JOIN LATERAL jsonb_array_elements(r.result->'parts') AS p(part)
  WHERE v."itemId" = ${itemId} AND p.part#>>'{outcome,status}' = 'failed'
  GROUP BY 1, 2, 3
  ORDER BY students DESC, part, code
  LIMIT 40`

/** Checks of a lab, with how many students failed them. */
export const findFailedChecks = (itemId: string, seen: SeenStudents) => database.$queryRaw<CheckRow[]>`
  WITH checked AS (
    SELECT ${workStudentId} AS student, c.one->>'id' AS id, left(c.one->>'says', 400) AS says, c.place,
      c.one#>>'{outcome,status}' AS status,
      min(c.place) FILTER (WHERE c.one#>>'{outcome,status}' = 'failed') OVER (PARTITION BY s.id) AS "firstFailed"
    FROM "Variant" v
    ${joinStudents}
    JOIN "AssignmentItem" i ON i.id = v."itemId"
    JOIN "Assignment" a ON a.id = i."assignmentId"
    JOIN "Enrolment" e ON e."userId" = ${workStudentId} AND e."courseId" = a."courseId" AND e.role = 'STUDENT'
    AND ${seenInSql(seen)}
    JOIN "Submission" s ON s."variantId" = v.id
    JOIN "GradingRun" r ON r."submissionId" = s.id AND r.mode = 'LIVE' AND r.status = 'FINISHED'
    CROSS JOIN LATERAL jsonb_array_elements(r.result->'checks') WITH ORDINALITY AS c(one, place)
    WHERE v."itemId" = ${itemId})
  SELECT id, max(says) AS says,
    count(DISTINCT student) FILTER (WHERE status = 'failed')::int AS students,
    count(DISTINCT student) FILTER (WHERE place = "firstFailed")::int AS first,
    (count(DISTINCT student) - count(DISTINCT student) FILTER (WHERE status = 'passed'))::int AS never
  FROM checked
  GROUP BY id
  HAVING bool_or(status = 'failed')
  ORDER BY first DESC, students DESC, id
  LIMIT 60`
