import { carriageReturn, lineFeed } from '#protocols/http/characters.ts'
import type { Report } from '#protocols/http/finding.ts'

export interface Line {
  start: number
  /** After the last byte of the text, before the line end. */
  end: number
  /** Where the next line begins. */
  next: number
  ending: 'crlf' | 'lf' | 'none'
}

/**
 * The line that begins at `start`. RFC 9112 section 2.2: lines end in CR LF. A lone LF ends a line here too, so
 * that there is something to show of what follows, but it is reported; so is each CR within the line.
 */
export function readLine(bytes: Uint8Array, start: number, report: Report): Line {
  let at = start
  while (at < bytes.length && bytes[at] !== lineFeed) {
    const isBare = bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed
    // A CR that is the very last byte may still get its LF.
    if (isBare && at + 1 < bytes.length) {
      report({
        code: 'bare-cr',
        offset: at,
        length: 1,
        severity: 'rejects',
        says: 'This CR has no LF after it. Lines end in CR LF; a CR alone is dangerous, and refused.',
        reference: 'RFC 9112 section 2.2',
      })
    }
    at += 1
  }
  if (at >= bytes.length) {
    const end = bytes[at - 1] === carriageReturn && at > start ? at - 1 : at
    return { start, end, next: bytes.length, ending: 'none' }
  }
  if (at > start && bytes[at - 1] === carriageReturn) {
    return { start, end: at - 1, next: at + 1, ending: 'crlf' }
  }
  report({
    code: 'bare-lf',
    offset: at,
    length: 1,
    severity: 'rejects',
    says: 'This line ends in LF alone. A line ends in CR LF.',
    reference: 'RFC 9112 section 2.2',
  })
  return { start, end: at, next: at + 1, ending: 'lf' }
}
