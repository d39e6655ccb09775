// Host and port, as Host, an absolute target and the target of CONNECT hold them: RFC 3986 section 3.2, RFC 9110
// section 4.2.
import { readIpv6 } from '#protocols/dns/record/address.ts'

export interface Authority {
  host: string
  /** Digits; null when there is none, or nothing behind the colon. */
  port: string | null
}

export type ReadAuthority =
  | { ok: true; authority: Authority }
  /** `at` is the offset in the text; `says` a sentence. */
  | { ok: false; at: number; says: string }

const regName = /^(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*/iu
const futureAddress = /^v[0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+$/iu
const portMax = 65_535

const refuse = (at: number, says: string): ReadAuthority => ({ ok: false, at, says })

export function readAuthority(text: string): ReadAuthority {
  if (text.includes('@'))
    return refuse(
      0,
      'User names and passwords do not stand before a host: many take them for the host itself.',
    )
  const end = text.startsWith('[') ? text.indexOf(']') + 1 : (regName.exec(text)?.[0].length ?? 0)
  const host = text.slice(0, end)
  if (text.startsWith('[') && readIpv6(host.slice(1, -1)) === null && !futureAddress.test(host.slice(1, -1)))
    return refuse(0, 'Between square brackets stands an IPv6 address, as in [2001:db8::1].')
  const rest = text.slice(end)
  if (rest !== '' && !rest.startsWith(':'))
    return refuse(end, 'A host is a name or an address, and perhaps a port: no scheme, no path, no blank.')
  const port = rest.slice(1)
  const digits = /^\d*/u.exec(port)?.[0].length ?? 0
  if (digits < port.length) return refuse(end + 1 + digits, 'A port is a number in decimal digits.')
  if (Number(port) > portMax) return refuse(end + 1, `A port is at most ${portMax}.`)
  return { ok: true, authority: { host, port: port === '' ? null : port } }
}

const defaultPorts = new Map([
  ['http', 80],
  ['https', 443],
])

/** Equal for authorities that name the same site (RFC 9110 section 4.2.3): case and the scheme's port do not count. */
export function siteOf({ host, port }: Authority, scheme = 'http'): string {
  const number = port === null ? null : Number(port)
  const isDefault = number === null || number === defaultPorts.get(scheme.toLowerCase())
  return isDefault ? host.toLowerCase() : `${host.toLowerCase()}:${number}`
}
