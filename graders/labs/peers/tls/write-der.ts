// The distinguished encoding rules (X.690), as much of them as a certificate needs.

/** Tag, length and content: X.690 section 8.1. */
export function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const all = Buffer.concat(content)
  return Buffer.concat([Buffer.from([tag]), lengthOf(all.length), all])
}

function lengthOf(octets: number): Buffer {
  if (octets < 0x80) return Buffer.from([octets])
  const hex = octets.toString(16)
  const digits = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits])
}

export const sequence = (...content: readonly Buffer[]) => der(0x30, ...content)
export const bitString = (bits: Buffer, unused = 0) => der(0x03, Buffer.from([unused]), bits)
export const octetString = (octets: Buffer) => der(0x04, octets)
export const truth = der(0x01, Buffer.from([0xff]))

/** A whole number that is not negative, given by its octets. */
export function integer(octets: Buffer): Buffer {
  const first = octets.findIndex((octet) => octet !== 0)
  const short = first < 0 ? Buffer.from([0]) : octets.subarray(first)
  return der(0x02, (short[0] ?? 0) < 0x80 ? short : Buffer.concat([Buffer.from([0]), short]))
}

/** X.690 section 8.19: "2.5.4.3". */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...arcs] = dotted.split('.').map(Number)
  return der(0x06, Buffer.from([first * 40 + second, ...arcs.flatMap(septets)]))
}

function septets(arc: number): number[] {
  const low = [arc & 0x7f]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
    low.unshift(0x80 | (rest & 0x7f))
  return low
}

/** RFC 5280 section 4.1.2.5: two digits of the year until 2049, four from then on. */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}
