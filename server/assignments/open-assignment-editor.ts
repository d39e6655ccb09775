import * as z from 'zod'
import type { Counting, Reveal } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { everyStudent } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { settingsDigest, settingsInclude } from '#server/assignments/assignment-settings.ts'
import { hasWork, whyKept } from '#server/assignments/has-work.ts'
import { findItemUse } from '#server/assignments/items/find-item-use.ts'
import { listUsableExercises, type UsableExercise } from '#server/assignments/list-usable-exercises.ts'
import { countExtended } from '#server/assignments/more-time/count-extended.ts'
import { categoriesOf } from '#server/courses/categories-of.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import type { PoolRule } from '#server/scores/slots.ts'
import type { Category } from '#server/scores/weigh.ts'

export interface EditedItem {
  id: string
  exerciseVersionId: string
  exerciseId: string
  title: string
  version: number
  points: number
  /** It has submissions or points given by hand: it stays, with its version. */
  fixed: boolean
  /** Its pool; null for what everybody gets. */
  poolId: string | null
  /** Students who drew it: it stays in its pool, with its version. */
  drawn: number
  /** People who have numbers of their own for it. */
  opened: number
}

export interface EditedAssignment {
  id: string
  /** Goes back with the save: it says what the page was showing. */
  seen: string
  title: string
  opensAt: Date
  dueAt: Date
  lateUntil: Date | null
  graceMinutes: number
  latePenalty: number
  lateCap: number
  /** Students who have more time. */
  extended: number
  attempts: number | null
  reveal: Reveal
  retries: number | null
  retryCost: number
  counting: Counting
  categoryId: string | null
  groupSize: number | null
  items: EditedItem[]
  pools: PoolRule[]
  exam: { minutes: number; accessCode: string | null; networks: string[]; releaseAt: Date | null } | null
  /** Why it cannot be deleted, as a sentence; null when it can. */
  kept: string | null
}

export interface EditedSection {
  id: string
  name: string
  students: number
  given: { dueAt: Date; reason: string; by: string } | null
}

interface AssignmentEditor {
  course: FoundCourse
  exercises: UsableExercise[]
  /** Of the course. */
  categories: Category[]
  /** Of the course, by name, with the time that each was given for the assignment. */
  sections: EditedSection[]
  assignment: EditedAssignment | null
}

/** What the assignment builder needs; `assignmentId` null for a new one. Null when the viewer may not edit, or there
 * is no such assignment in this course. */
export const openAssignmentEditor = finder(
  z.strictObject({ slug: IdSchema, assignmentId: IdSchema.nullable() }),
  async (viewer, { slug, assignmentId }): Promise<AssignmentEditor | null> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editAssignments(course.standing)) return null
    const exercises = await listUsableExercises(course.id)
    const { categories } = await database.course.findUniqueOrThrow({
      where: { id: course.id },
      select: { categories: categoriesOf },
    })
    if (assignmentId === null) return { course, exercises, categories, sections: [], assignment: null }
    const row = await database.assignment.findFirst({
      where: { id: assignmentId, courseId: course.id },
      include: settingsInclude,
    })
    if (row === null) return null
    const use = await findItemUse(database, row.items)
    const worked = await hasWork(database, row.id, row.items)
    return {
      course,
      exercises,
      categories,
      sections: await findSections(course.id, row.id),
      assignment: {
        id: row.id,
        seen: settingsDigest(row),
        title: row.title,
        opensAt: row.opensAt,
        dueAt: row.dueAt,
        lateUntil: row.lateUntil,
        graceMinutes: row.graceMinutes,
        latePenalty: row.latePenalty,
        lateCap: row.lateCap,
        extended: (await countExtended(course.id, everyStudent)).get(row.id) ?? 0,
        attempts: row.attempts,
        reveal: row.reveal,
        retries: row.retries,
        retryCost: row.retryCost,
        counting: row.counting,
        categoryId: row.categoryId,
        groupSize: row.groupSize,
        kept: worked ? `It cannot be deleted: ${whyKept}` : null,
        exam: row.exam,
        pools: row.pools.map(({ id, title, draw }) => ({ id, title, draw })),
        items: row.items.map(({ id, exerciseVersionId, exerciseVersion, points, poolId }) => {
          const { submissions = 0, overrides = 0, opened = 0, drawn = 0 } = use.get(id) ?? {}
          const fixed = submissions + overrides > 0
          return { id, exerciseVersionId, ...exerciseVersion, points, fixed, opened, poolId, drawn }
        }),
      },
    }
  },
)

async function findSections(courseId: string, assignmentId: string): Promise<EditedSection[]> {
  const rows = await database.section.findMany({
    where: { courseId },
    orderBy: { name: 'asc' },
    select: {
      id: true,
      name: true,
      enrolments: { where: { role: 'STUDENT' }, select: { userId: true } },
      extensions: {
        where: { assignmentId },
        select: { dueAt: true, reason: true, by: { select: { name: true } } },
      },
    },
  })
  return rows.map(({ id, name, enrolments, extensions: [given] }) => ({
    id,
    name,
    students: enrolments.length,
    given: given === undefined ? null : { ...given, by: given.by.name },
  }))
}
