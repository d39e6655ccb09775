import * as z from 'zod'
import { type Response, ResponseSchema } from '#graders/exercise/response.ts'
import { type Program, ProgramSchema } from '#graders/labs/contract/program.ts'
import type { Prisma } from '#prisma-client'
import { CounterSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import type { SaveDraftResult } from '#server/drafts/draft-view.ts'
import { sayTooLate } from '#server/drafts/say-too-late.ts'
import { checkDraftSize } from '#server/items/check-draft-size.ts'
import { checkDraftWindow } from '#server/items/check-window.ts'
import { loadItem } from '#server/items/load-item.ts'
import { notFound, refuse } from '#server/refusal.ts'
import { type Sitting, takesDrafts } from '#server/scores/exam.ts'
import { getCurrentVariant } from '#server/variants/get-current-variant.ts'
import { whyNotTheseNumbers } from '#server/variants/why-not-these-numbers.ts'

const SaveDraftInputSchema = z.strictObject({
  itemId: IdSchema,
  attempt: CounterSchema,
  /** The numbers that the page shows, and so whose they are. Left out, nobody looks. */
  variantId: IdSchema.optional(),
  /** The newest revision that the page has seen; 0 when there was none. */
  seen: CounterSchema,
  content: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('response'), response: ResponseSchema }),
    z.strictObject({ kind: z.literal('program'), program: ProgramSchema }),
  ]),
})

/** Keeps what the student has typed so far. A draft is never judged. A save that did not see the newest changes nothing
 * and brings that one back. */
export const saveDraft = useCase(
  SaveDraftInputSchema,
  {
    invalid: (error) => `Not saved: this draft was not understood (${z.prettifyError(error).slice(0, 300)}).`,
  },
  async (viewer, { itemId, attempt, variantId, seen, content }, now): Promise<SaveDraftResult> => {
    const began = performance.now()
    const loaded = await loadItem(viewer, itemId, now)
    if (loaded === null) return (await sayTooLate(viewer, itemId, now)) ?? notFound()
    if ((loaded.kind === 'lab') !== (content.kind === 'program')) {
      return refuse(
        'wrong-kind',
        'Not saved: this draft belongs to another kind of exercise. Reload the page.',
      )
    }
    const closed = checkDraftWindow(loaded)
    if (closed !== null) return closed
    const tooLarge = content.kind === 'program' ? checkDraftSize(content.program) : null
    if (tooLarge !== null) return tooLarge
    const variant = await getCurrentVariant(loaded)
    const other = whyNotTheseNumbers(variant, { attempt, variantId }, 'Not saved')
    if (other !== null) return other
    const save = (db: Prisma.TransactionClient) =>
      content.kind === 'program'
        ? store(db, variant.id, seen, content.program, ProgramSchema, now)
        : store(db, variant.id, seen, content.response, ResponseSchema, now)
    if (loaded.sitting === null) return save(database)
    const saved = await database.$transaction(async (tx) => {
      const assignmentId = loaded.item.assignment.id
      const sitting = await holdSitting(tx, assignmentId, viewer.id)
      const at = new Date(now.getTime() + performance.now() - began)
      return sitting !== null && takesDrafts(sitting, at) ? save(tx) : null
    })
    // Asked after it: a whole room comes too late in the same second, and transactions that each wait for a second
    // connection would wait for each other.
    return saved ?? (await sayTooLate(viewer, itemId, now)) ?? notFound()
  },
)

/** One statement, so that of two saves at once the second meets the first. The same content again is no change. */
async function store(
  db: Prisma.TransactionClient,
  variantId: string,
  seen: number,
  content: Response | Program,
  read: z.ZodType<Response | Program>,
  now: Date,
): Promise<SaveDraftResult> {
  const [stored] = await db.$queryRaw<{ revision: number }[]>`
    INSERT INTO "Draft" ("variantId", response, revision, "updatedAt")
    VALUES (${variantId}, ${JSON.stringify(content)}::jsonb, ${seen + 1}, ${now})
    ON CONFLICT ("variantId") DO UPDATE
      SET response = excluded.response,
          revision = "Draft".revision + (CASE WHEN "Draft".response = excluded.response THEN 0 ELSE 1 END),
          "updatedAt" = excluded."updatedAt"
      WHERE "Draft".revision = ${seen} OR "Draft".response = excluded.response
    RETURNING revision`
  if (stored !== undefined) return { ok: true, revision: stored.revision, savedAt: now }
  const newer = await db.draft.findUniqueOrThrow({ where: { variantId } })
  return {
    ...refuse('conflict', 'Not saved: another window or device saved a newer draft.'),
    other: { content: read.parse(newer.response), revision: newer.revision, savedAt: newer.updatedAt },
  }
}

/** Until the transaction ends, the exam is not closed: what is saved now is handed in. */
async function holdSitting(
  tx: Prisma.TransactionClient,
  assignmentId: string,
  userId: string,
): Promise<Sitting | null> {
  await tx.$queryRaw`
    SELECT FROM "ExamSitting" WHERE "assignmentId" = ${assignmentId} AND "userId" = ${userId} FOR SHARE`
  return tx.examSitting.findUnique({ where: { assignmentId_userId: { assignmentId, userId } } })
}
