// Who a request is from. A client can write any X-Forwarded-For that it likes, so the header counts as far as proxies
// that we were told of (TRUSTED_PROXIES) wrote it: read from its end, each entry is believed while the one who added it
// is such a proxy. The edge (web/edge.ts) then leaves one address in the header, and everything behind it reads that.
import { BlockList, isIP } from 'node:net'

/** What TRUSTED_PROXIES says: addresses and CIDR ranges with commas or blanks between them. Throws a sentence. */
export function readTrustedProxies(text: string): BlockList {
  const list = new BlockList()
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', length, ...rest] = entry.split('/')
    const family = isIP(address)
    const bits = family === 6 ? 128 : 32
    const prefix = length === undefined ? bits : Number(length)
    if (family === 0 || rest.length > 0 || !/^\d{1,3}$/.test(length ?? '0') || prefix > bits) {
      throw new Error(
        `TRUSTED_PROXIES holds ${JSON.stringify(entry.slice(0, 80))}, which is neither an address nor a range. ` +
          'Write the addresses of your proxies, such as 127.0.0.1, 10.0.0.0/8 or 2001:db8::/32, with commas between.',
      )
    }
    list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

/** Proxies in front of us whose word counts; none unless TRUSTED_PROXIES names some. */
export function trustedProxies(): BlockList {
  return readTrustedProxies(process.env.TRUSTED_PROXIES ?? '')
}

/** The address of the client: that of `peer`, who opened the connection, or what trusted proxies say. */
export function clientAddress(peer: string, forwardedFor: string, trusted: BlockList): string {
  let address = canonical(peer) ?? 'unknown'
  for (const hop of forwardedFor.split(',').toReversed()) {
    if (!isTrusted(address, trusted)) break
    // A proxy that writes no address ("unknown", a name) ends what can be known.
    const next = canonical(hop)
    if (next === null) break
    address = next
  }
  return address
}

/** What attempts are counted by: an IPv4 address, or the /64 that one subscriber of IPv6 has for himself. */
export function networkOf(address: string): string {
  const read = canonical(address)
  if (read === null) return 'unknown'
  return isIP(read) === 6 ? `${groupsOf(read).slice(0, 4).join(':')}::/64` : read
}

const isTrusted = (address: string, trusted: BlockList) =>
  isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** One spelling for one address: no port, no zone, IPv6 by RFC 5952, IPv4 for an IPv4-mapped one. Null for none. */
function canonical(written: string): string | null {
  const text = written.trim()
  const inside = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const bare = inside.replace(/%.*$/, '')
  if (isIP(bare) === 4) return bare
  if (isIP(bare) !== 6) return null
  const groups = groupsOf(bare)
  if (groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff') {
    const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16))
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  }
  return shortest(bare)
}

/** By the URL standard, which writes IPv6 as RFC 5952 does. */
const shortest = (ipv6: string) => new URL(`http://[${ipv6}]`).hostname.slice(1, -1)

function groupsOf(ipv6: string): string[] {
  const [head = '', tail] = shortest(ipv6).split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
}
