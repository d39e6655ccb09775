import * as z from 'zod'
import { ownEnrolments } from '#server/access/own-enrolments.ts'
import { may, type Standing } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import type { Found } from '#server/overview/search-view.ts'
import { isWorkOf } from '#server/teams/work-of.ts'

const wordsMax = 8
const foundMax = 20

/** What is typed: words, of which each must be found. */
const WordsSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .transform((typed) => typed.toLowerCase().split(/\s+/).slice(0, wordsMax))

/**
 * Courses, assignments, exercises and labs whose titles hold all of the words, and for staff those of the library. What
 * the viewer may not open is never found. Two questions to the database, bounded in words and in answers.
 */
export const searchCourses = useCase(
  z.strictObject({ words: WordsSchema }),
  { invalid: 'Search for one to 100 characters.' },
  async (viewer, { words }, now): Promise<{ ok: true; found: Found[] }> => {
    const enrolments = await database.enrolment.findMany({
      where: ownEnrolments(viewer),
      select: { courseId: true, role: true },
    })
    const where = (allowed: (standing: Standing) => boolean) =>
      enrolments
        .filter(({ role }) => allowed({ role, operator: viewer.operator }))
        .map(({ courseId }) => courseId)
    const courses = where(may.seeCourse)
    if (courses.length === 0) return { ok: true, found: [] }
    const found = await database.$queryRaw<Found[]>`
    SELECT kind, title, href, within FROM (
      SELECT 1 AS rank, 'course' AS kind, c.title, '/courses/' || c.slug AS href, '' AS within,
        c.title AS haystack, NULL::timestamp AS due
      FROM "Course" c WHERE c.id = ANY(${courses})
      UNION ALL
      SELECT 2, 'assignment', a.title, '/assignments/' || a.id, c.title, a.title || ' ' || c.title, a."dueAt"
      FROM "Assignment" a JOIN "Course" c ON c.id = a."courseId"
      WHERE c.id = ANY(${courses})
      UNION ALL
      SELECT 3, CASE WHEN jsonb_exists(t.manifest, 'lab.ts') THEN 'lab' ELSE 'exercise' END,
        v.title, '/items/' || i.id, a.title, v.title || ' ' || a.title || ' ' || x.topic, a."dueAt"
      FROM "AssignmentItem" i
      JOIN "Assignment" a ON a.id = i."assignmentId"
      JOIN "ExerciseVersion" v ON v.id = i."exerciseVersionId"
      JOIN "Exercise" x ON x.id = v."exerciseId"
      JOIN "FileTree" t ON t.digest = v."treeDigest"
      WHERE a."courseId" = ANY(${where(may.work)}) AND (
        a."opensAt" <= ${now} OR a."courseId" = ANY(${where(may.workOutsideWindow)}) OR EXISTS (
          SELECT FROM "Variant" v JOIN "Submission" s ON s."variantId" = v.id
          WHERE v."itemId" = i.id AND ${isWorkOf(viewer.id)}
        )
      ) AND (
        i."poolId" IS NULL OR a."courseId" = ANY(${where(may.workOutsideWindow)}) OR EXISTS (
          SELECT FROM "PoolDraw" d WHERE d."itemId" = i.id AND d."userId" = ${viewer.id}
        )
      ) AND (
        a."courseId" = ANY(${where(may.workOutsideWindow)}) OR NOT EXISTS (
          SELECT FROM "Exam" x WHERE x."assignmentId" = a.id AND x."releasedAt" IS NULL
        )
      )
      UNION ALL
      SELECT 4, 'library', v.title, '/courses/' || c.slug || '/exercises/' || x.id, c.title,
        v.title || ' ' || x.topic || ' ' || x.id, NULL
      FROM "Course" c
      JOIN "Exercise" x ON x."courseId" IS NULL OR x."courseId" = c.id
      CROSS JOIN LATERAL (
        SELECT e.title FROM "ExerciseVersion" e WHERE e."exerciseId" = x.id ORDER BY e.version DESC LIMIT 1
      ) v
      WHERE c.id = ANY(${where(may.seeExercises)})
    ) everything
    WHERE NOT EXISTS (SELECT FROM unnest(${words}::text[]) word WHERE position(word IN lower(haystack)) = 0)
    ORDER BY position(${words[0] ?? ''} IN lower(title)) <> 1, rank, due, title, href
    LIMIT ${foundMax}`
    return { ok: true, found }
  },
)
