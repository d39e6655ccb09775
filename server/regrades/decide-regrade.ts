// What becomes of a regrade that is open. All of it in one transaction each, so that points are never half of one and half
// of the other.
//
// How committing works. The item's row is locked: whoever hands in at this moment comes before, and is judged first, or
// after, and is judged by the new version (hold-item.ts). Then the runs change places: what counted is REPLACED, the
// shadow is LIVE. A submission has one run of each mode at most, so nothing else has to know of regrades.
import * as z from 'zod'
import type { Prisma, Regrade } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { refuse } from '#server/refusal.ts'
import { auditChanges, auditRegrade } from '#server/regrades/audit-changes.ts'
import { compareRegrade } from '#server/regrades/compare-regrade.ts'
import { queueLacking, requeueFaultedShadows } from '#server/regrades/queue-lacking.ts'
import {
  decided,
  keepVersion,
  RegradeIdSchema,
  type RegradeResult,
  saysUnknown,
  withRegrade,
} from '#server/regrades/with-regrade.ts'

const CommitSchema = z.strictObject({ regradeId: IdSchema, onlyIncreases: z.boolean() })

/** Lets it count. Without `onlyIncreases` every submission counts as it came out; with it, those alone that gained. */
export const commitRegrade = useCase(
  CommitSchema,
  { invalid: saysUnknown },
  async (viewer, { regradeId, onlyIncreases }, now): RegradeResult<{ students: number }> =>
    withRegrade(viewer, regradeId, async (tx, item, regrade) => {
      if (regrade.state !== 'OPEN') return decided
      const lacking = await queueLacking(tx, regrade, now)
      const waiting = await tx.gradingRun.count({
        where: { regradeId, mode: 'SHADOW', status: { in: ['QUEUED', 'RUNNING'] } },
      })
      if (lacking + waiting > 0) {
        const many = lacking + waiting === 1 ? '1 submission is' : `${lacking + waiting} submissions are`
        return refuse(
          'not-judged-yet',
          `Not committed: ${many} still being judged. Wait for them, then commit.`,
        )
      }
      const { changed } = await compareRegrade(tx, item, onlyIncreases)
      await auditChanges(tx, { item, regrade, by: viewer, act: 'regraded', changed })
      await swapRuns(tx, regrade, onlyIncreases)
      await tx.assignmentItem.update({
        where: { id: item.id },
        data: { exerciseVersionId: regrade.toVersionId },
      })
      await tx.regrade.update({
        where: { id: regradeId },
        data: { state: 'COMMITTED', onlyIncreases, decidedAt: now },
      })
      return { ok: true, students: changed.length }
    }),
)

/** Throws its runs away: nothing of it ever counted. */
export const discardRegrade = useCase(
  RegradeIdSchema,
  { invalid: saysUnknown },
  async (viewer, { regradeId }, now): RegradeResult =>
    withRegrade(viewer, regradeId, async (tx, item, regrade) => {
      if (regrade.state !== 'OPEN') return decided
      await tx.gradingRun.deleteMany({ where: { regradeId, mode: 'SHADOW' } })
      await tx.regrade.update({ where: { id: regradeId }, data: { state: 'DISCARDED', decidedAt: now } })
      await auditRegrade(tx, { item, regrade, by: viewer, act: 'regrade-discarded' })
      return { ok: true }
    }),
)

/** Judges what came since, and what could not be judged. */
export const judgeMore = useCase(
  RegradeIdSchema,
  { invalid: saysUnknown },
  async (viewer, { regradeId }, now): RegradeResult<{ submissions: number }> =>
    withRegrade(viewer, regradeId, async (tx, _item, regrade) => {
      if (regrade.state !== 'OPEN') return decided
      const submissions =
        (await queueLacking(tx, regrade, now)) + (await requeueFaultedShadows(tx, regradeId))
      return { ok: true, submissions }
    }),
)

async function swapRuns(
  tx: Prisma.TransactionClient,
  regrade: Regrade,
  onlyIncreases: boolean,
): Promise<void> {
  const { id, itemId } = regrade
  await keepVersion(tx, itemId, regrade.fromVersionId)
  // The newest regrade alone can be undone.
  await tx.gradingRun.deleteMany({ where: { mode: 'REPLACED', variant: { itemId } } })
  await tx.$executeRaw`
    UPDATE "GradingRun" live SET mode = 'REPLACED' FROM "GradingRun" shadow
    WHERE shadow."regradeId" = ${id} AND shadow.mode = 'SHADOW' AND shadow.status = 'FINISHED'
      AND live."submissionId" = shadow."submissionId" AND live.mode = 'LIVE'
      AND (NOT ${onlyIncreases} OR live.score IS NULL OR shadow.score > live.score)`
  await tx.$executeRaw`
    UPDATE "GradingRun" shadow SET mode = 'LIVE' FROM "GradingRun" before
    WHERE shadow."regradeId" = ${id} AND shadow.mode = 'SHADOW'
      AND before."submissionId" = shadow."submissionId" AND before.mode = 'REPLACED'`
  await tx.gradingRun.deleteMany({ where: { regradeId: id, mode: 'SHADOW' } })
}
