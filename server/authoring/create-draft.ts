import * as z from 'zod'
import { setHeadLine } from '#graders/exercise/source/set-head-line.ts'
import { ExerciseIdSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { type AuthorCourse, findAuthorCourse } from '#server/authoring/author-course.ts'
import { draftTextOf, withText } from '#server/authoring/draft-text.ts'
import { findExerciseSource } from '#server/authoring/exercise-source.ts'
import { readTemplate } from '#server/authoring/templates.ts'
import { chooseFolder, WhichFolderSchema } from '#server/authoring/which-folder.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { storedGlance } from '#server/exercises/fill-in-glances.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { rereading } from '#server/exercises/rereading.ts'
import { storeTree, type TreeFiles } from '#server/exercises/store-tree.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const InputSchema = z.strictObject({
  slug: IdSchema,
  exerciseId: ExerciseIdSchema,
  title: z.string().trim().min(1).max(120),
  from: z.union([
    z.strictObject({ template: z.string().max(60) }),
    z.strictObject({ exerciseId: ExerciseIdSchema, which: WhichFolderSchema }),
  ]),
})
type Input = z.infer<typeof InputSchema>

type Result = { ok: true; exerciseId: string } | Refusal<'not-found' | 'id-taken'>

/** Pages of the site that stand where an exercise's id would. */
const reservedIds = new Set(['new'])

function sayProblem({ issues: [issue] }: z.ZodError): string {
  const where = issue?.path[0] === 'title' ? 'The title' : 'The id'
  return `${where} cannot be taken: ${issue?.message ?? 'it is not complete'}.`
}

/** Begins an exercise from a template, or from a copy of one that the course may use. */
export const createDraft = useCase(
  InputSchema,
  { invalid: sayProblem },
  rereading(async (viewer, { slug, exerciseId, title, from }): Promise<Result> => {
    const course = await findAuthorCourse(viewer, slug)
    if (course === null || !course.mayWrite) return notFound()
    if (reservedIds.has(exerciseId)) {
      return refuse('id-taken', `“${exerciseId}” is an address of this site. Choose another id.`)
    }
    const base = await readBase(course, from)
    if (base === null) return notFound()
    const text = setHeadLine(
      setHeadLine(setHeadLine(draftTextOf(base), 'title', JSON.stringify(title)), 'version', '1'),
      'id',
      exerciseId,
    )
    return database.$transaction(async (tx) => {
      await lock(tx, 'publish', exerciseId)
      const taken =
        (await tx.exercise.count({ where: { id: exerciseId } })) +
        (await tx.exerciseDraft.count({ where: { exerciseId } }))
      if (taken > 0) {
        return refuse(
          'id-taken',
          `There is an exercise with the id “${exerciseId}” already. Choose another id.`,
        )
      }
      const files = withText(base, text)
      const treeDigest = await storeTree(tx, files)
      const glance = storedGlance(files)
      await tx.exerciseDraft.create({
        data: { exerciseId, courseId: course.id, treeDigest, ...glance, revision: 1, editedById: viewer.id },
      })
      return { ok: true, exerciseId }
    })
  }),
)

async function readBase(course: AuthorCourse, from: Input['from']): Promise<TreeFiles | null> {
  if ('template' in from) return readTemplate(from.template)
  const source = await findExerciseSource(course.id, from.exerciseId)
  const folder = source && chooseFolder(source, from.which)
  return folder && readTree(folder.treeDigest)
}
