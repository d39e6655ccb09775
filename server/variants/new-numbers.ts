import * as z from 'zod'
import { CounterSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { checkWindow } from '#server/items/check-window.ts'
import { submissionsLeft } from '#server/items/count-submissions.ts'
import { countUsed, type Used } from '#server/items/count-used.ts'
import { type LoadedItem, loadItem } from '#server/items/load-item.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { ownerKey } from '#server/teams/owner.ts'
import { endVariant } from '#server/variants/end-variant.ts'
import {
  drawFirstVariant,
  findVariant,
  getCurrentVariant,
  storeVariant,
} from '#server/variants/get-current-variant.ts'
import { whyNotTheseNumbers } from '#server/variants/why-not-these-numbers.ts'

const NewNumbersInputSchema = z.strictObject({
  itemId: IdSchema,
  /** The numbers that the page shows; new ones are made only when these are still the present ones. */
  attempt: CounterSchema,
  /** The page's own, and so whose page it is. Left out, nobody looks. */
  variantId: IdSchema.optional(),
})
type Result =
  | { ok: true; attempt: number }
  | Refusal<'not-found' | 'stale-numbers' | 'no-numbers' | 'closed' | 'not-answered' | 'no-attempts-left'>

/** The next set of numbers, after the present one was answered, which it ends. Asked for twice, it is made once. */
export const newNumbers = useCase(
  NewNumbersInputSchema,
  { invalid: 'This request was not understood. Reload the page and try again.' },
  async (viewer, { itemId, attempt, variantId }, now): Promise<Result> => {
    const loaded = await loadItem(viewer, itemId, now)
    if (loaded === null) return notFound()
    const present = await getCurrentVariant(loaded)
    if (present.attempt > attempt) return { ok: true, attempt: present.attempt }
    const other = whyNotTheseNumbers(present, { variantId }, 'Not done')
    if (other !== null) return other
    const early = whyNoNumbers(loaded, await countUsed(database, loaded.team.owner, itemId, present.id))
    if (early !== null) return early
    const drawn = await drawFirstVariant(loaded, present.attempt + 1)
    return database.$transaction(async (tx) => {
      await lock(tx, 'item', ownerKey(loaded.team.owner), itemId)
      // Meanwhile another window may have taken them, or another answer may have used the last attempt.
      const current = (await findVariant(tx, loaded)) ?? present
      if (current.attempt > attempt) return { ok: true, attempt: current.attempt }
      const refusal = whyNoNumbers(loaded, await countUsed(tx, loaded.team.owner, itemId, current.id))
      if (refusal !== null) return refusal
      await endVariant(tx, current.id, 'NEW_NUMBERS', now)
      await storeVariant(tx, drawn)
      return { ok: true, attempt: drawn.attempt }
    })
  },
)

/** Why new numbers cannot be had now; null when they can. */
export function whyNoNumbers(
  loaded: LoadedItem,
  used: Used,
): Refusal<'no-numbers' | 'closed' | 'not-answered' | 'no-attempts-left'> | null {
  if (loaded.kind === 'lab')
    return refuse('no-numbers', 'A lab has no numbers of your own: submit again instead.')
  const open = checkWindow(loaded)
  if (open !== null) return open
  if (used.answers === 0) {
    return refuse('not-answered', 'Submit an answer for these numbers first; then you can have new ones.')
  }
  if (submissionsLeft(loaded, used.submissions) !== 0) return null
  return refuse('no-attempts-left', 'You have used all submissions for this exercise.')
}
