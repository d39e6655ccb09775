// Where a caret goes under what a program printed, when the text that it should have printed is not there.

/**
 * Where the longest beginning of `expected` that was printed stops; the end of the output when none was. If a
 * beginning was printed then every shorter one was too, so halving finds the longest.
 */
export function firstWrongByte(output: Buffer, expected: Buffer): { offset: number; matched: number } {
  let matched = 0
  let tooLong = expected.length
  while (tooLong - matched > 1) {
    const length = (matched + tooLong) >> 1
    if (output.includes(expected.subarray(0, length))) matched = length
    else tooLong = length
  }
  const at = matched === 0 ? -1 : output.lastIndexOf(expected.subarray(0, matched))
  return { offset: at < 0 ? output.length : at + matched, matched }
}
