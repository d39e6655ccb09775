import * as z from 'zod'
import { CounterSchema, ExerciseIdSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { findAuthorCourse } from '#server/authoring/author-course.ts'
import { outOfDate } from '#server/authoring/out-of-date.ts'
import { database } from '#server/database/client.ts'
import { dropUnusedTrees } from '#server/exercises/drop-unused-trees.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const InputSchema = z.strictObject({
  slug: IdSchema,
  exerciseId: ExerciseIdSchema,
  revision: CounterSchema,
})
type Result = { ok: true; published: boolean } | Refusal<'not-found' | 'stale'>

/** Throws a draft away. What is published stays. `published` tells whether anything is left of the exercise. */
export const discardDraft = useCase(
  InputSchema,
  { invalid: outOfDate },
  async (viewer, { slug, exerciseId, revision }): Promise<Result> => {
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
  },
)
