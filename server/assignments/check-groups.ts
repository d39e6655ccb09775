import type { Prisma } from '#prisma-client'
import { type Refusal, refuse } from '#server/refusal.ts'

/**
 * Whether an assignment is worked on alone or in groups does not change once there is work: whose it is would change with it.
 * Groups may grow at any time. Where everybody is to work alone, a draft of a group would be nobody's any more.
 */
export async function checkGroups(
  tx: Prisma.TransactionClient,
  stored: { id: string; groupSize: number | null },
  { groupSize: wanted }: { groupSize: number | null },
  submissions: number,
): Promise<Refusal<'groups-begun'> | null> {
  const { id: assignmentId, groupSize: before } = stored
  if (wanted === before || (before !== null && wanted !== null && wanted > before)) return null
  if (submissions > 0) {
    const instead = before === null ? '' : ', or let them have more members'
    return refuse(
      'groups-begun',
      `Not saved: something is handed in already, so whether it is worked on alone or in groups stays. Put it back as it was${instead}.`,
    )
  }
  const drafts = await tx.draft.count({ where: { variant: { team: { assignmentId } } } })
  if (drafts === 0) return null
  return refuse(
    'groups-begun',
    'Not saved: groups have begun to work on it together, and nobody would have their drafts. Put it back as it was, or let them have more members.',
  )
}
