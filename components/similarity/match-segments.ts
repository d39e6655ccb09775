export interface MatchSegment {
  /** Counted from 1. */
  from: number
  lines: string[]
  /** Number of the match that it is in, from 1; null for what matches nothing. */
  match: number | null
  /** It is where that match begins. */
  begins: boolean
}

/** The lines of a file by the matches that they are in. A line that two would have goes to the first. */
export function segmentsOfMatches(
  lines: readonly string[],
  matches: readonly { number: number; from: number; to: number }[],
): MatchSegment[] {
  const matchOf = new Map<number, number>()
  for (const { number, from, to } of matches)
    for (let line = from; line <= Math.min(to, lines.length); line += 1)
      if (!matchOf.has(line)) matchOf.set(line, number)
  const segments: MatchSegment[] = []
  const begun = new Set<number>()
  for (const [at, text] of lines.entries()) {
    const match = matchOf.get(at + 1) ?? null
    const last = segments.at(-1)
    if (last !== undefined && last.match === match) last.lines.push(text)
    else {
      segments.push({ from: at + 1, lines: [text], match, begins: match !== null && !begun.has(match) })
      if (match !== null) begun.add(match)
    }
  }
  return segments
}
