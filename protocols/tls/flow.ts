// The messages of TLS handshakes: who sends each, what has to come before it and why, and whether its record is encrypted.
// TLS 1.2: RFC 5246 section 7.3. TLS 1.3: RFC 8446 section 2. The ChangeCipherSpec records that TLS 1.3 puts on the wire
// for old middleboxes (RFC 8446 appendix D.4) are no part of its handshake and are left out.

export const flowNames = [
  'tls12-full',
  'tls12-client-certificate',
  'tls12-resumed',
  'tls13-full',
  'tls13-client-certificate',
  'tls13-retry',
  'tls13-psk',
  'tls13-early-data',
] as const
export type FlowName = (typeof flowNames)[number]

export type Side = 'client' | 'server'

/** By their numbers in a record's header: RFC 8446 section 5.1, RFC 5246 section 6.2.1. */
export type TlsRecordType = 'change_cipher_spec' | 'alert' | 'handshake' | 'application_data'

export interface FlowMessage {
  /** `client-finished`. */
  id: string
  from: Side
  /** As the RFC calls it. */
  name: string
  encrypted: boolean
  /** What the header of its record says. */
  record: TlsRecordType
  /** Ids of what comes right before it, also by way of others. */
  after: readonly string[]
  /** Why it cannot come earlier. */
  because: string
}

export interface Flow {
  version: '1.2' | '1.3'
  /** In an order that keeps to `after`. */
  messages: readonly FlowMessage[]
  /** Round trips from the first octet of the handshake until the client may send its request. */
  roundTrips: number
}

type Written = readonly [name: string, after: readonly string[] | null, because: string]

const client = (name: string, because: string, after: readonly string[] | null = null) =>
  ['client', [name, after, because]] as const
const server = (name: string, because: string, after: readonly string[] | null = null) =>
  ['server', [name, after, because]] as const

const hello = client('ClientHello', 'It opens the handshake.')
const serverHello = server('ServerHello', 'It chooses from what the ClientHello offers.')
const request12 = server('CertificateRequest', 'A server asks for a certificate after it has shown its own.')
const rest12 = (proves: boolean) => [
  server('Certificate', 'ServerHello has to say first which version and which cipher suite are used.'),
  server(
    'ServerKeyExchange',
    'It is signed with the key of the certificate, and covers both random numbers.',
  ),
  ...(proves ? [request12] : []),
  server('ServerHelloDone', 'It says that nothing more comes from the server now.'),
  ...(proves ? [client('Certificate', 'The server has to ask for it, and to be done.')] : []),
  client(
    'ClientKeyExchange',
    'The client waits until the server is done, and answers with its own public value.',
  ),
  ...(proves
    ? [client('CertificateVerify', 'It signs all messages so far, the client’s public value among them.')]
    : []),
  client('ChangeCipherSpec', 'Only now do both have the same keys.'),
  client('Finished', 'It is the first record under the new keys, which ChangeCipherSpec announces.'),
  server('ChangeCipherSpec', 'The server checks the client’s Finished before it goes over to the new keys.'),
  server('Finished', 'It is the server’s first record under the new keys.'),
]
const rest13 = (proves: boolean) => [
  serverHello,
  server('EncryptedExtensions', 'ServerHello carries the server’s share: with it the keys are there.'),
  ...(proves ? [server('CertificateRequest', 'What is asked for comes after what is agreed on.')] : []),
  server('Certificate', 'Parameters come first, then who the server is.'),
  server(
    'CertificateVerify',
    'It proves that the server has the key of the certificate, which comes before it.',
  ),
  server('Finished', 'It covers all messages before it.'),
  ...(proves
    ? [
        client('Certificate', 'The client first checks what the server has shown.'),
        client('CertificateVerify', 'It proves that the client has the key of the certificate before it.'),
      ]
    : []),
  client(
    'Finished',
    'The client first checks the server’s Finished, and all its own messages are covered by this one.',
  ),
]

