// How bytes and characters that cannot be seen are written, everywhere: as in the source of a program.

const short: Readonly<Record<string, string>> = { '\0': '\\0', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const controls = /[\0-\x1f\x7f]/g

const escapeByte = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`
const escapeControl = (character: string): string => short[character] ?? escapeByte(character.charCodeAt(0))

/** `text` with its control characters written out, but for those in `keep`. */
export function escapeControls(text: string, { keep = '' }: { keep?: string } = {}): string {
  return text.replaceAll(controls, (character) =>
    keep.includes(character) ? character : escapeControl(character),
  )
}

/** Every character beyond ASCII but those in `keep` as "\u{e9}": so are texts told apart that look alike. */
export const escapeBeyondAscii = (text: string, keep = ''): string =>
  text.replaceAll(/[^\0-\x7f]/gu, (character) =>
    keep.includes(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )

/**
 * Bytes as one line of text: UTF-8 where it is UTF-8 and can be seen, `\r`, `\n`, `\t`, `\0`, `\\` and `\xNN` for the
 * rest. Longer than `charactersMax` ends in an ellipsis.
 */
export function escapeBytes(bytes: Uint8Array, charactersMax = Number.POSITIVE_INFINITY): string {
  let text = ''
  let at = 0
  while (at < bytes.length && text.length <= charactersMax) {
    const byte = bytes[at] ?? 0
    const letter = letterAt(bytes, at)
    if (byte === 0x5c) text += '\\\\'
    else text += letter ?? (byte < 0x80 ? escapeControl(String.fromCharCode(byte)) : escapeByte(byte))
    at += letter === null || byte < 0x80 ? 1 : new TextEncoder().encode(letter).length
  }
  return text.length > charactersMax ? `${text.slice(0, charactersMax - 1)}…` : text
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The character that can be seen and whose UTF-8 begins at `at` (RFC 3629 section 4), or null. */
function letterAt(bytes: Uint8Array, at: number): string | null {
  const first = bytes[at] ?? 0
  if (first < 0x80) return first >= 0x20 && first !== 0x7f ? String.fromCharCode(first) : null
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || at + length > bytes.length) return null
  try {
    const text = decoder.decode(bytes.subarray(at, at + length))
    return /^\P{C}$/u.test(text) ? text : null
  } catch {
    return null
  }
}
