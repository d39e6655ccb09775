import type { Prisma } from '#prisma-client'
import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import type { LoadedItem } from '#server/items/load-item.ts'

/** Submissions of the viewer that count for an item. One that we could not judge used nothing up. */
export function countSubmissions(
  db: Prisma.TransactionClient,
  viewer: Viewer,
  itemId: string,
): Promise<number> {
  return db.submission.count({
    where: {
      userId: viewer.id,
      variant: { itemId },
      runs: { none: { mode: 'LIVE', status: 'FAULTED' } },
    },
  })
}

/** Those of them whose judgement is final. In one query: counting what is used and what is pending one after the other
 * could miss a run that ends in a Fault in between. */
export function countJudged(db: Prisma.TransactionClient, viewer: Viewer, itemId: string): Promise<number> {
  return db.submission.count({
    where: {
      userId: viewer.id,
      variant: { itemId },
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
