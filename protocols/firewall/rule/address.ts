// IPv4 addresses as whole numbers, and the ways to write a set of them that is one interval.

import { plainRuleText } from '#protocols/firewall/rule/plain-rule-text.ts'
import { shown } from '#protocols/text/shown.ts'

export interface Interval {
  low: number
  high: number
}

export type ReadInterval = ({ ok: true } & Interval) | { ok: false; says: string }

const dotted = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/

/** Null as well for an octet with a leading zero: some programs read it as octal (RFC 6943 section 3.1.1). */
export function findAddress(text: string): number | null {
  const octets = dotted.exec(text)?.slice(1)
  if (!octets || octets.some((octet) => Number(octet) > 255 || hasLeadingZero(octet))) return null
  return octets.reduce((sum, octet) => sum * 256 + Number(octet), 0)
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.')
}

/** One address, a prefix (RFC 4632 section 3.1: "10.1.0.0/16") or a range ("10.1.0.4-10.1.0.9"). */
export function readAddresses(typed: string): ReadInterval {
  const plain = plainRuleText(typed)
  if (!plain.ok) return plain
  const text = plain.text.trim()
  const refuse = (says: string): ReadInterval => ({ ok: false, says: `“${shown(text)}”${says}` })
  const [start = '', end, ...rest] = text.split('-').map((side) => side.trim())
  if (end !== undefined && rest.length === 0) {
    const [low, high] = [findAddress(start), findAddress(end)]
    if (low === null || high === null) {
      return refuse(withoutZeros(start, end) ?? ' is no range: write two addresses, 10.0.0.4-10.0.0.9.')
    }
    return low > high ? refuse(' ends before it begins.') : { ok: true, low, high }
  }
  const [base = '', length, ...more] = text.split('/').map((side) => side.trim())
  const address = findAddress(base)
  if (address === null || more.length > 0) {
    return refuse(withoutZeros(base) ?? ' is neither a name nor an IPv4 address, prefix or range.')
  }
  if (length === undefined) return { ok: true, low: address, high: address }
  if (!/^\d{1,2}$/.test(length) || Number(length) > 32 || hasLeadingZero(length)) {
    return refuse(': a prefix length is a number from 0 to 32.')
  }
  const size = 2 ** (32 - Number(length))
  const low = Math.floor(address / size) * size
  if (low !== address) {
    return refuse(` has bits beyond its prefix. The network is ${formatAddress(low)}/${length}.`)
  }
  return { ok: true, low, high: low + size - 1 }
}

const hasLeadingZero = (digits: string) => /^0\d/.test(digits)

/** What to write instead, when leading zeros are all that is wrong. */
function withoutZeros(...addresses: string[]): string | null {
  const bare = addresses.map((text) => text.replace(/(^|\.)0+(?=\d)/g, '$1'))
  if (bare.join() === addresses.join() || bare.some((text) => findAddress(text) === null)) return null
  return ` has leading zeros, which some programs take for octal numbers. Write ${bare.join('-')}.`
}
