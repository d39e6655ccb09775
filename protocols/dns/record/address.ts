// IPv4 and IPv6 addresses as zone files write them (RFC 1035 section 3.4.1, RFC 4291 section 2.2).

/** Four octets; null when the text is no dotted quad. A leading zero is refused: some read it as octal. */
export function readIpv4(text: string): Uint8Array | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/u.test(part) && Number(part) < 256))
    return null
  return Uint8Array.from(parts, Number)
}

/** Sixteen octets; null when the text is no IPv6 address. */
export function readIpv6(text: string): Uint8Array | null {
  const halves = text.split('::')
  if (halves.length > 2 || text.length > 45) return null
  const [head, tail] = halves.map((half, index) => words(half, index === halves.length - 1))
  if (!head || (halves.length === 2 && !tail)) return null
  const given = head.length + (tail?.length ?? 0)
  if (tail ? given > 7 : given !== 8) return null
  const all = tail ? [...head, ...Array<number>(8 - given).fill(0), ...tail] : head
  return Uint8Array.from(all.flatMap((word) => [word >> 8, word & 0xff]))
}

/** Words of 16 bits; the last one may be a dotted quad that stands for two. */
function words(text: string, quadAllowed: boolean): number[] | null {
  if (text === '') return []
  const parts = text.split(':')
  const quad = quadAllowed ? readIpv4(parts.at(-1) ?? '') : null
  const hex = quad ? parts.slice(0, -1) : parts
  if (!hex.every((part) => /^[0-9a-f]{1,4}$/iu.test(part))) return null
  const numbers = hex.map((part) => Number.parseInt(part, 16))
  const [a = 0, b = 0, c = 0, d = 0] = quad ?? []
  return quad ? [...numbers, (a << 8) | b, (c << 8) | d] : numbers
}

export const formatIpv4 = (octets: Uint8Array): string => octets.join('.')

/** The one way to write it of RFC 5952: lower case, the longest run of zeros left out. */
export function formatIpv6(octets: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((octets[2 * index] ?? 0) << 8) | (octets[2 * index + 1] ?? 0)).toString(16),
  )
  let [start, length] = [0, 0]
  for (let from = 0; from < 8; from += 1) {
    let to = from
    while (groups[to] === '0') to += 1
    if (to - from > length) [start, length] = [from, to - from]
  }
  if (length < 2) return groups.join(':')
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`
}
