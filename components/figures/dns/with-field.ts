import { octetsOfText } from '#protocols/dns/message/field-text.ts'
import { showOctets } from '#protocols/dns/message/hex-text.ts'
import type { OctetField } from '#protocols/dns/message/message-field.ts'

/** The octets with one field written anew; null where the text means nothing in it. All that follows it moves, and no
 * pointer, count or length is changed with it: that is for whoever writes the message. */
export function withField(
  octets: Uint8Array,
  field: OctetField,
  text: string,
  type: number | null,
): string | null {
  const before = ((octets[field.start] ?? 0) << 8) | (octets[field.start + 1] ?? 0)
  const own = octetsOfText(field, text, type, before)
  if (own === null) return null
  return showOctets([...octets.slice(0, field.start), ...own, ...octets.slice(field.end)])
}
