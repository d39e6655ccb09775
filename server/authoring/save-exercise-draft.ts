import * as z from 'zod'
import type { ExerciseDraft } from '#prisma-client'
import { CounterSchema, ExerciseIdSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { findAuthorCourse } from '#server/authoring/author-course.ts'
import { DraftTextSchema, draftTextOf, withText } from '#server/authoring/draft-text.ts'
import { findExerciseSource } from '#server/authoring/exercise-source.ts'
import { outOfDate } from '#server/authoring/out-of-date.ts'
import { findTestOf } from '#server/authoring/variants-test-summary.ts'
import { type VariantsTestSummary } from '#server/authoring/variants-test-view.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { dropUnusedTrees } from '#server/exercises/drop-unused-trees.ts'
import { storedGlance } from '#server/exercises/fill-in-glances.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { rereading } from '#server/exercises/rereading.ts'
import { describeTree, storeTree } from '#server/exercises/store-tree.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const InputSchema = z.strictObject({
  slug: IdSchema,
  exerciseId: ExerciseIdSchema,
  text: DraftTextSchema,
  /** The newest revision that the page knows of; 0 when there was no draft. */
  seen: CounterSchema,
})
/** What somebody else, or another window, saved meanwhile. */
export interface OtherDraft {
  text: string
  revision: number
  savedAt: Date
  by: string
}

type Result =
  /** `variantsTest` is that of exactly these files. */
  | { ok: true; revision: number; savedAt: Date; variantsTest: VariantsTestSummary | null }
  | Refusal<'not-found' | 'read-only'>
  | (Refusal<'conflict'> & { other: OtherDraft })

/** Keeps what an instructor has written so far, be it right or wrong. A save that did not see the newest revision
 * changes nothing and brings that revision back; the same text again is no change. */
export const saveExerciseDraft = useCase(
  InputSchema,
  { invalid: ({ issues }) => issues.find(({ path }) => path[0] === 'text')?.message ?? outOfDate },
  rereading(async (viewer, { slug, exerciseId, text, seen }): Promise<Result> => {
    const course = await findAuthorCourse(viewer, slug)
    if (course === null || !course.mayWrite) return notFound()
    const source = await findExerciseSource(course.id, exerciseId)
    if (source === null) return notFound()
    if (!source.ownCourse) {
      return refuse(
        'read-only',
        'This exercise came from a folder and cannot be changed here. Copy it to edit it.',
      )
    }
    const base = source.draft ?? source.versions[0]
    if (base === undefined) return notFound()
    const files = withText(await readTree(base.treeDigest), text)
    const { digest } = describeTree(files)
    const variantsTest = await findTestOf(digest)
    const saved = ({ revision, updatedAt }: { revision: number; updatedAt: Date }) => ({
      ok: true as const,
      revision,
      savedAt: updatedAt,
      variantsTest,
    })
    const result = await database.$transaction(async (tx) => {
      await lock(tx, 'publish', exerciseId)
      const draft = await tx.exerciseDraft.findFirst({
        where: { exerciseId, courseId: course.id },
        include: { editedBy: { select: { name: true } } },
      })
      if (draft !== null && draft.treeDigest === digest) {
        return saved(draft)
      }
      if (draft !== null && draft.revision !== seen) return { ok: false as const, other: draft }
      const treeDigest = await storeTree(tx, files)
      const revision = (draft?.revision ?? seen) + 1
      const data = { treeDigest, ...storedGlance(files), editedById: viewer.id, revision }
      return saved(
        await tx.exerciseDraft.upsert({
          where: { exerciseId },
          create: { exerciseId, courseId: course.id, ...data },
          update: data,
        }),
      )
    })
    if (!result.ok) return conflictWith(result.other)
    if (source.draft !== null && source.draft.treeDigest !== digest) {
      await dropUnusedTrees([source.draft.treeDigest])
    }
    return result
  }),
)

/** Its text is read outside of the transaction, which has a connection already. */
async function conflictWith({
  treeDigest,
  revision,
  updatedAt: savedAt,
  editedBy: { name: by },
}: ExerciseDraft & { editedBy: { name: string } }): Promise<Refusal<'conflict'> & { other: OtherDraft }> {
  const other = { text: draftTextOf(await readTree(treeDigest)), revision, savedAt, by }
  return {
    ...refuse('conflict', `${by} saved another text meanwhile. Choose which one to go on with.`),
    other,
  }
}
