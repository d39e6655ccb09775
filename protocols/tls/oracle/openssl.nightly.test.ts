// Debian's openssl as a witness: what s_client and s_server really send, in an order that the model allows, encrypted where
// the model says so, and ended by the alerts that it names. Says so where openssl or Python 3 is missing.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { alertFor, type FaultName } from '#protocols/tls/alerts.ts'
import { type FlowName, tlsFlow } from '#protocols/tls/flow.ts'

const tried = spawnSync('sh', ['-c', 'openssl version && python3 -V'])
const possible = tried.status === 0 && tried.stdout.toString('utf8').startsWith('OpenSSL 3')
if (!possible) console.warn('Left out: there is no OpenSSL 3 to be asked (apt-get install openssl python3).')

const AnswersSchema = z.array(
  z.array(z.tuple([z.enum(['client', 'server']), z.string(), z.boolean(), z.string()])),
)

const trusted = ['-CAfile', 'CERTIFICATE']
const cases: { flow: FlowName; fault?: FaultName; server: string[]; clients: string[][] }[] = [
  { flow: 'tls12-full', server: ['-tls1_2', '-cipher', 'ECDHE'], clients: [[...trusted, '-no_ticket']] },
  {
    flow: 'tls12-client-certificate',
    server: ['-tls1_2', '-cipher', 'ECDHE', '-Verify', '1'],
    clients: [[...trusted, '-no_ticket', '-cert', 'CERTIFICATE', '-key', 'KEY']],
  },
  {
    flow: 'tls12-resumed',
    server: ['-tls1_2', '-cipher', 'ECDHE', '-no_ticket'],
    clients: [
      [...trusted, '-no_ticket', '-sess_out', 'SESSION'],
      [...trusted, '-no_ticket', '-sess_in', 'SESSION'],
    ],
  },
  { flow: 'tls13-full', server: ['-tls1_3'], clients: [trusted] },
  {
    flow: 'tls13-client-certificate',
    server: ['-tls1_3', '-Verify', '1'],
    clients: [[...trusted, '-cert', 'CERTIFICATE', '-key', 'KEY']],
  },
  {
    flow: 'tls13-retry',
    server: ['-tls1_3', '-groups', 'P-384'],
    clients: [[...trusted, '-groups', 'X25519:P-384']],
  },
  {
    flow: 'tls13-psk',
    server: ['-tls1_3'],
    clients: [
      [...trusted, '-sess_out', 'SESSION'],
      [...trusted, '-sess_in', 'SESSION'],
    ],
  },
  {
    flow: 'tls13-early-data',
    server: ['-tls1_3', '-early_data', '-max_early_data', '1000'],
    clients: [
      [...trusted, '-sess_out', 'SESSION'],
      [...trusted, '-sess_in', 'SESSION', '-early_data', 'EARLY'],
    ],
  },
  ...(['tls12', 'tls13'] as const).flatMap((version) => {
    const server = version === 'tls12' ? ['-tls1_2', '-cipher', 'ECDHE'] : ['-tls1_3']
    const flow = `${version}-full` as const
    // The certificate is looked at as if it were years later.
    const late = [...trusted, '-verify_return_error', '-attime', '2500000000']
    return [
      { flow, fault: 'expired-certificate' as const, server, clients: [late] },
      {
        flow,
        fault: 'unknown-authority' as const,
        server,
        clients: [['-verify_return_error', '-no-CAfile', '-no-CApath', '-no-CAstore']],
      },
    ]
  }),
  {
    flow: 'tls13-full',
    fault: 'no-common-cipher',
    server: ['-tls1_3', '-ciphersuites', 'TLS_AES_128_GCM_SHA256'],
    clients: [['-tls1_3', '-ciphersuites', 'TLS_AES_256_GCM_SHA384']],
  },
  {
    flow: 'tls12-full',
    fault: 'no-common-cipher',
    server: ['-tls1_2', '-cipher', 'ECDHE-RSA-AES128-GCM-SHA256'],
    clients: [['-tls1_2', '-cipher', 'ECDHE-RSA-AES256-GCM-SHA384']],
  },
  { flow: 'tls13-full', fault: 'no-common-version', server: ['-tls1_3'], clients: [['-tls1_2']] },
]

test.skipIf(!possible)('openssl plays each handshake as the model has it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-tls-'))
  const asked = spawnSync('python3', [path.join(import.meta.dirname, 'play-handshake.py')], {
    input: JSON.stringify({ folder, cases }),
    timeout: 180_000,
  })
  rmSync(folder, { recursive: true })
  expect(asked.status, asked.stderr.toString('utf8')).toBe(0)
  const answers = AnswersSchema.parse(JSON.parse(asked.stdout.toString('utf8')))
  for (const [at, { flow, fault }] of cases.entries()) {
    const name = `${flow}${fault === undefined ? '' : `, ${fault}`}`
    const seen = (answers[at] ?? []).filter(([, what]) => isOfHandshake(what, flow))
    if (fault !== undefined) {
      const { from, name: alert, encrypted } = alertFor(fault, tlsFlow(flow))
      const [side, what, isEncrypted] = seen.at(-1) ?? []
      expect([side, what], name).toEqual([from, `fatal ${alert}`])
      if (encrypted !== null) expect(isEncrypted, name).toBe(encrypted)
      continue
    }
    expect(
      seen.map(([side, what, encrypted, record]) => `${side}: ${what}${encrypted ? ' *' : ''} in ${record}`),
      name,
    ).toEqual(
      expectedOf(
        flow,
        seen.map(([side, what]) => `${side}: ${what}`),
      ),
    )
  }
})

/** Tickets come after a handshake, and closing as well; the compatibility records of TLS 1.3 are left out in the model. */
function isOfHandshake(what: string, flow: FlowName): boolean {
  if (what === 'NewSessionTicket' || what.startsWith('warning')) return false
  return flow.startsWith('tls12') || what !== 'ChangeCipherSpec'
}

/** The messages of the model in the order in which they were seen, wherever it allows that. Early data are no message of
 * the handshake that openssl prints. */
function expectedOf(flow: FlowName, seen: readonly string[]): string[] {
  const left = tlsFlow(flow).messages.filter(({ name }) => name !== 'early data')
  const done = new Set(['early-data'])
  const expected: string[] = []
  for (const wanted of seen) {
    // openssl calls a request to try again by the type that it shares with ServerHello (RFC 8446 section 4.1.4).
    const index = left.findIndex(({ from, name, after }) => {
      const called = name === 'HelloRetryRequest' ? 'ServerHello' : name.replace(', second', '')
      return `${from}: ${called}` === wanted && after.every((id) => done.has(id))
    })
    const [message] = index < 0 ? [] : left.splice(index, 1)
    if (!message) return [...expected, `nothing like ${wanted} may come there`]
    done.add(message.id)
    expected.push(`${wanted}${message.encrypted ? ' *' : ''} in ${message.record}`)
  }
  return left.length === 0 ? expected : [...expected, ...left.map(({ id }) => `${id}, which never came`)]
}
