// The mark of a course with categories. Each assignment of a category counts alike, by the share of its points that was earned;
// the lowest are left out, but never all. A category in which nothing counts yet is left out, and the weights of the others make
// up the whole. An assignment counts from when it is due for the student: what is still open, or opens later, does not.
import { inTimeUntil, type LatePolicy } from '#server/scores/late-policy.ts'
import type { CategoryMark, WeightedMark } from '#server/scores/weighted-view.ts'

export interface Category {
  id: string
  name: string
  /** Percent of the mark. */
  weight: number
  dropLowest: number
}

/** An assignment of one student. */
export interface Weighed {
  id: string
  categoryId: string | null
  earned: number
  /** Full marks; without any it does not count. */
  points: number
  /** With the student's own more time in it. */
  policy: Pick<LatePolicy, 'dueAt' | 'graceMinutes'>
}

/** Null where the course has no categories. */
export function weigh(
  categories: readonly Category[],
  assignments: readonly Weighed[],
  now: Date,
): WeightedMark | null {
  if (categories.length === 0) return null
  const due = assignments.filter(({ points, policy }) => points > 0 && inTimeUntil(policy) <= now.getTime())
  const marks = categories.map((category) => markOf(category, due))
  const counting = marks.flatMap(({ weight, percent }) => (percent === null ? [] : [{ weight, percent }]))
  const weights = counting.reduce((sum, { weight }) => sum + weight, 0)
  const percent =
    weights === 0 ? null : counting.reduce((sum, mark) => sum + mark.weight * mark.percent, 0) / weights
  return { percent, categories: marks }
}

function markOf({ id, name, weight, dropLowest }: Category, due: readonly Weighed[]): CategoryMark {
  const shares = due
    .filter(({ categoryId }) => categoryId === id)
    .map((one) => ({ id: one.id, percent: (one.earned / one.points) * 100 }))
    // Equal ones keep the order of the course: the earlier one is left out.
    .toSorted((a, b) => a.percent - b.percent)
  const drop = Math.min(dropLowest, Math.max(0, shares.length - 1))
  const kept = shares.slice(drop)
  return {
    id,
    name,
    weight,
    percent: kept.length === 0 ? null : kept.reduce((sum, one) => sum + one.percent, 0) / kept.length,
    counted: kept.length,
    dropped: shares.slice(0, drop).map((one) => one.id),
  }
}
