// Who our clients are: a name that a student reads, and an address for each.
import { isIPv6 } from 'node:net'

const names = ['alice', 'bob', 'carol', 'dan', 'erin', 'frank', 'grace', 'heidi', 'ivan', 'judy']

/** Of the client with this number, from 0. */
export const clientName = (number: number): string => names[number] ?? `client ${number + 1}`

/** Of the documentation's addresses (RFC 5737); a server on the loopback network is met from there. */
export function addressOfClient(number: number, serverHost: string): string {
  if (isIPv6(serverHost)) return serverHost
  return `${serverHost.startsWith('127.') ? '127.0.0' : '203.0.113'}.${11 + number}`
}
