import type { Prisma } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import type { LoadedItem } from '#server/items/load-item.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { settleTeam } from '#server/teams/settle-team.ts'

/** What is handed in now is, for good, that of all who are in the group now. A refusal when it became another one since the
 * item was loaded. */
export async function holdTeam(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  { item, team }: LoadedItem,
  now: Date,
): Promise<Refusal<'stale-numbers'> | null> {
  if (await settleTeam(tx, viewer.id, item.assignment, team, now)) return null
  return refuse(
    'stale-numbers',
    'Not submitted: you work in another group than when this page was loaded. Keep a copy of what you typed, then reload the page.',
  )
}
