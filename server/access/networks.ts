import { BlockList, isIP } from 'node:net'
import * as z from 'zod'

/** "192.0.2.0/24", "2001:db8::/32", or one address. */
export const NetworkSchema = z
  .string()
  .trim()
  .max(100)
  .refine((text) => readNetwork(text) !== null, 'is no network such as 192.0.2.0/24 or 2001:db8::/32')

function readNetwork(text: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | null {
  const [address = '', length, ...rest] = text.split('/')
  const family = isIP(address)
  const bits = family === 6 ? 128 : 32
  if (family === 0 || rest.length > 0 || !/^\d{1,3}$/.test(length ?? '0')) return null
  const prefix = length === undefined ? bits : Number(length)
  return prefix > bits ? null : { address, prefix, family: family === 6 ? 'ipv6' : 'ipv4' }
}

/** Whether an address, as our own edge names it, is in one of the networks; in any where there are none. Unknown is in none. */
export function isInNetworks(address: string | undefined, networks: readonly string[]): boolean {
  if (networks.length === 0) return true
  const family = isIP(address ?? '')
  if (address === undefined || family === 0) return false
  const list = new BlockList()
  for (const text of networks) {
    const network = readNetwork(text)
    if (network !== null) list.addSubnet(network.address, network.prefix, network.family)
  }
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4')
}
