// What our reader sees of TLS on the way, held against handshakes that node's own TLS (OpenSSL) makes over loopback.
import { once } from 'node:events'
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer } from 'node:net'
import { connect, createServer, type SecureVersion } from 'node:tls'
import { expect, test } from 'vitest'
import { issueCertificate } from '#graders/labs/peers/tls/issue-certificate.ts'
import { summariseRecords } from '#protocols/tls/summarise-records.ts'

const authority = issueCertificate({ name: 'An authority', isAuthority: true })
const server = issueCertificate({ name: 'a server', hosts: ['shop.example'], by: authority })
const pem = {
  key: server.key.export({ type: 'pkcs8', format: 'pem' }),
  cert: server.certificate,
  ca: authority.certificate,
}

test.each([
  [
    'TLSv1.3',
    [
      'ClientHello for shop.example',
      /^ServerHello · ChangeCipherSpec · \d+ bytes encrypted/,
      /bytes encrypted$/,
    ],
  ],
  [
    'TLSv1.2',
    [
      'ClientHello for shop.example',
      'ServerHello · Certificate · ServerKeyExchange · ServerHelloDone',
      /^ClientKeyExchange · ChangeCipherSpec · handshake, 40 bytes encrypted/,
      /^NewSessionTicket · ChangeCipherSpec · handshake, 40 bytes encrypted/,
    ],
  ],
] as const)('a handshake of %s', async (version, wanted) => {
  const seen = await recorded(version)
  for (const [index, says] of wanted.entries()) {
    if (typeof says === 'string') expect(seen[index]).toBe(says)
    else expect(seen[index]).toMatch(says)
  }
  expect(seen.join(' ')).not.toContain('what is no record')
})

test('a server that does not speak the version says so in the clear', async () => {
  expect(await recorded('TLSv1.3', 'TLSv1.2')).toEqual([
    'ClientHello for shop.example',
    'alert protocol_version (fatal)',
  ])
})

/** A handshake with a word and its answer, as a wire between the two saw it: one string for each run of one direction. */
async function recorded(version: SecureVersion, offered = version): Promise<(string | null)[]> {
  const secure = createServer({ key: pem.key, cert: pem.cert, minVersion: version, maxVersion: version })
  secure.on('secureConnection', (socket) => socket.on('data', () => socket.end('pong')))
  secure.on('tlsClientError', () => {})
  secure.listen(0, '127.0.0.1')
  await once(secure, 'listening')
  const runs: { from: 'client' | 'server'; pieces: Buffer[] }[] = []
  const add = (from: 'client' | 'server', piece: Buffer) => {
    if (runs.at(-1)?.from === from) runs.at(-1)?.pieces.push(piece)
    else runs.push({ from, pieces: [piece] })
  }
  const wire = createTcpServer((client) => {
    const onward = connectTcp(portOf(secure.address()), '127.0.0.1')
    client.on('data', (piece) => add('client', piece)).pipe(onward)
    onward.on('data', (piece) => add('server', piece)).pipe(client)
    client.on('error', () => {})
    onward.on('error', () => {})
  })
  wire.listen(0, '127.0.0.1')
  await once(wire, 'listening')
  const socket = connect({
    port: portOf(wire.address()),
    host: '127.0.0.1',
    servername: 'shop.example',
    ca: pem.ca,
    minVersion: offered,
    maxVersion: offered,
  })
  socket.on('secureConnect', () => socket.write('ping'))
  socket.on('data', () => {})
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('close', resolve))
  secure.close()
  wire.close()
  return runs.map(({ pieces }) => summariseRecords(Buffer.concat(pieces)))
}

const portOf = (address: AddressInfo | string | null) =>
  typeof address === 'object' && address !== null ? address.port : 0
