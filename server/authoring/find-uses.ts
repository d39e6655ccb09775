import { database } from '#server/database/client.ts'

/** An item of a course's assignments with the exercise. */
export interface ExerciseUse {
  itemId: string
  assignment: { id: string; title: string }
  version: number
  submissions: number
}

/** Where the course uses an exercise, in the order of its assignments. */
export async function findUses(courseId: string, exerciseId: string): Promise<ExerciseUse[]> {
  return database.$queryRaw<ExerciseUse[]>`
    SELECT i.id AS "itemId", json_build_object('id', a.id, 'title', a.title) AS assignment, v.version,
      (SELECT count(*)::int FROM "Variant" own JOIN "Submission" s ON s."variantId" = own.id
        WHERE own."itemId" = i.id) AS submissions
    FROM "AssignmentItem" i
    JOIN "Assignment" a ON a.id = i."assignmentId" AND a."courseId" = ${courseId}
    JOIN "ExerciseVersion" v ON v.id = i."exerciseVersionId" AND v."exerciseId" = ${exerciseId}
    ORDER BY a.position, i.position`
}
