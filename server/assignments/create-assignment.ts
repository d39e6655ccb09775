import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { AssignmentSettingsSchema, saySettingsProblem } from '#server/assignments/assignment-settings.ts'
import { checkItems } from '#server/assignments/items/check-items.ts'
import { storeItems } from '#server/assignments/items/store-items.ts'
import { nextPosition } from '#server/assignments/next-position.ts'
import { storeExam } from '#server/assignments/store-exam.ts'
import { storedPolicy } from '#server/assignments/stored-policy.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

const CreateAssignmentInputSchema = z.strictObject({
  slug: IdSchema,
  settings: AssignmentSettingsSchema,
})

type Result =
  | { ok: true; assignmentId: string }
  | Refusal<'not-found'>
  | Extract<Awaited<ReturnType<typeof checkItems>>, { ok: false }>

/** Adds an assignment at the end of a course, with its items, in one transaction. */
export const createAssignment = useCase(
  CreateAssignmentInputSchema,
  { invalid: saySettingsProblem },
  async (viewer, { slug, settings }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editAssignments(course.standing)) return notFound()
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', course.id)
      const checked = await checkItems(tx, course.id, settings)
      if (!checked.ok) return checked
      const made = await tx.assignment.create({
        data: {
          ...storedPolicy(settings),
          courseId: course.id,
          position: await nextPosition(tx, course.id),
        },
      })
      await storeItems(tx, made.id, settings)
      await storeExam(tx, made.id, settings)
      await recordActs(tx, [
        {
          courseId: course.id,
          byId: viewer.id,
          of: null,
          act: 'assignment-made',
          after: { assignment: settings.title },
        },
      ])
      return { ok: true, assignmentId: made.id }
    })
  },
)
