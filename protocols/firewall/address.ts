// IPv4 addresses as whole numbers, and the ways to write a set of them that is one interval.

export interface Interval {
  low: number
  high: number
}

export type ReadInterval = ({ ok: true } & Interval) | { ok: false; says: string }

const dotted = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/

export function findAddress(text: string): number | null {
  const octets = dotted.exec(text)?.slice(1).map(Number)
  if (!octets || octets.some((octet) => octet > 255)) return null
  return octets.reduce((sum, octet) => sum * 256 + octet, 0)
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.')
}

/** One address, a prefix (RFC 4632 section 3.1: "10.1.0.0/16") or a range ("10.1.0.4-10.1.0.9"). */
export function readAddresses(text: string): ReadInterval {
  const [start = '', end, ...rest] = text.split('-').map((side) => side.trim())
  if (end !== undefined && rest.length === 0) {
    const [low, high] = [findAddress(start), findAddress(end)]
    if (low === null || high === null) {
      return { ok: false, says: `“${text}” is no range: write two addresses, 10.0.0.4-10.0.0.9.` }
    }
    if (low > high) return { ok: false, says: `“${text}” ends before it begins.` }
    return { ok: true, low, high }
  }
  const [base = '', length, ...more] = text.split('/').map((side) => side.trim())
  const address = findAddress(base)
  if (address === null || more.length > 0) {
    return { ok: false, says: `“${text}” is neither a name nor an IPv4 address, prefix or range.` }
  }
  if (length === undefined) return { ok: true, low: address, high: address }
  if (!/^\d{1,2}$/.test(length) || Number(length) > 32) {
    return { ok: false, says: `“${text}”: a prefix length is a number from 0 to 32.` }
  }
  const size = 2 ** (32 - Number(length))
  const low = Math.floor(address / size) * size
  if (low !== address) {
    const meant = `${formatAddress(low)}/${length}`
    return { ok: false, says: `“${text}” has bits beyond its prefix. The network is ${meant}.` }
  }
  return { ok: true, low, high: low + size - 1 }
}
