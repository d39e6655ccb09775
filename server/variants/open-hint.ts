import * as z from 'zod'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { CounterSchema, IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { getPresented } from '#server/exercises/get-exercise.ts'
import { checkWindow } from '#server/items/check-window.ts'
import { loadItem } from '#server/items/load-item.ts'
import { findOpenedHints } from '#server/items/opened-hints.ts'
import { showHints } from '#server/items/show-exercise.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { ownerKey } from '#server/teams/owner.ts'
import { getCurrentVariant } from '#server/variants/get-current-variant.ts'
import { whyNotTheseNumbers } from '#server/variants/why-not-these-numbers.ts'

const OpenHintInputSchema = z.strictObject({
  itemId: IdSchema,
  /** Counted from 1. */
  hint: CounterSchema,
  /** What the page said that it costs: nobody pays another price. */
  cost: z.number().min(0).max(100),
  /** The page's own, and so whose page it is. Left out, nobody looks. */
  variantId: IdSchema.optional(),
})
type Result = { ok: true } | Refusal<'not-found' | 'closed' | 'stale-numbers' | 'not-in-order' | 'other-cost'>

/** Opens a hint that costs something. What was submitted before keeps its points; asked for twice, it is paid once. */
export const openHint = useCase(
  OpenHintInputSchema,
  { invalid: 'This request was not understood. Reload the page and try again.' },
  async (viewer, { itemId, hint, cost, variantId }, now): Promise<Result> => {
    const loaded = await loadItem(viewer, itemId, now)
    if (loaded === null) return notFound()
    const closed = checkWindow(loaded)
    if (closed !== null) return closed
    const variant = await getCurrentVariant(loaded)
    const other = whyNotTheseNumbers(variant, { variantId }, 'Not opened')
    if (other !== null) return other
    const parameters = ParametersSchema.parse(variant.parameters)
    const exercise = await getPresented(loaded.item.exerciseVersion.treeDigest, parameters)
    return database.$transaction(async (tx) => {
      await lock(tx, 'item', ownerKey(loaded.team.owner), itemId)
      const hints = showHints(exercise, await findOpenedHints(tx, loaded.team, itemId))
      const asked = hints[hint - 1]
      if (asked === undefined) return notFound()
      if (asked.text !== null) return { ok: true }
      const next = hints.findIndex(({ text }) => text === null) + 1
      if (hint !== next)
        return refuse('not-in-order', `Hints are opened in their order: hint ${next} is next.`)
      if (asked.cost !== cost) {
        return refuse('other-cost', `This hint costs ${asked.cost} % of the points now. Reload the page.`)
      }
      const { teamId } = loaded.team.owner
      await tx.openedHint.create({ data: { itemId, userId: viewer.id, teamId, hint, cost, openedAt: now } })
      return { ok: true }
    })
  },
)
