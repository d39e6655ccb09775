/** The index of the first byte in which `actual` is not `expected`: where the shorter one ends when it is its beginning. */
export function firstDifference(expected: Uint8Array, actual: Uint8Array): number {
  const length = Math.min(expected.length, actual.length)
  let at = 0
  while (at < length && expected[at] === actual[at]) at += 1
  return at
}
