/** The seed before or after another: its last number, one down or up. One without a number begins a row. */
export function stepSeed(seed: string, by: 1 | -1): string | null {
  const match = /^(?<row>.*?)(?<count>\d{1,9})$/u.exec(seed)
  if (match?.groups?.row === undefined) return by === 1 ? `${seed}/1` : null
  const next = Number(match.groups.count) + by
  return next < 0 ? null : `${match.groups.row}${next}`
}
