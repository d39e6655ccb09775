import * as z from 'zod'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { type Prisma } from '#prisma-client'
import { CounterSchema, ExerciseIdSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { findAuthorCourse } from '#server/authoring/author-course.ts'
import { outOfDate } from '#server/authoring/out-of-date.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import type { ExerciseFacts } from '#server/exercises/exercise-task.ts'
import { lookAtFiles } from '#server/exercises/look-at-folder.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { rereading } from '#server/exercises/rereading.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'
import { storeVersion } from '#server/exercises/store-version.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const InputSchema = z.strictObject({
  slug: IdSchema,
  exerciseId: ExerciseIdSchema,
  /** The revision that the page has saved: what is published is what was read. */
  revision: CounterSchema,
})
type Result =
  | { ok: true; version: number; isNew: boolean }
  | Refusal<'not-found' | 'stale' | 'other-id' | 'id-taken' | 'changed'>
  | (Refusal<'does-not-load'> & { problems: readonly ExerciseProblem[] })
  /** `next` is a number that is free. */
  | (Refusal<'version-taken'> & { next: number })

interface PublishedDraft {
  exerciseId: string
  courseId: string
  revision: number
  treeDigest: string
}

/** Makes the draft an immutable version, which the course may use from then on, and takes the draft away. */
export const publishDraft = useCase(
  InputSchema,
  { invalid: outOfDate },
  rereading(async (viewer, { slug, exerciseId, revision }): Promise<Result> => {
    const course = await findAuthorCourse(viewer, slug)
    if (course === null || !course.mayWrite) return notFound()
    const draft = await database.exerciseDraft.findFirst({ where: { exerciseId, courseId: course.id } })
    if (draft === null) return notFound()
    if (draft.revision !== revision) return stale()
    const files = await readTree(draft.treeDigest)
    const answer = await lookAtFiles(files, { seed: 'publish/1' }, draft.treeDigest)
    if (!answer.loads) {
      return {
        ...refuse('does-not-load', 'The exercise has errors; nothing was published. Mend them first.'),
        problems: answer.problems,
      }
    }
    if (answer.preview === null) {
      const says = `No variant could be shown (${answer.crash ?? ''}); nothing was published.`
      return { ...refuse('does-not-load', says), problems: [] }
    }
    const { facts } = answer
    if (facts.id !== exerciseId) {
      const says = `exercise.md says “id: ${facts.id}”, but this exercise is “${exerciseId}”. Set id: ${exerciseId}, or copy the exercise to give it another id.`
      return refuse('other-id', says)
    }
    return database.$transaction((tx) => publish(tx, draft, facts, files))
  }),
)

const stale = () =>
  refuse('stale', 'The draft was changed meanwhile. Reload the page, look at it, and publish again.')

async function publish(
  tx: Prisma.TransactionClient,
  { exerciseId, courseId, revision, treeDigest }: PublishedDraft,
  facts: ExerciseFacts,
  files: TreeFiles,
): Promise<Result> {
  // Saves take the same lock: the draft stays as it is until this is over.
  await lock(tx, 'publish', exerciseId)
  const current = await tx.exerciseDraft.findFirst({ where: { exerciseId, courseId, revision, treeDigest } })
  if (current === null) return stale()
  const newest = await tx.exerciseVersion.findFirst({ where: { exerciseId }, orderBy: { version: 'desc' } })
  const unchanged = newest?.treeDigest === treeDigest
  if (newest !== null && !unchanged && facts.version <= newest.version) {
    const next = newest.version + 1
    const says = `Version ${newest.version} is published, and what is published never changes. Set version: ${next}.`
    return { ...refuse('version-taken', says), next }
  }
  const stored = await storeVersion(tx, facts, files, courseId)
  if (!stored.ok) return stored
  await tx.exerciseDraft.delete({ where: { exerciseId } })
  return { ok: true, version: stored.version, isNew: stored.isNew }
}
