import type { Prisma } from '#prisma-client'
import { findOwner, type InGroups } from '#server/teams/find-owner.ts'

/** Whether a set of numbers is somebody's own or their team's. */
export async function isOwner(
  db: Prisma.TransactionClient,
  userId: string,
  numbers: { userId: string | null; teamId: string | null },
  assignment: InGroups,
): Promise<boolean> {
  if (numbers.teamId === null) return numbers.userId === userId
  return (await findOwner(db, userId, assignment)).owner.teamId === numbers.teamId
}
