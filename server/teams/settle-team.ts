import type { Prisma } from '#prisma-client'
import { type FoundOwner, findOwner, type InGroups } from '#server/teams/find-owner.ts'
import { ownerKey } from '#server/teams/owner.ts'

/**
 * In the transaction that stores a submission: whoever is in the group now has it, for good, and so has who works alone.
 * False where the group became another one since it was looked at; then nothing may be stored.
 */
export async function settleTeam(
  tx: Prisma.TransactionClient,
  userId: string,
  assignment: InGroups,
  seen: Pick<FoundOwner, 'owner' | 'settled'>,
  now: Date,
): Promise<boolean> {
  if (seen.settled) return true
  const { teamId } = seen.owner
  // Two members may hand in two items at once.
  if (teamId !== null) await tx.$queryRaw`SELECT FROM "Team" WHERE id = ${teamId} FOR UPDATE`
  const found = await findOwner(tx, userId, assignment)
  if (found.groupId !== null || ownerKey(found.owner) !== ownerKey(seen.owner)) return false
  if (found.settled) return true
  const seat = (member: string) => ({ assignmentId: assignment.id, userId: member, teamId })
  // At this moment they may hand something in alone, or with others.
  const own = await tx.teamSeat.createMany({ data: [seat(userId)], skipDuplicates: true })
  if (own.count === 0) return false
  await tx.teamSeat.createMany({ data: found.members.toSorted().map(seat), skipDuplicates: true })
  if (teamId !== null) await tx.team.update({ where: { id: teamId }, data: { handedInAt: now } })
  return true
}
