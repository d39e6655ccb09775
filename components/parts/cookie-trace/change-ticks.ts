/** What is ticked after one more tick, or one less. `place` is null for “none of them”: it takes all others away, as any of
 * them takes it away; and where the last tick is taken back nothing is said. */
export function changeTicks(
  ticked: readonly number[] | null,
  place: number | null,
  on: boolean,
): number[] | null {
  if (place === null) return on ? [] : null
  const others = (ticked ?? []).filter((each) => each !== place)
  const next = on ? [...others, place].toSorted((a, b) => a - b) : others
  return next.length === 0 ? null : next
}
