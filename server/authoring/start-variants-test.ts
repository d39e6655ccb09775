import * as z from 'zod'
import { ExerciseIdSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { findAuthorCourse } from '#server/authoring/author-course.ts'
import { findExerciseSource } from '#server/authoring/exercise-source.ts'
import { outOfDate } from '#server/authoring/out-of-date.ts'
import { chooseFolder, WhichFolderSchema } from '#server/authoring/which-folder.ts'
import { database } from '#server/database/client.ts'
import { lookAtTree } from '#server/exercises/look-at-folder.ts'
import { rereading } from '#server/exercises/rereading.ts'
import { enqueueVariantsTest } from '#server/queue/enqueue-run.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const InputSchema = z.strictObject({
  slug: IdSchema,
  exerciseId: ExerciseIdSchema,
  which: WhichFolderSchema,
})
type Result = { ok: true; status: 'waiting' } | Refusal<'not-found' | 'does-not-load' | 'lab'>

/** A test that nobody finished in this time may be asked for again: its job was lost. */
const lostAfterMs = 20 * 60_000

/** Asks for *Test 1,000 variants* of a draft or a version. One that waits or runs is left to go on. */
export const startVariantsTest = useCase(
  InputSchema,
  { invalid: outOfDate },
  rereading(async (viewer, { slug, exerciseId, which }, now): Promise<Result> => {
    const course = await findAuthorCourse(viewer, slug)
    if (course === null || !course.mayWrite) return notFound()
    const source = await findExerciseSource(course.id, exerciseId)
    const folder = source && chooseFolder(source, which)
    if (folder === null) return notFound()
    const answer = await lookAtTree(folder.treeDigest)
    if (!answer.loads) {
      const [first] = answer.problems
      const where = first ? ` (line ${first.line}: ${first.says})` : ''
      return refuse('does-not-load', `The exercise has errors${where}. Mend them first, then test it.`)
    }
    if (answer.facts.kinds.includes('lab')) return refuse('lab', labsAreTestedElsewhere)
    await database.$transaction((tx) => queue(tx, folder.treeDigest, viewer, now))
    return { ok: true, status: 'waiting' }
  }),
)

export const labsAreTestedElsewhere =
  'A lab has no variants. Its right and wrong solutions are tested in the sandbox, on the command line: ./roundtrip test followed by its id'

type Transaction = Parameters<typeof enqueueVariantsTest>[0]

async function queue(tx: Transaction, treeDigest: string, viewer: Viewer, now: Date): Promise<void> {
  const lostBefore = new Date(now.getTime() - lostAfterMs)
  // Whoever comes second in the same moment finds nothing to insert and nothing to update.
  const queued = await tx.$executeRaw`
    INSERT INTO "VariantsTest" ("treeDigest", status, "requestedById", "createdAt")
    VALUES (${treeDigest}, 'QUEUED', ${viewer.id}, ${now})
    ON CONFLICT ("treeDigest") DO UPDATE
      SET status = 'QUEUED', report = NULL, fault = NULL, "finishedAt" = NULL,
        "requestedById" = EXCLUDED."requestedById", "createdAt" = EXCLUDED."createdAt"
      WHERE "VariantsTest".status IN ('FINISHED', 'FAULTED') OR "VariantsTest"."createdAt" < ${lostBefore}`
  if (queued > 0) await enqueueVariantsTest(tx, treeDigest)
}
