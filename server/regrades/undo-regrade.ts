import { useCase } from '#server/access/use-case.ts'
import { refuse } from '#server/refusal.ts'
import { auditChanges } from '#server/regrades/audit-changes.ts'
import { compareRegrade } from '#server/regrades/compare-regrade.ts'
import {
  decided,
  keepVersion,
  RegradeIdSchema,
  type RegradeResult,
  saysUnknown,
  withRegrade,
} from '#server/regrades/with-regrade.ts'

/** Takes the newest committed regrade back: what counted before counts again. */
export const undoRegrade = useCase(
  RegradeIdSchema,
  { invalid: saysUnknown },
  async (viewer, { regradeId }, now): RegradeResult<{ students: number }> =>
    withRegrade(viewer, regradeId, async (tx, item, regrade) => {
      if (regrade.state !== 'COMMITTED') return decided
      const others = await tx.regrade.findMany({
        where: {
          itemId: item.id,
          createdAt: { gt: regrade.createdAt },
          state: { in: ['OPEN', 'COMMITTED', 'UNDONE'] },
        },
        select: { state: true },
      })
      if (others.some(({ state }) => state === 'OPEN')) {
        return refuse('one-is-open', 'Not undone: another regrade of this item is open. Decide on it first.')
      }
      if (others.length > 0 || item.exerciseVersionId !== regrade.toVersionId) {
        return refuse(
          'not-the-newest',
          'Not undone: the item was regraded again since. Only the newest can be undone.',
        )
      }
      // As a regrade of its own, whose shadows are what counted before.
      await tx.$executeRaw`
        UPDATE "GradingRun" SET mode = 'SHADOW'
        WHERE mode = 'REPLACED' AND "variantId" IN (SELECT id FROM "Variant" WHERE "itemId" = ${item.id})`
      const { changed } = await compareRegrade(tx, item, false)
      await auditChanges(tx, { item, regrade, by: viewer, act: 'regrade-undone', changed })
      await tx.$executeRaw`
        DELETE FROM "GradingRun" run USING "GradingRun" before
        WHERE before."submissionId" = run."submissionId" AND before.mode = 'SHADOW' AND run.mode = 'LIVE'
          AND run."variantId" IN (SELECT id FROM "Variant" WHERE "itemId" = ${item.id})`
      await tx.$executeRaw`
        UPDATE "GradingRun" SET mode = 'LIVE'
        WHERE mode = 'SHADOW' AND "variantId" IN (SELECT id FROM "Variant" WHERE "itemId" = ${item.id})`
      await keepVersion(tx, item.id, regrade.toVersionId)
      await tx.assignmentItem.update({
        where: { id: item.id },
        data: { exerciseVersionId: regrade.fromVersionId },
      })
      await tx.regrade.update({ where: { id: regradeId }, data: { state: 'UNDONE', decidedAt: now } })
      return { ok: true, students: changed.length }
    }),
)
