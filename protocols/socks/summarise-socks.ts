// The messages of SOCKS version 5 (RFC 1928 sections 3, 4 and 6) in one line each; null for octets that are none.
import { readSocksReply, socksCommands, socksMethods, socksReplies } from '#protocols/socks/socks-messages.ts'

const version = 5

/** What the client says first: how it can show who it is. */
export function summariseGreeting(bytes: Uint8Array): string | null {
  const [first, count] = bytes
  if (first !== version || count === undefined || count === 0 || bytes.length !== 2 + count) return null
  return `SOCKS greeting: ${[...bytes.subarray(2)].map(methodName).join(', ')}`
}

/** What the gateway chose of that. */
export function summariseChoice(bytes: Uint8Array): string | null {
  const [first, method] = bytes
  if (first !== version || method === undefined || bytes.length !== 2) return null
  return `SOCKS method: ${methodName(method)}`
}

export function summariseRequest(bytes: Uint8Array): string | null {
  const [first, command, reserved] = bytes
  const name = Object.entries(socksCommands).find(([, number]) => number === command)?.[0]
  if (first !== version || name === undefined || reserved !== 0) return null
  const address = addressIn(bytes)
  return address === null ? null : `SOCKS request: ${name} ${address}`
}

export function summariseReply(bytes: Uint8Array): string | null {
  const reply = readSocksReply(bytes)
  return reply.is === 'whole' && reply.octets === bytes.length
    ? `SOCKS reply: ${socksReplies.get(reply.code) ?? reply.code}`
    : null
}

const methodName = (method: number): string =>
  ({
    [socksMethods.none]: 'no authentication',
    [socksMethods.gssapi]: 'GSSAPI',
    [socksMethods.password]: 'password',
    [socksMethods.unacceptable]: 'none of them',
  })[method] ?? `method ${method}`

function addressIn(bytes: Uint8Array): string | null {
  const [, , , type, length = 0] = bytes
  const [from, octets] = type === 1 ? [4, 4] : type === 3 ? [5, length] : type === 4 ? [4, 16] : [0, 0]
  if (octets === 0 || bytes.length !== from + octets + 2) return null
  const address = bytes.subarray(from, from + octets)
  const port = ((bytes.at(-2) ?? 0) << 8) | (bytes.at(-1) ?? 0)
  if (type === 1) return `${address.join('.')}:${port}`
  if (type === 3)
    return `${String.fromCharCode(...address.map((octet) => (octet > 32 && octet < 127 ? octet : 63)))}:${port}`
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((address[2 * index] ?? 0) << 8) | (address[2 * index + 1] ?? 0)).toString(16),
  )
  return `[${groups.join(':')}]:${port}`
}
