// Which of a student's submissions for an item count. One that we could not judge, or have not judged yet, never does.
import type { Counting } from '#prisma-client'

/** What decides it; part of an assignment's row. */
export interface CountingPolicy {
  counting: Counting
}

interface Judged {
  submittedAt: Date
  /** With everything taken off that was lost. */
  points: number
}

/** The points that count, and the submissions that they come from; null before any was judged. */
export function whatCounts<One extends Judged>(
  { counting }: CountingPolicy,
  judged: readonly One[],
): { points: number; of: readonly One[] } | null {
  const [first] = judged
  if (first === undefined) return null
  if (counting === 'MEAN') {
    const sum = judged.reduce((total, { points }) => total + points, 0)
    return { points: sum / judged.length, of: judged }
  }
  const isBetter = counting === 'BEST' ? (a: One, b: One) => a.points > b.points : isLater
  const one = judged.reduce((chosen, other) => (isBetter(other, chosen) ? other : chosen), first)
  return { points: one.points, of: [one] }
}

/** Of two at the same moment, the one with more points. */
function isLater(a: Judged, b: Judged): boolean {
  const later = a.submittedAt.getTime() - b.submittedAt.getTime()
  return later > 0 || (later === 0 && a.points > b.points)
}
