import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { findSeen } from '#server/access/seen-students.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { findStaffedItem, type StaffedItem } from '#server/items/find-staffed-item.ts'
import { enqueueSimilarity } from '#server/queue/enqueue-run.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { findOtherItems } from '#server/similarity/find-other-items.ts'

const InputSchema = z.strictObject({ itemId: IdSchema })
type Result = { ok: true } | Refusal<'not-found' | 'no-programs' | 'limited'>

/** One that nobody finished in this time may be begun again: its job was lost. */
const lostAfterMs = 20 * 60_000

/** A comparison is of all students, and replaces the one before for everybody: who sees some students alone reads it. */
const seesAll = async (viewer: Viewer, { assignment }: StaffedItem) =>
  (await findSeen(viewer, assignment.courseId)).sections === null

const limited = refuse(
  'limited',
  'Not done: you see the students of some sections, and a comparison is of all. Ask who sees all students; what is found among yours stands here then.',
)

/** Compares the programs of an item. A comparison that waits or goes on is left to go on. */
export const startSimilarity = useCase(
  InputSchema,
  { invalid: 'There is no such item any more. Load the page again.' },
  async (viewer, { itemId }, now): Promise<Result> => {
    const item = await findStaffedItem(viewer, itemId)
    if (item === null) return notFound()
    if (!item.exerciseVersion.kinds.includes('lab'))
      return refuse('no-programs', 'Not compared: this item takes answers. Programs alone can be compared.')
    if (!(await seesAll(viewer, item))) return limited
    const others = await findOtherItems(viewer, item)
    const lostBefore = new Date(now.getTime() - lostAfterMs)
    await database.$transaction(async (tx) => {
      // Whoever comes second in the same moment finds nothing to insert and nothing to update.
      const queued = await tx.$queryRaw<{ jobId: string }[]>`
        INSERT INTO "SimilarityRun" ("itemId", "jobId", "otherItemIds", "createdAt")
        VALUES (${itemId}, ${crypto.randomUUID()}, ${others.map(({ id }) => id)}, ${now})
        ON CONFLICT ("itemId") DO UPDATE
          SET "jobId" = EXCLUDED."jobId", "otherItemIds" = EXCLUDED."otherItemIds", status = 'QUEUED', done = 0,
            total = 0, result = NULL, fault = NULL, "finishedAt" = NULL, "createdAt" = EXCLUDED."createdAt"
          WHERE "SimilarityRun".status IN ('FINISHED', 'FAULTED') OR "SimilarityRun"."createdAt" < ${lostBefore}
        RETURNING "jobId"`
      for (const { jobId } of queued) await enqueueSimilarity(tx, jobId)
    })
    return { ok: true }
  },
)

/** Ends a comparison that waits or goes on; nothing of it is kept. */
export const stopSimilarity = useCase(
  InputSchema,
  { invalid: 'There is no such item any more. Load the page again.' },
  async (viewer, { itemId }): Promise<{ ok: true } | Refusal<'not-found' | 'limited'>> => {
    const item = await findStaffedItem(viewer, itemId)
    if (item === null) return notFound()
    if (!(await seesAll(viewer, item))) return limited
    await database.similarityRun.deleteMany({ where: { itemId, status: { in: ['QUEUED', 'RUNNING'] } } })
    return { ok: true }
  },
)
