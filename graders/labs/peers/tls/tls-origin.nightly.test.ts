// Our server over TLS against clients that nobody here wrote: curl, and openssl s_client and verify. They believe the good
// certificate, and refuse the others for the reason that each was made for.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { link } from '#graders/labs/network/stream-link.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'
import { type CertificateSpec, issueCertificate } from '#graders/labs/peers/tls/issue-certificate.ts'
import { type TlsOrigin, tlsOrigin } from '#graders/labs/peers/tls/tls-origin.ts'

const run = promisify(execFile)
const soon = { withinMs: 60_000 }
const host = 'shop.example'
const content = `<p>Grüße</p>\n${'x'.repeat(40_000)}\n`
const authority = issueCertificate({ name: 'An authority', isAuthority: true })
const good = { name: host, hosts: [host], by: authority }

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function serve(shows: CertificateSpec, options = {}): Promise<{ origin: TlsOrigin; trusted: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'roundtrip-tls-'))
  closing.push(() => rmSync(folder, { recursive: true, force: true }))
  const trusted = join(folder, 'authority.pem')
  writeFileSync(trusted, authority.certificate)
  const identity = issueCertificate(shows)
  const opened = await tlsOrigin({ port: 0, identity, page: { content }, ...options }).open(makePeerTools())
  closing.push(opened.close)
  return { origin: opened.handle, trusted }
}

async function curl({ origin, trusted }: { origin: TlsOrigin; trusted: string }, name = host) {
  const words = ['-sS', '-m', '50', '--cacert', trusted, '--resolve', `${name}:${origin.port}:127.0.0.1`]
  return (await run('curl', [...words, `https://${name}:${origin.port}/a`])).stdout
}

test('curl believes a good certificate, in whatever pieces it comes', async () => {
  const served = await serve(good, { over: link({ split: 'random' }) })
  expect(await curl(served)).toBe(content)
  served.origin.wasAskedFor(host)
  served.origin.heardNothingPlain()
  const request = await served.origin.hearsRequest(soon)
  request.hasPath('/a')
  request.isSound()
  expect(() => served.origin.heardNothing()).toThrow('wrong-field')
  expect(() => served.origin.wasAskedFor('other.example')).toThrow('wrong-field')
})

test('a star stands for one label', async () => {
  const served = await serve({ name: 'Of many names', hosts: ['a.example', '*.b.example'], by: authority })
  expect(await curl(served, 'x.b.example')).toBe(content)
  await expect(curl(served, 'x.y.b.example')).rejects.toMatchObject({ code: 60 })
})

test.each<[string, CertificateSpec, RegExp]>([
  ['signed by itself', { name: host, hosts: [host] }, /self-signed certificate/],
  [
    'of another name',
    { name: 'o', hosts: ['other.example'], by: authority },
    /no alternative certificate subject name/,
  ],
  ['expired', { ...good, validFrom: -400, validTo: -2 }, /certificate has expired/],
  [
    'of another authority of that name',
    { ...good, by: issueCertificate({ name: authority.name, isAuthority: true }) },
    /unable to get local issuer certificate|signature failure/,
  ],
])('curl says nothing to a server whose certificate is %s', async (_, shows, why) => {
  const served = await serve(shows)
  await expect(curl(served)).rejects.toThrow(why)
  await served.origin.isGreeted(soon)
  served.origin.heardNothing()
})

test('openssl finds nothing to blame, and sees the end of TLS before that of the connection', async () => {
  const { origin, trusted } = await serve(good)
  const words = ['s_client', '-connect', `127.0.0.1:${origin.port}`, '-servername', host, '-CAfile', trusted]
  const talk = run('openssl', [
    ...words,
    '-verify_hostname',
    host,
    '-verify_return_error',
    '-x509_strict',
    '-quiet',
  ])
  talk.child.stdin?.write('GET /a HTTP/1.1\r\nHost: shop.example\r\n\r\n')
  expect((await talk).stdout).toContain(content.slice(0, 30))
})

test('who speaks HTTP to it is told apart, and a handshake may break off', async () => {
  const plain = await serve(good)
  await run('curl', ['-sS', '-m', '50', `http://127.0.0.1:${plain.origin.port}/a`]).catch(() => {})
  await expect(plain.origin.isGreeted(soon)).rejects.toMatchObject({
    mismatch: { code: 'wrong-field', actual: expect.stringContaining('GET /a') },
  })
  const broken = await serve(good, { breaksOff: true })
  await expect(curl(broken)).rejects.toMatchObject({ code: 35 })
  broken.origin.heardNothing()
})
