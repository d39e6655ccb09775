// Our name servers against programs that nobody here wrote: dig (BIND) and drill (ldns).
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { link } from '#graders/labs/network/stream-link.ts'
import type { DnsServerSpec } from '#graders/labs/peers/dns/dns-server.ts'
import { hierarchy } from '#graders/labs/peers/dns/hierarchy.ts'
import { nameServers } from '#graders/labs/peers/dns/open-name-servers.ts'
import { zone } from '#graders/labs/peers/dns/zone-of.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'

const run = promisify(execFile)
const withinMs = 30_000

async function open(server: Omit<DnsServerSpec, 'name' | 'addresses'>, over = link()) {
  const servers = [{ name: 'ours', addresses: ['127.0.0.1'], port: 0, ...server }]
  return await nameServers({ servers, over }).open(makePeerTools())
}

const many = Array.from({ length: 60 }, (_, index) => `many.test. A 192.0.2.${index + 1}`).join('\n')
const records = `www.a.test. 77 CNAME web.b.test.\nweb.b.test. 60 A 192.0.2.7\nweb.b.test. TXT "a b"\n${many}`

test.skipIf(!existsSync('/usr/bin/dig'))(
  'dig reads answers, negative ones, and asks again over TCP',
  async () => {
    const { handle, close } = await open(
      { zones: [zone('.', records)], recursive: true },
      link({ split: 'random' }),
    )
    const dig = async (...words: string[]) => {
      const common = ['@127.0.0.1', '-p', String(handle.port), '+tries=1', '+time=20', '+noedns']
      return (await run('dig', [...common, ...words])).stdout
    }
    const answer = await dig('www.a.test')
    expect(answer).toMatch(/status: NOERROR.*\n.*flags: qr rd ra; QUERY: 1, ANSWER: 2, AUTHORITY: 0/)
    expect(answer).toMatch(/www\.a\.test\.\s+77\s+IN\s+CNAME\s+web\.b\.test\./)
    expect(answer).toMatch(/web\.b\.test\.\s+60\s+IN\s+A\s+192\.0\.2\.7/)
    expect(await dig('no.a.test')).toMatch(/status: NXDOMAIN/)
    expect(await dig('www.a.test', 'TXT')).toContain('"a b"')
    const whole = await dig('many.test')
    expect(whole).toMatch(/ANSWER: 60/)
    expect(whole).toContain('192.0.2.60')
    await handle.isAskedFor('many.test.', 'A', { withinMs })
    await handle.isAskedOverTcp({ withinMs })
    handle.sawDifferentIds()
    expect(answer).not.toContain('WARNING')
    await close()
  },
)

test.skipIf(!existsSync('/usr/bin/dig'))(
  'dig passes over forgeries, and takes what is repeated once',
  async () => {
    const lies = (['wrong-id', 'other-question'] as const).map((by) => ({
      by,
      address: '203.0.113.9',
    }))
    const mischief = [{ forges: lies, repeats: true }]
    const { handle, close } = await open({ zones: [zone('.', records)], recursive: true, mischief })
    const words = ['@127.0.0.1', '-p', String(handle.port), '+tries=1', '+time=20', '+noedns', '+short']
    const { stdout } = await run('dig', [...words, 'web.b.test'])
    expect(stdout).toContain('192.0.2.7')
    expect(stdout).toContain('ID mismatch')
    expect(stdout.split('\n')).not.toContain('203.0.113.9')
    await close()
  },
)

test.skipIf(!existsSync('/usr/bin/drill'))('drill reads a referral with its glue', async () => {
  const servers = [{ name: 'ns.a.test.', address: '198.51.100.1' }]
  const [root] = hierarchy({ zones: [{ origin: 'a.test.', servers, text: 'www.a.test. A 192.0.2.1' }] })
  const { handle, close } = await open({ zones: root?.zones ?? [] })
  const { stdout } = await run('drill', ['-p', String(handle.port), '-o', 'rd', 'www.a.test', '@127.0.0.1'])
  expect(stdout).toMatch(/rcode: NOERROR/)
  expect(stdout).toMatch(/^test\.\s+172800\s+IN\s+NS\s+a\.nic\.test\./m)
  expect(stdout).toMatch(/^a\.nic\.test\.\s+172800\s+IN\s+A\s+192\.31\.80\.30/m)
  handle.sawStandardQueries({ recursionDesired: false })
  await close()
})
