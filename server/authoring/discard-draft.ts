import * as z from 'zod'
import type { Viewer } from '#server/access/viewer.ts'
import { CourseSlugSchema, ExerciseIdSchema, findAuthorCourse } from '#server/authoring/author-course.ts'
import { database } from '#server/database/client.ts'
import { dropUnusedTrees } from '#server/exercises/drop-unused-trees.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const InputSchema = z.strictObject({
  slug: CourseSlugSchema,
  exerciseId: ExerciseIdSchema,
  revision: z.int().min(0).max(1_000_000_000),
})
export type DiscardDraftInput = z.infer<typeof InputSchema>
export type DiscardDraftResult =
  | { ok: true; published: boolean }
  | Refusal<'not-found' | 'bad-input' | 'stale'>

/** Throws a draft away. What is published stays. `published` tells whether anything is left of the exercise. */
export async function discardDraft(viewer: Viewer, input: unknown): Promise<DiscardDraftResult> {
  const read = InputSchema.safeParse(input)
  if (!read.success) return refuse('bad-input', 'This page is out of date. Reload it and try again.')
  const { slug, exerciseId, revision } = read.data
  const course = await findAuthorCourse(viewer, slug)
  if (course === null || !course.mayWrite) return notFound()
  const where = { exerciseId, courseId: course.id }
  const draft = await database.exerciseDraft.findFirst({ where: { ...where, revision } })
  const { count } = await database.exerciseDraft.deleteMany({ where: { ...where, revision } })
  if (count === 0) {
    const left = await database.exerciseDraft.count({ where })
    return left === 0
      ? notFound()
      : refuse('stale', 'The draft was changed meanwhile. Reload the page first.')
  }
  if (draft !== null) await dropUnusedTrees([draft.treeDigest])
  return { ok: true, published: (await database.exercise.count({ where: { id: exerciseId } })) > 0 }
}
