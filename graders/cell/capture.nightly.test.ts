// Captures as a program that nobody here wrote reads them: tshark opens each, and what it dissects is what the transcript
// tells. Left out, visibly, where there is no tshark; `npm run test:all` installs it, or ends.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { judgeSolution, readLabSolutions, solutionAt } from '#graders/cell/lab-solutions.ts'
import type { CheckLog } from '#graders/labs/contract/run-log.ts'

const isHere = spawnSync('tshark', ['--version']).status === 0
if (!isHere) console.warn('Left out: there is no tshark here (apt-get install tshark).')

const folder = mkdtempSync(join(tmpdir(), 'captures-'))
afterAll(() => rmSync(folder, { recursive: true }))
const sockets = fileURLToPath(new URL('../../exercises/sockets', import.meta.url))

const everything = {
  transcriptEntries: Number.POSITIVE_INFINITY,
  outputBytes: 0,
  capture: true,
}

async function checksOf(lab: string, program: string): Promise<readonly CheckLog[]> {
  const at = join(sockets, lab)
  const { checks } = await judgeSolution(
    readLabSolutions(at),
    solutionAt(join(at, 'solutions', program)),
    'ahead',
    everything,
  )
  return checks
}

/** One line for each packet that the filter lets through, its fields separated by blanks. */
function dissect(check: CheckLog, filter: string, fields: readonly string[]): string[][] {
  const file = join(folder, `${check.id}.pcapng`)
  writeFileSync(file, Buffer.concat(check.capture.map((piece) => Buffer.from(piece, 'base64'))))
  const words = fields.flatMap((field) => ['-e', field])
  const said = execFileSync('tshark', ['-r', file, '-Y', filter, '-T', 'fields', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return said.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')]))
}

/** What each side sent on a connection's behalf, in hexadecimal. */
function sentIn(check: CheckLog, transport: 'tcp' | 'udp', from: 'program' | 'peer'): string {
  const pieces = check.transcript.filter((entry) => entry.transport === transport && entry.from === from)
  return Buffer.concat(pieces.map(({ base64 }) => Buffer.from(base64 ?? '', 'base64'))).toString('hex')
}

/** The bytes of one direction by their sequence numbers: a busy machine's kernel sends a segment again, of which a capture tells. */
function reassembled(segments: readonly string[][]): string {
  let stream = ''
  for (const [, sequence, , , payload = ''] of segments) {
    // Relative, and the SYN has taken number 0.
    const at = 2 * (Number(sequence) - 1)
    if (payload === '') continue
    expect(at).toBeLessThanOrEqual(stream.length)
    expect(payload.startsWith(stream.slice(at, at + payload.length))).toBe(true)
    stream = stream.slice(0, at) + payload + stream.slice(at + payload.length)
  }
  return stream
}

/** Checks that were recorded whole: a few send more than a capture keeps, and it says so itself. */
const whole = (checks: readonly CheckLog[]) =>
  checks.filter(({ transcript, capture }) => transcript.length > 0 && capture.join('').length < cutFrom)
const cutFrom = 120_000

describe.skipIf(!isHere)('tshark', () => {
  test('reads in a capture of TCP the bytes of the transcript, once, in their order', async () => {
    const told = whole(await checksOf('tcp-uppercase-client', 'right.py'))
    expect(told.length).toBeGreaterThan(10)
    for (const check of told) {
      const port = '12000'
      const fields = ['tcp.dstport', 'tcp.seq', 'tcp.flags', '_ws.malformed', 'tcp.payload']
      const segments = dissect(check, 'tcp', fields)
      const sent = (toServer: boolean) => reassembled(segments.filter(([to]) => (to === port) === toServer))
      // SYN alone: RFC 9293 section 3.1.
      expect(segments[0]?.slice(0, 3)).toEqual([port, '0', '0x0002'])
      expect(segments.filter(([, , , malformed = '']) => malformed !== '')).toEqual([])
      // A check that has seen enough ends, and what was still on its way is in the capture alone.
      expect([check.id, sent(true).slice(0, sentIn(check, 'tcp', 'program').length)]).toEqual([
        check.id,
        sentIn(check, 'tcp', 'program'),
      ])
      expect([check.id, sent(false)]).toEqual([check.id, sentIn(check, 'tcp', 'peer')])
    }
  })

  test('reads datagrams as they were sent', async () => {
    const told = whole(await checksOf('udp-uppercase-server', 'right.py'))
    expect(told.length).toBeGreaterThan(10)
    for (const check of told) {
      const datagrams = dissect(check, 'udp', ['udp.payload']).map(([payload = '']) => payload)
      const missing = check.transcript.filter(
        ({ from, continued, base64 = '' }) =>
          from === 'program' &&
          continued === undefined &&
          !datagrams.some((payload) => payload.startsWith(Buffer.from(base64, 'base64').toString('hex'))),
      )
      expect([check.id, missing.length]).toEqual([check.id, 0])
    }
  })
})
