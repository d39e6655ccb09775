import * as z from 'zod'
import { type Response, ResponseSchema } from '#graders/exercise/response.ts'
import { type Program, ProgramSchema } from '#graders/labs/contract/program.ts'
import { CounterSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import type { SaveDraftResult } from '#server/drafts/draft-view.ts'
import { checkDraftSize } from '#server/items/check-draft-size.ts'
import { checkWindow } from '#server/items/check-window.ts'
import { loadItem } from '#server/items/load-item.ts'
import { notFound, refuse } from '#server/refusal.ts'
import { getCurrentVariant } from '#server/variants/get-current-variant.ts'

const SaveDraftInputSchema = z.strictObject({
  itemId: IdSchema,
  attempt: CounterSchema,
  /** Higher with each save. One that is not higher than the stored one arrived late, and is dropped. */
  revision: CounterSchema.min(1),
  content: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('response'), response: ResponseSchema }),
    z.strictObject({ kind: z.literal('program'), program: ProgramSchema }),
  ]),
})

/** Keeps what the student has typed so far. A draft is never judged. */
export const saveDraft = useCase(
  SaveDraftInputSchema,
  {
    invalid: (error) => `Not saved: this draft was not understood (${z.prettifyError(error).slice(0, 300)}).`,
  },
  async (viewer, { itemId, attempt, revision, content }, now): Promise<SaveDraftResult> => {
    const loaded = await loadItem(viewer, itemId, now)
    if (loaded === null) return notFound()
    if ((loaded.kind === 'lab') !== (content.kind === 'program')) {
      return refuse(
        'wrong-kind',
        'Not saved: this draft belongs to another kind of exercise. Reload the page.',
      )
    }
    const closed = checkWindow(loaded)
    if (closed !== null) return closed
    const tooLarge = content.kind === 'program' ? checkDraftSize(content.program) : null
    if (tooLarge !== null) return tooLarge
    const variant = await getCurrentVariant(viewer, loaded)
    if (variant.attempt !== attempt) {
      return refuse(
        'stale-numbers',
        'Not saved: you took new numbers in another window. Reload the page to see them.',
      )
    }
    return store(variant.id, revision, content.kind === 'program' ? content.program : content.response, now)
  },
)

/** One statement, so that of two saves at once the newer stays, whichever comes first. */
async function store(
  variantId: string,
  revision: number,
  content: Response | Program,
  now: Date,
): Promise<SaveDraftResult> {
  const stored = await database.$queryRaw<{ revision: number }[]>`
    INSERT INTO "Draft" ("variantId", response, revision, "updatedAt")
    VALUES (${variantId}, ${JSON.stringify(content)}::jsonb, ${revision}, ${now})
    ON CONFLICT ("variantId") DO UPDATE
      SET response = excluded.response, revision = excluded.revision, "updatedAt" = excluded."updatedAt"
      WHERE "Draft".revision < excluded.revision
    RETURNING revision`
  if (stored.length > 0) return { ok: true, revision, savedAt: now }
  const newer = await database.draft.findUnique({ where: { variantId }, select: { revision: true } })
  return {
    ...refuse('older-revision', 'A newer draft is already saved, perhaps from another window.'),
    revision: newer?.revision ?? revision,
  }
}
