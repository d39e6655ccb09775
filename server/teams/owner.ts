/** Whose numbers of an assignment somebody works with: their own, or those of their team. */
export type WorkOwner = { userId: string; teamId: null } | { userId: null; teamId: string }

/** What names it in a lock, and in the seed of its numbers. */
export const ownerKey = ({ userId, teamId }: WorkOwner): string => teamId ?? userId

export const aloneAs = (userId: string): WorkOwner => ({ userId, teamId: null })

/** Of stored numbers. Every row has one of the two, which the database sees to. */
export function workOwnerOf({ userId, teamId }: { userId: string | null; teamId: string | null }): WorkOwner {
  if (teamId !== null) return { userId: null, teamId }
  if (userId === null) throw new Error('A set of numbers is nobody’s.')
  return aloneAs(userId)
}
