// A bank of late days: whole days of being late, for a term, that cost nothing. Nobody has to ask for one. They are spent
// in the order in which late work was handed in, whatever it was worth afterwards: a submission spends, for its assignment,
// the days that it is late and that no earlier one has spent for the same assignment. When fewer are left, they pay for the
// days that they reach to, and the others cost what they cost. None is spent that would spare nothing.
//
// What is spent is worked out when it is read, as points are: who is given more time afterwards has their days back.
import { daysLate, type LatePolicy, percentOff } from '#server/scores/late-policy.ts'
import type { LateDaysView } from '#server/scores/lateness-view.ts'

/** What one student handed in to an assignment. */
export interface LateWork {
  assignmentId: string
  /** With the student's own more time in it. */
  policy: LatePolicy
  /** Moments of submissions that we could judge, or have not judged yet, in any order. */
  submittedAt: readonly Date[]
}

/** Late days by assignment; an assignment without any may be missing. */
export type SpentLateDays = ReadonlyMap<string, number>

export function spendLateDays(bank: number, works: readonly LateWork[]): SpentLateDays {
  const spent = new Map<string, number>()
  if (bank === 0) return spent
  const late = works
    .flatMap(({ assignmentId, policy, submittedAt }) =>
      submittedAt.map((at) => ({ at: at.getTime(), assignmentId, policy, days: daysLate(policy, at) })),
    )
    .filter(({ days }) => days > 0)
    .toSorted((a, b) => a.at - b.at || (a.assignmentId < b.assignmentId ? -1 : 1))
  let left = bank
  for (const { assignmentId, policy, days } of late) {
    const before = spent.get(assignmentId) ?? 0
    const more = Math.min(left, days - before)
    if (more <= 0 || percentOff(policy, days - before - more) >= percentOff(policy, days - before)) continue
    spent.set(assignmentId, before + more)
    left -= more
  }
  return spent
}

/** Null where the course gives none. */
export function viewLateDays(bank: number, spent: SpentLateDays): LateDaysView | null {
  if (bank === 0) return null
  return { bank, left: bank - [...spent.values()].reduce((sum, days) => sum + days, 0) }
}
