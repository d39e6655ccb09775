import * as z from 'zod'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { auditRegrade } from '#server/regrades/audit-changes.ts'
import { whyNotComparable } from '#server/regrades/comparable.ts'
import { findRegradedItem } from '#server/regrades/find-regraded-item.ts'
import { queueLacking } from '#server/regrades/queue-lacking.ts'

export const regradeReasonMax = 500

const StartRegradeInputSchema = z.strictObject({
  itemId: IdSchema,
  /** Of the same exercise; the version that the item has judges once more with the graders of today. */
  versionId: IdSchema,
  reason: z.string().trim().max(regradeReasonMax),
})
type Result =
  | { ok: true; regradeId: string; submissions: number }
  | Refusal<'not-found' | 'no-reason' | 'nothing-handed-in' | 'open-already' | 'not-comparable'>

/** Variants that are tried before anything is queued. */
const samplesMax = 5

/** Judges all submissions of an item once more, beside what counts. Nothing changes for students. */
export const startRegrade = useCase(
  StartRegradeInputSchema,
  { invalid: `Not begun: choose a version, and give a reason of at most ${regradeReasonMax} characters.` },
  async (viewer, { itemId, versionId, reason }, now): Promise<Result> => {
    const item = await findRegradedItem(viewer, itemId)
    if (item === null) return notFound()
    if (reason === '') return refuse('no-reason', 'Not begun: say why. Students read it beside what changed.')
    const { exerciseId } = item.exerciseVersion
    const to = await database.exerciseVersion.findFirst({ where: { id: versionId, exerciseId } })
    if (to === null) return notFound()
    const samples = await database.variant.findMany({
      where: { itemId, submissions: { some: {} } },
      take: samplesMax,
      select: { parameters: true },
    })
    if (samples.length === 0) {
      return refuse(
        'nothing-handed-in',
        'Not begun: nobody has handed in anything. Choose the version where the assignment is edited.',
      )
    }
    const parameters = samples.map((sample) => ParametersSchema.parse(sample.parameters))
    const why = await whyNotComparable(item.exerciseVersion.treeDigest, to.treeDigest, parameters)
    if (why !== null) return refuse('not-comparable', `Not begun: ${why}`)
    return database.$transaction(
      async (tx) => {
        await lock(tx, 'regrade', itemId)
        const open = await tx.regrade.findFirst({ where: { itemId, state: 'OPEN' }, select: { id: true } })
        if (open !== null) {
          return refuse('open-already', 'Not begun: a regrade of this item is open. Decide on it first.')
        }
        const regrade = await tx.regrade.create({
          data: {
            itemId,
            fromVersionId: item.exerciseVersionId,
            toVersionId: to.id,
            reason,
            byId: viewer.id,
            createdAt: now,
          },
        })
        const submissions = await queueLacking(tx, regrade, now)
        await auditRegrade(tx, { item, regrade, by: viewer, act: 'regrade-begun' })
        return { ok: true, regradeId: regrade.id, submissions }
      },
      { timeout: 60_000 },
    )
  },
)
