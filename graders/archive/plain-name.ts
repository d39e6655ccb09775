/** What no file system, terminal or table takes for the name of a file: NAME_MAX of Linux, macOS and Windows. */
const segmentBytesMax = 255

/** What is wrong with a path's names, as the end of a sentence that begins with the path; null when nothing is. */
export function plainName(segments: readonly string[]): string | null {
  for (const segment of segments) {
    if (/[\0-\x1f\x7f-\x9f]/.test(segment)) return 'has a control character in its name'
    if (/[\u2028\u2029]/.test(segment)) return 'has a line separator in its name'
    // Half of a surrogate pair, or what was no UTF-8.
    if (/[\p{Cs}\ufffd]/u.test(segment)) return 'has a name that is no text in UTF-8'
    if (Buffer.byteLength(segment) > segmentBytesMax)
      return `has a name of more than ${segmentBytesMax} bytes: shorten it`
  }
  return null
}

/** A path in which nothing is left that could mislead: it is shown, and says whose file it is. */
export const harmless = (path: string) => path.replaceAll(/[\p{C}\u2028\u2029\ufffd]/gu, '_')
