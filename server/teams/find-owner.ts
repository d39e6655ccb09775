// With whom a student works on an assignment in groups.
//
// How this works. As long as nothing is handed in, it follows from the group that the student is in now. The first
// submission gives everybody of that group a seat in its team, for good (settle-team.ts); a seat says it from then on. A
// student without a group, or in one that is too large, works alone, and so does who came to a group after it handed in.
import type { Prisma } from '#prisma-client'
import { aloneAs, type WorkOwner } from '#server/teams/owner.ts'

export interface FoundOwner {
  owner: WorkOwner
  /** All whose work it is. */
  members: readonly string[]
  /** It will not be another one any more. */
  settled: boolean
  /** A group that has no team for the assignment yet. */
  groupId: string | null
}

export interface InGroups {
  id: string
  courseId: string
  groupSize: number | null
}

/** Asks nothing where everybody works alone. */
export async function findOwner(
  db: Prisma.TransactionClient,
  userId: string,
  { id: assignmentId, courseId, groupSize }: InGroups,
): Promise<FoundOwner> {
  const alone = { owner: aloneAs(userId), members: [userId], settled: false, groupId: null }
  if (groupSize === null) return { ...alone, settled: true }
  const seat = await db.teamSeat.findUnique({
    where: { assignmentId_userId: { assignmentId, userId } },
    include: { team: { include: { seats: { select: { userId: true } } } } },
  })
  if (seat !== null) {
    if (seat.team === null) return { ...alone, settled: true }
    const members = seat.team.seats.map((one) => one.userId)
    return { owner: { userId: null, teamId: seat.team.id }, members, settled: true, groupId: null }
  }
  const enrolment = await db.enrolment.findUnique({
    where: { courseId_userId: { courseId, userId }, role: 'STUDENT' },
    select: {
      group: {
        select: {
          id: true,
          teams: { where: { assignmentId } },
          enrolments: {
            where: { role: 'STUDENT' },
            select: { userId: true, user: { select: { teamSeats: { where: { assignmentId } } } } },
          },
        },
      },
    },
  })
  const group = enrolment?.group ?? null
  if (group === null) return alone
  const free = group.enrolments.filter(({ user }) => user.teamSeats.length === 0)
  const [team] = group.teams
  if (free.length > groupSize || (team !== undefined && team.handedInAt !== null)) return alone
  const members = free.map((one) => one.userId)
  if (team === undefined) return { ...alone, members, groupId: group.id }
  return { owner: { userId: null, teamId: team.id }, members, settled: false, groupId: null }
}
