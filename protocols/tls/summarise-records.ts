// What can be seen of TLS on the way: the records, and in them what is not encrypted (RFC 8446 sections 4 and 5.1, RFC
// 5246 sections 6.2.1 and 7.4).

const contentTypes: ReadonlyMap<number, string> = new Map([
  [20, 'ChangeCipherSpec'],
  [21, 'alert'],
  [22, 'handshake'],
  [23, 'application data'],
])

const handshakeTypes: ReadonlyMap<number, string> = new Map([
  [0, 'HelloRequest'],
  [1, 'ClientHello'],
  [2, 'ServerHello'],
  [4, 'NewSessionTicket'],
  [8, 'EncryptedExtensions'],
  [11, 'Certificate'],
  [12, 'ServerKeyExchange'],
  [13, 'CertificateRequest'],
  [14, 'ServerHelloDone'],
  [15, 'CertificateVerify'],
  [16, 'ClientKeyExchange'],
  [20, 'Finished'],
  [22, 'CertificateStatus'],
])

/** RFC 8446 section 6, those that end most handshakes. */
const alerts: ReadonlyMap<number, string> = new Map([
  [0, 'close_notify'],
  [10, 'unexpected_message'],
  [20, 'bad_record_mac'],
  [40, 'handshake_failure'],
  [42, 'bad_certificate'],
  [45, 'certificate_expired'],
  [46, 'certificate_unknown'],
  [47, 'illegal_parameter'],
  [48, 'unknown_ca'],
  [50, 'decode_error'],
  [51, 'decrypt_error'],
  [70, 'protocol_version'],
  [80, 'internal_error'],
  [112, 'unrecognized_name'],
])

const headerOctets = 5
/** A record's content, with what encryption adds at the most. */
const contentMax = 2 ** 14 + 2048

/** The records that begin in a piece of a stream, in one line; null when the piece does not begin with one. */
export function summariseRecords(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const said: string[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + headerOctets > bytes.length)
      return said.length === 0 ? null : [...said, 'the start of a record'].join(' · ')
    const type = contentTypes.get(view.getUint8(at))
    const length = view.getUint16(at + 3)
    if (type === undefined || view.getUint8(at + 1) !== 3 || view.getUint8(at + 2) > 4 || length > contentMax)
      return said.length === 0 ? null : [...said, 'what is no record'].join(' · ')
    const content = bytes.subarray(at + headerOctets, at + headerOctets + length)
    said.push(...tellContent(type, content, length))
    at += headerOctets + length
  }
  return said.length === 0 ? null : said.join(' · ')
}

function tellContent(type: string, content: Uint8Array, length: number): string[] {
  const part = content.length < length ? ', of which the rest comes later' : ''
  if (type === 'ChangeCipherSpec') return [type]
  if (type === 'application data') return [`${length} bytes encrypted${part}`]
  if (type === 'alert') {
    const [level, code] = content
    // An encrypted one is longer.
    if (length !== 2 || code === undefined) return [`an alert, encrypted${part}`]
    return [`alert ${alerts.get(code) ?? code}${level === 2 ? ' (fatal)' : ''}`]
  }
  const messages = handshakesIn(content, length)
  return messages ?? [`handshake, ${length} bytes encrypted${part}`]
}

/** Null when it does not read as messages: then it is encrypted. The last may go on in the next piece. */
function handshakesIn(content: Uint8Array, length: number): string[] | null {
  const messages: string[] = []
  for (let at = 0; at < content.length; ) {
    const name = handshakeTypes.get(content[at] ?? -1)
    const size = ((content[at + 1] ?? 0) << 16) | ((content[at + 2] ?? 0) << 8) | (content[at + 3] ?? 0)
    if (name === undefined || at + 4 + size > length) return null
    const host = name === 'ClientHello' ? serverNameIn(content.subarray(at + 4, at + 4 + size)) : null
    messages.push(host === null ? name : `${name} for ${host}`)
    at += 4 + size
  }
  return messages.length === 0 ? null : messages
}

/** The name that a ClientHello asks for in the clear (RFC 6066 section 3). */
function serverNameIn(hello: Uint8Array): string | null {
  const number = (at: number, octets: number) => {
    let value = 0
    for (let index = 0; index < octets; index += 1) value = value * 256 + (hello[at + index] ?? 0)
    return value
  }
  // Version and random, then session id, cipher suites and compression methods, each behind its length.
  let at = 34
  at += 1 + number(at, 1)
  at += 2 + number(at, 2)
  at += 1 + number(at, 1)
  const end = Math.min(hello.length, at + 2 + number(at, 2))
  at += 2
  while (at + 4 <= end) {
    const [type, size] = [number(at, 2), number(at + 2, 2)]
    if (type === 0) {
      const name = hello.subarray(at + 9, Math.min(at + 9 + number(at + 7, 2), at + 4 + size, end))
      return name.length > 0 && name.every((octet) => octet > 32 && octet < 127)
        ? String.fromCharCode(...name)
        : null
    }
    at += 4 + size
  }
  return null
}
