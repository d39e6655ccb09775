// Held against node's own reader and OpenSSL's own verdicts.
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { issueCertificate } from '#graders/labs/peers/tls/issue-certificate.ts'
import { integer, objectIdentifier, sequence, time } from '#graders/labs/peers/tls/write-der.ts'

const authority = issueCertificate({ name: 'An authority', isAuthority: true })

test('a server’s certificate says what it was told to say, and its authority has signed it', () => {
  const hosts = ['a.example', '*.b.example', `${'long.'.repeat(40)}example`]
  const server = issueCertificate({ name: 'a server', hosts, by: authority, validTo: -1 })
  const read = new X509Certificate(server.certificate)
  const root = new X509Certificate(authority.certificate)
  expect(read.subject).toBe('CN=a server')
  expect(read.issuer).toBe('CN=An authority')
  expect(read.verify(root.publicKey)).toBe(true)
  expect(read.checkIssued(root)).toBe(true)
  expect(root.ca).toBe(true)
  expect(read.ca).toBe(false)
  expect(read.checkHost('a.example')).toBe('a.example')
  expect(read.checkHost('x.b.example')).toBe('*.b.example')
  expect(read.checkHost('b.example')).toBeUndefined()
  expect(read.checkPrivateKey(createPrivateKey(server.key.export({ type: 'pkcs8', format: 'pem' })))).toBe(
    true,
  )
  expect(read.validToDate.getTime()).toBeLessThan(Date.now())
  const other = issueCertificate({ name: 'An authority', isAuthority: true })
  expect(read.verify(new X509Certificate(other.certificate).publicKey)).toBe(false)
})

test.each([
  [integer(Buffer.from([0, 0])), '020100'],
  [integer(Buffer.from([0, 0x80])), '02020080'],
  [objectIdentifier('1.2.840.113549'), '06062a864886f70d'],
  [sequence(Buffer.alloc(200)).subarray(0, 3), '3081c8'],
  [sequence(Buffer.alloc(300)).subarray(0, 4), '3082012c'],
  [time(new Date('2049-12-31T23:59:59Z')), Buffer.from('\x17\x0d491231235959Z').toString('hex')],
  [time(new Date('2050-01-01T00:00:00Z')), Buffer.from('\x18\x0f20500101000000Z').toString('hex')],
])('%#: octets as X.690 has them', (octets, hex) => expect(octets.toString('hex')).toBe(hex))
