import * as z from 'zod'
import { may } from '#server/access/rules.ts'
import { AssignmentSettingsSchema, saySettingsProblem } from '#server/assignments/assignment-settings.ts'
import { checkItems } from '#server/assignments/check-items.ts'
import { nextPosition } from '#server/assignments/next-position.ts'
import type { Viewer } from '#server/auth/viewer.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { lockCourse } from '#server/courses/lock-course.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const CreateAssignmentInputSchema = z.strictObject({
  slug: z.string().max(100),
  settings: AssignmentSettingsSchema,
})
export type CreateAssignmentInput = z.input<typeof CreateAssignmentInputSchema>

export type CreateAssignmentResult =
  | { ok: true; assignmentId: string }
  | Refusal<'invalid' | 'not-found'>
  | Extract<Awaited<ReturnType<typeof checkItems>>, { ok: false }>

/** Adds an assignment at the end of a course, with its items, in one transaction. */
export async function createAssignment(viewer: Viewer, input: unknown): Promise<CreateAssignmentResult> {
  const parsed = CreateAssignmentInputSchema.safeParse(input)
  if (!parsed.success) return refuse('invalid', saySettingsProblem(parsed.error))
  const { slug, settings } = parsed.data
  const course = await findCourse(viewer, slug)
  if (course === null || !may.editAssignments(course.standing)) return notFound()
  return database.$transaction(async (tx) => {
    await lockCourse(tx, course.id)
    const checked = await checkItems(tx, course.id, settings)
    if (!checked.ok) return checked
    const { items, lateUntil, latePenalty, ...rest } = settings
    const made = await tx.assignment.create({
      data: {
        ...rest,
        lateUntil,
        latePenalty: lateUntil === null ? 0 : latePenalty,
        courseId: course.id,
        position: await nextPosition(tx, course.id),
        items: {
          create: items.map(({ exerciseVersionId, points }, position) => ({
            position,
            points,
            exerciseVersionId,
          })),
        },
      },
    })
    return { ok: true, assignmentId: made.id }
  })
}
