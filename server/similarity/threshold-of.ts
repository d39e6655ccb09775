/** Nothing below is worth a look, however unlike all the others are. */
const percentMin = 40
const percentMax = 90

/**
 * From how many percent on two programs are more alike than programs of this item are by nature: three times the distance
 * of the quartiles above the upper one, over all pairs (Tukey's outer fence), in steps of five. Of few pairs nothing can be
 * told, and it is the middle of what it can be.
 *
 * @param pairsByPercent 101 counts
 */
export function thresholdOf(pairsByPercent: readonly number[]): number {
  const total = pairsByPercent.reduce((sum, count) => sum + count, 0)
  if (total < 30) return 65
  const [lower, upper] = [quantile(pairsByPercent, total / 4), quantile(pairsByPercent, (3 * total) / 4)]
  const fence = upper + 3 * Math.max(upper - lower, 3)
  return Math.min(percentMax, Math.max(percentMin, Math.ceil(fence / 5) * 5))
}

function quantile(counts: readonly number[], rank: number): number {
  let seen = 0
  for (const [percent, count] of counts.entries()) {
    seen += count
    if (seen >= rank) return percent
  }
  return counts.length - 1
}
