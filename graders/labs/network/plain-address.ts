import { isIPv6 } from 'node:net'

/** IPv4 as people write it, where a socket for both families says ::ffff:192.0.2.1. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:/i, '')

/** "192.0.2.1:12000", "[::1]:12000" (RFC 3986 section 3.2.2); IPv4 as people write it. */
export function writeEnd(address: string, port: number): string {
  const plain = plainAddress(address)
  return isIPv6(plain) ? `[${plain}]:${port}` : `${plain}:${port}`
}
