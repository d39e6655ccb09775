/** Whether two answers say the same, in whatever order their fields stand. */
export function sameAnswer(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [mine, theirs] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return (
    Array.isArray(a) === Array.isArray(b) &&
    mine.size === theirs.size &&
    [...mine].every(([key, value]) => theirs.has(key) && sameAnswer(value, theirs.get(key)))
  )
}
