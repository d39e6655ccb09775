// The bytes around the first wrong one, with a caret under it.
import { escapeBytes } from '#protocols/text/escape.ts'

const before = 32
const after = 24

/**
 * @returns two lines of equal meaning in a fixed-width font: the bytes as text, control characters and halves of
 *   letters written as escapes, and a caret under byte `offset`; the caret stands after the end when nothing came
 */
export function markByteInText(bytes: Buffer, offset: number): [string, string] {
  const at = Math.min(offset, bytes.length)
  const from = Math.max(0, at - before)
  const head = escapeBytes(bytes.subarray(from, at))
  const tail = escapeBytes(bytes.subarray(at, at + after))
  const ellipsis = from > 0 ? '…' : ''
  const more = at + after < bytes.length ? '…' : ''
  return [`${ellipsis}${head}${tail}${more}`, `${' '.repeat(width(ellipsis + head))}^`]
}

/** Characters as people count them: an accent put on a letter takes no column of its own. */
const width = (text: string) => Array.from(new Intl.Segmenter().segment(text)).length