const written: Readonly<Record<FlowName, readonly (readonly [Side, Written])[]>> = {
  'tls12-full': [hello, serverHello, ...rest12(false)],
  'tls12-client-certificate': [hello, serverHello, ...rest12(true)],
  'tls12-resumed': [
    hello,
    server('ServerHello', 'It says that the session of the ClientHello goes on.'),
    server('ChangeCipherSpec', 'The keys follow from the old secret and the two random numbers.'),
    server('Finished', 'It is the first record under the new keys.'),
    client('ChangeCipherSpec', 'The client checks the server’s Finished first.'),
    client('Finished', 'It is the client’s first record under the new keys.'),
  ],
  'tls13-full': [hello, ...rest13(false)],
  'tls13-client-certificate': [hello, ...rest13(true)],
  'tls13-retry': [
    hello,
    server('HelloRetryRequest', 'It answers a ClientHello in which no share fits.'),
    client('ClientHello, second', 'It brings the share that the server has asked for.'),
    ...rest13(false),
  ],
  'tls13-psk': [
    hello,
    serverHello,
    server('EncryptedExtensions', 'ServerHello says which key is taken, and carries the server’s share.'),
    server('Finished', 'It covers all messages before it. Whoever has the old key needs no certificate.'),
    client('Finished', 'The client first checks the server’s Finished.'),
  ],
  'tls13-early-data': [
    hello,
    client('early data', 'Its key follows from the old one and the ClientHello.', ['client-hello']),
    server('ServerHello', 'It chooses from what the ClientHello offers.', ['client-hello']),
    server(
      'EncryptedExtensions',
      'ServerHello says which key is taken. It is here that early data are accepted.',
    ),
    server('Finished', 'It covers all messages before it.'),
    client('EndOfEarlyData', 'It ends the early data, once the server’s Finished has come.', [
      'early-data',
      'server-finished',
    ]),
    client('Finished', 'It goes under another key than early data, whose end has to come first.'),
  ],
}

const roundTrips: Readonly<Record<FlowName, number>> = {
  'tls12-full': 2,
  'tls12-client-certificate': 2,
  'tls12-resumed': 1,
  'tls13-full': 1,
  'tls13-client-certificate': 1,
  'tls13-retry': 2,
  'tls13-psk': 1,
  'tls13-early-data': 0,
}

export function tlsFlow(flow: FlowName): Flow {
  const version = flow.startsWith('tls12') ? '1.2' : '1.3'
  const messages: FlowMessage[] = []
  const hasKeys = { client: false, server: false }
  for (const [from, [name, after, because]] of written[flow]) {
    const id = messageId(from, name)
    // TLS 1.2: what follows the sender's ChangeCipherSpec. TLS 1.3: what follows ServerHello, and early data.
    const encrypted = hasKeys[from] || name === 'early data'
    const record = recordOf(version, name, encrypted)
    messages.push({
      id,
      from,
      name,
      encrypted,
      record,
      after: after ?? [messages.at(-1)?.id ?? []].flat(),
      because,
    })
    if (version === '1.2' && name === 'ChangeCipherSpec') hasKeys[from] = true
    if (version === '1.3' && name === 'ServerHello') hasKeys.client = hasKeys.server = true
  }
  return { version, messages, roundTrips: roundTrips[flow] }
}

/** `client-finished`, `early-data`, `client-hello-second`. */
export const messageId = (from: Side, name: string): string => {
  const words = name
    .replace(/([a-z])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z]+/gu, '-')
  return /^(?:client|server)-|^early/u.test(words) ? words : `${from}-${words}`
}

/** TLS 1.3 hides what an encrypted record is (RFC 8446 section 5.2); TLS 1.2 does not. */
function recordOf(version: Flow['version'], name: string, encrypted: boolean): TlsRecordType {
  if (name === 'early data') return 'application_data'
  if (name === 'ChangeCipherSpec') return 'change_cipher_spec'
  return encrypted && version === '1.3' ? 'application_data' : 'handshake'
}
