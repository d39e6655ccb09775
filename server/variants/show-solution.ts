import * as z from 'zod'
import { CounterSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { checkWindow } from '#server/items/check-window.ts'
import { countUsed, type Used } from '#server/items/count-used.ts'
import { type LoadedItem, loadItem } from '#server/items/load-item.ts'
import { describePolicy } from '#server/items/reveal.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { ownerKey } from '#server/teams/owner.ts'
import { endVariant } from '#server/variants/end-variant.ts'
import { findVariant, getCurrentVariant } from '#server/variants/get-current-variant.ts'
import { whyNotTheseNumbers } from '#server/variants/why-not-these-numbers.ts'

const ShowSolutionInputSchema = z.strictObject({
  itemId: IdSchema,
  /** The numbers that the page shows; others are not ended. */
  attempt: CounterSchema,
  /** The page's own, and so whose page it is. Left out, nobody looks. */
  variantId: IdSchema.optional(),
})
type Result =
  | { ok: true }
  | Refusal<'not-found' | 'wrong-kind' | 'closed' | 'stale-numbers' | 'not-answered' | 'not-yet'>

/** Ends the present set of numbers: it takes no further answer, and its solution may be seen. */
export const showSolution = useCase(
  ShowSolutionInputSchema,
  { invalid: 'This request was not understood. Reload the page and try again.' },
  async (viewer, { itemId, attempt, variantId }, now): Promise<Result> => {
    const loaded = await loadItem(viewer, itemId, now)
    if (loaded === null) return notFound()
    const present = await getCurrentVariant(loaded)
    return database.$transaction(async (tx) => {
      await lock(tx, 'item', ownerKey(loaded.team.owner), itemId)
      const variant = (await findVariant(tx, loaded)) ?? present
      const other = whyNotTheseNumbers(variant, { attempt, variantId }, 'Not done')
      if (other !== null) return other
      const refusal = whyNoSolution(loaded, await countUsed(tx, loaded.team.owner, itemId, variant.id))
      if (refusal !== null) return refusal
      await endVariant(tx, variant.id, 'SOLUTION_SHOWN', now)
      return { ok: true }
    })
  },
)

/** Why the solution cannot be asked for now; null when it can. */
export function whyNoSolution(
  loaded: LoadedItem,
  { answers }: Used,
): Refusal<'wrong-kind' | 'closed' | 'not-answered' | 'not-yet'> | null {
  if (loaded.kind === 'lab') return refuse('wrong-kind', describePolicy('AFTER_SUBMIT', 'lab'))
  const closed = checkWindow(loaded)
  if (closed !== null) return closed
  const { reveal } = loaded.item.assignment
  if (reveal !== 'AFTER_SUBMIT') return refuse('not-yet', describePolicy(reveal, 'exercise'))
  if (answers === 0) {
    return refuse('not-answered', 'Submit an answer for these numbers first; then you can see the solution.')
  }
  return null
}
