// The bytes around the first wrong one, with a caret under it.

const before = 32
const after = 24

/**
 * @returns two lines of equal meaning in a fixed-width font: the bytes as text, control characters and halves of
 *   letters written as escapes, and a caret under byte `offset`; the caret stands after the end when nothing came
 */
export function markByte(bytes: Buffer, offset: number): [string, string] {
  const at = Math.min(offset, bytes.length)
  const from = Math.max(0, at - before)
  const head = show(bytes.subarray(from, at))
  const tail = show(bytes.subarray(at, at + after))
  const ellipsis = from > 0 ? '…' : ''
  const more = at + after < bytes.length ? '…' : ''
  return [`${ellipsis}${head}${tail}${more}`, `${' '.repeat(width(ellipsis + head))}^`]
}

/** Characters as people count them: an accent put on a letter takes no column of its own. */
const width = (text: string) => Array.from(new Intl.Segmenter().segment(text)).length

/** One line, whatever the bytes: "HELLO\n", "caf\xc3". */
export function show(bytes: Buffer): string {
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' }
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const character = letterAt(bytes, at)
    if (character === null) {
      text += `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`
      at += 1
    } else {
      text += escapes[character] ?? character
      at += Buffer.byteLength(character)
    }
  }
  return text
}

/** The printable character, or one with a short escape, whose UTF-8 begins here. */
function letterAt(bytes: Buffer, at: number): string | null {
  const lead = bytes[at] ?? 0
  const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  const text = bytes.toString('utf8', at, at + length)
  return text !== '\ufffd' && /^[\n\r\t]$|^\P{C}$/u.test(text) ? text : null
}
