/** Points with at most two decimals and no idle zeros: 7.5, not 7.50. */
export function formatPoints(points: number): string {
  return String(Math.round(points * 100) / 100)
}
