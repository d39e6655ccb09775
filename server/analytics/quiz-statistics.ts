import type { AssignmentStatistics, ItemStatistics } from '#server/analytics/analytics-view.ts'

// Statistics of an assignment's items, by the formulas of Moodle's "Quiz statistics calculations": the same names, the same
// numbers. Of few students they mean little, and those that divide by nothing are null.

/**
 * @param points of each student for each item; two students at least
 * @param max full marks of each item
 */
export function quizStatistics(
  points: readonly (readonly number[])[],
  max: readonly number[],
): AssignmentStatistics | null {
  if (points.length < 2) return null
  const totals = points.map(sum)
  const columns = max.map((_, at) => points.map((row) => row[at] ?? 0))
  const total = sum(max)
  const withTotal = columns.map((column) => covariance(column, totals))
  const roots = withTotal.map((shared) => Math.sqrt(Math.max(0, shared)))
  const allRoots = sum(roots)
  const items = columns.map((column, at): ItemStatistics => {
    const full = max[at] ?? 0
    const rest = totals.map((all, student) => all - (column[student] ?? 0))
    return {
      facility: divide(mean(column), full) ?? 0,
      deviation: divide(deviation(column), full) ?? 0,
      intendedWeight: divide(full, total) ?? 0,
      effectiveWeight: (withTotal[at] ?? 0) < 0 ? null : divide(roots[at] ?? 0, allRoots),
      discrimination: divide(covariance(column, rest), deviation(column) * deviation(rest)),
      efficiency: divide(
        covariance(column, rest),
        covariance(column.toSorted(ascending), rest.toSorted(ascending)),
      ),
    }
  })
  const spread = deviation(totals)
  const count = max.length
  const alike = divide(sum(columns.map((column) => covariance(column, column))), spread ** 2)
  const consistency = count < 2 || alike === null ? null : (count / (count - 1)) * (1 - alike)
  const errorRatio = consistency === null ? null : Math.sqrt(1 - consistency)
  return {
    students: points.length,
    mean: mean(totals),
    median: medianOf(totals),
    deviation: spread,
    consistency,
    errorRatio,
    standardError: errorRatio === null ? null : errorRatio * spread,
    items,
  }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
const ascending = (a: number, b: number) => a - b
/** What is nearly nothing is nothing: points are sums of decimal fractions. */
const divide = (value: number, by: number) => (Math.abs(by) < 1e-9 ? null : value / by)

/** Of a sample. */
function covariance(one: readonly number[], other: readonly number[]): number {
  const [left, right] = [mean(one), mean(other)]
  return sum(one.map((value, at) => (value - left) * ((other[at] ?? 0) - right))) / (one.length - 1)
}
const deviation = (values: readonly number[]) => Math.sqrt(covariance(values, values))

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted(ascending)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
