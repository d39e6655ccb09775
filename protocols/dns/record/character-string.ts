// Strings of octets as zone files write them (RFC 1035 section 5.1): \DDD is an octet in decimal, \X the character X.
import { latin1 } from '#protocols/http/characters.ts'

export type ReadString =
  /** One character for each octet; characters beyond ASCII are their UTF-8 octets. */
  | { ok: true; octets: string }
  /** `at` is the offset of the escape in the text. */
  | { ok: false; at: number; says: string; remedy: string }

/** `text` stands without its quotation marks, escapes left as they are. */
export function readCharacterString(text: string): ReadString {
  for (const { 0: escape, index } of text.matchAll(/\\(?:\d{1,3}|[\s\S]?)/gu)) {
    const digits = /^\\\d/u.test(escape) ? escape.slice(1) : null
    const refuse = (says: string, remedy: string): ReadString => ({ ok: false, at: index, says, remedy })
    if (escape === '\\') return refuse('A backslash stands at the end.', 'Write \\\\ for a backslash.')
    if (digits !== null && digits.length < 3)
      return refuse(`“${escape}” is no escape.`, 'After a backslash stand three digits, as in \\012.')
    if (Number(digits ?? 0) > 255)
      return refuse(`“${escape}” is no octet: an octet is at most 255.`, 'Write \\000 to \\255.')
  }
  const utf8 = new TextEncoder().encode(text)
  const octets = latin1(utf8, 0, utf8.length).replaceAll(
    /\\(?:(\d{3})|([\s\S]))/gu,
    (_, digits: string | undefined, single: string) =>
      digits === undefined ? single : String.fromCharCode(Number(digits)),
  )
  return { ok: true, octets }
}

/** As `readCharacterString` reads it, quotation marks included. */
export function quoteString(octets: string): string {
  const escaped = octets.replaceAll(/[^ -~]|["\\]/gu, (character) => {
    const code = character.charCodeAt(0)
    return code >= 0x20 && code < 0x7f ? `\\${character}` : `\\${String(code).padStart(3, '0')}`
  })
  return `"${escaped}"`
}
