import type { Prisma } from '#prisma-client'
import { may } from '#server/access/rules.ts'
import type { LoadedItem } from '#server/items/load-item.ts'
import type { WorkOwner } from '#server/teams/owner.ts'

/** Submissions that count for an item, of a student or of their team. One that we could not judge used nothing up. */
export function countSubmissions(
  db: Prisma.TransactionClient,
  owner: WorkOwner,
  itemId: string,
): Promise<number> {
  return db.submission.count({
    where: {
      variant: { itemId, ...owner },
      runs: { none: { mode: 'LIVE', status: 'FAULTED' } },
    },
  })
}

/** Those of them whose judgement is final. In one query: counting what is used and what is pending one after the other
 * could miss a run that ends in a Fault in between. */
export function countJudged(db: Prisma.TransactionClient, owner: WorkOwner, itemId: string): Promise<number> {
  return db.submission.count({
    where: {
      variant: { itemId, ...owner },
      runs: {
        some: { mode: 'LIVE', status: 'FINISHED' },
        none: { mode: 'LIVE', status: { not: 'FINISHED' } },
      },
    },
  })
}

/** Null is any number: no limit is set, or the viewer is staff trying the item out. */
export function submissionsLeft({ item, standing }: LoadedItem, used: number): number | null {
  const allowed = item.assignment.attempts
  return allowed === null || may.workOutsideWindow(standing) ? null : Math.max(0, allowed - used)
}
