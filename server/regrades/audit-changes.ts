import type { Prisma, Regrade } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import type { AuditedAct } from '#server/audit/audited-act.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { addNotices } from '#server/notices/add-notices.ts'
import type { RegradedItem } from '#server/regrades/find-regraded-item.ts'
import type { StudentChange } from '#server/regrades/regrade-view.ts'
import { isWithheld } from '#server/scores/exam.ts'

export interface ChangesToAudit {
  item: RegradedItem
  regrade: Regrade
  by: Viewer
  act: Extract<AuditedAct, 'regraded' | 'regrade-undone'>
  changed: readonly StudentChange[]
}

/** An entry on the course: who began, decided or undid a regrade, also where nobody's points change. */
export const auditRegrade = (
  tx: Prisma.TransactionClient,
  { item, regrade, by, act }: Omit<ChangesToAudit, 'changed' | 'act'> & { act: AuditedAct },
): Promise<void> =>
  recordActs(tx, [
    {
      courseId: item.assignment.course.id,
      byId: by.id,
      of: null,
      act,
      after: { item: item.exerciseVersion.title },
      reason: regrade.reason,
    },
  ])

/** An entry for each student whose points change, who hears of it. */
export async function auditChanges(
  tx: Prisma.TransactionClient,
  { item, regrade, by, act, changed }: ChangesToAudit,
): Promise<void> {
  await auditRegrade(tx, { item, regrade, by, act })
  const people = await tx.user.findMany({
    where: { id: { in: changed.map(({ userId }) => userId) } },
    select: { id: true, email: true },
  })
  const emailOf = new Map(people.map(({ id, email }) => [id, email]))
  const { title } = item.exerciseVersion
  await recordActs(
    tx,
    changed.map(({ userId, before, after }) => ({
      courseId: item.assignment.course.id,
      byId: by.id,
      of: { userId, email: emailOf.get(userId) ?? '' },
      act,
      before: { item: title, points: before },
      after: { item: title, points: after },
      reason: regrade.reason,
    })),
  )
  const exam = await tx.exam.findUnique({ where: { assignmentId: item.assignment.id } })
  // What is withheld is not heard of either.
  if (isWithheld(exam)) return
  await addNotices(
    tx,
    changed.map(({ userId }) => ({
      userId,
      kind: 'POINTS_CHANGED',
      courseId: item.assignment.course.id,
      about: title,
      note: regrade.reason,
      path: `/items/${item.id}`,
    })),
  )
}
