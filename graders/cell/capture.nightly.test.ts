// Captures as a program that nobody here wrote reads them: tshark opens each, and what it dissects is what the transcript
// tells, byte by byte, and in the words of the protocol. Left out, visibly, where there is no tshark; `npm run test:all`
// installs it, or ends.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { judgeSolution, readLabSolutions, solutionAt } from '#graders/cell/lab-solutions.ts'
import type { CheckLog } from '#graders/labs/contract/run-log.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'
import { shareOfToday } from '../../tests/support/share-of-today.ts'

const isHere = spawnSync('tshark', ['--version']).status === 0
if (!isHere) console.warn('Left out: there is no tshark here (apt-get install tshark).')

const folder = mkdtempSync(join(tmpdir(), 'captures-'))
afterAll(() => rmSync(folder, { recursive: true }))
const exercises = fileURLToPath(new URL('../../exercises', import.meta.url))

interface DissectedLab {
  lab: string
  /** Which protocol is at a port that is not its own, as tshark has it: `tcp.port==1025,smtp`. */
  decodes?: readonly string[]
  /** What tshark must find, each of which must stand in the bytes of the transcript. */
  finds?: string
}

const dissected: readonly DissectedLab[] = [
  { lab: 'sockets/tcp-uppercase-client' },
  { lab: 'sockets/tcp-uppercase-server' },
  { lab: 'sockets/udp-uppercase-client' },
  { lab: 'sockets/udp-uppercase-server' },
  { lab: 'sockets/udp-pinger' },
  { lab: 'http/http-client', decodes: ['tcp.port==8080,http'], finds: 'http.request.uri' },
  { lab: 'http/http-server', decodes: ['tcp.port==8080,http'], finds: 'http.request.uri' },
  { lab: 'caching/web-cache', decodes: ['tcp.port==8888,http', 'tcp.port==80,http'], finds: 'http.host' },
  { lab: 'firewalls/application-gateway', decodes: ['tcp.port==8888,http'], finds: 'http.host' },
  { lab: 'firewalls/socks-gateway', decodes: ['tcp.port==1080,socks'], finds: 'socks.remote_name' },
  { lab: 'mail/smtp-client', decodes: ['tcp.port==1025,smtp'], finds: 'smtp.req.parameter' },
  { lab: 'mail/imap-client', decodes: ['tcp.port==1143,imap'], finds: 'imap.request.command' },
  { lab: 'dns-messages/dns-client', finds: 'dns.qry.name' },
  { lab: 'dns-messages/dns-resolver', finds: 'dns.qry.name' },
  { lab: 'dns-messages/dns-cache', decodes: ['udp.port==5300,dns'], finds: 'dns.qry.name' },
  { lab: 'peer-to-peer/bittorrent-peer', finds: 'bittorrent.info_hash' },
  { lab: 'streaming/dash-client', decodes: ['tcp.port==8080,http'], finds: 'http.request.uri' },
  {
    lab: 'security/tls-client',
    decodes: ['tcp.port==8443,tls'],
    finds: 'tls.handshake.extensions_server_name',
  },
]

const everything = { transcriptEntries: Number.POSITIVE_INFINITY, outputBytes: 0, capture: true }

interface Packet {
  /** Empty where it is no segment, or no datagram. */
  source: string
  target: string
  stream: string
  sequence: string
  segment: string
  isDatagram: boolean
  datagram: string
  /** What tshark read in it as the protocol's; nothing in a message that it finds malformed, as some are meant to be. */
  found: string[]
}

const fields =
  'tcp.srcport tcp.dstport tcp.stream tcp.seq tcp.payload udp.length udp.payload _ws.malformed'.split(' ')

function dissect(check: CheckLog, { decodes = [], finds = 'frame.number' }: DissectedLab): Packet[] {
  const file = join(folder, `${check.id}.pcapng`)
  writeFileSync(file, Buffer.concat(check.capture.map((piece) => Buffer.from(piece, 'base64'))))
  const words = [...fields, finds].flatMap((field) => ['-e', field])
  const how = [...words, ...decodes.flatMap((one) => ['-d', one]), '-E', 'aggregator=|']
  const said = execFileSync('tshark', ['-r', file, '-Y', 'tcp or udp', '-T', 'fields', ...how], {
    encoding: 'utf8',
    maxBuffer: 64 * 1_048_576,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return said.split('\n').flatMap((line) => {
    if (line === '') return []
    const [
      source = '',
      target = '',
      stream = '',
      sequence = '',
      segment = '',
      length = '',
      datagram = '',
      malformed = '',
      found = '',
    ] = line.split('\t')
    return [
      {
        source,
        target,
        stream,
        sequence,
        segment,
        isDatagram: length !== '',
        datagram,
        found: found === '' || malformed !== '' ? [] : found.split('|'),
      },
    ]
  })
}

const hexOf = (entries: readonly TranscriptEntry[]) =>
  Buffer.concat(entries.map(({ base64 }) => Buffer.from(base64 ?? '', 'base64'))).toString('hex')

/** The bytes of one direction by their sequence numbers: what was lost, or thought lost, is sent again, of which a capture tells. */
function reassembled(packets: readonly Packet[]): string {
  let stream = ''
  for (const { sequence, segment } of packets) {
    // Relative, and the SYN has taken number 0.
    const at = 2 * (Number(sequence) - 1)
    if (segment === '' || at < 0) continue
    expect(at).toBeLessThanOrEqual(stream.length)
    const known = stream.slice(at, at + segment.length)
    // A byte that asks whether the window is open again may be any.
    if (segment.startsWith(known)) stream = stream.slice(0, at) + segment + stream.slice(at + segment.length)
  }
  return stream
}

/** The one is where the other begins. */
const agree = (one: string, other: string) => one.startsWith(other) || other.startsWith(one)

/** Of each connection that the check tells of: both ends, and what each sent. */
const connectionsOf = ({ transcript }: CheckLog) =>
  transcript
    .filter(({ kind, transport }) => kind === 'open' && transport === 'tcp')
    .map(({ connection, program = '', peer = '' }) => ({
      program: program.slice(program.lastIndexOf(':') + 1),
      peer: peer.slice(peer.lastIndexOf(':') + 1),
      sent: (from: 'program' | 'peer') =>
        hexOf(
          transcript.filter(
            (entry) => entry.transport === 'tcp' && entry.connection === connection && entry.from === from,
          ),
        ),
    }))

function expectSegments(check: CheckLog, packets: readonly Packet[]): void {
  for (const { program, peer, sent } of connectionsOf(check)) {
    const between = (from: string, to: string) =>
      packets.filter(({ source, target }) => source === from && target === to)
    // Ports of a pair may serve twice in a check: each use is a stream of its own.
    const streams = [...new Set(between(program, peer).map(({ stream }) => stream))]
    const found = streams.some((stream) => {
      const said = (from: string, to: string) =>
        reassembled(between(from, to).filter((packet) => packet.stream === stream))
      // A check that has seen enough ends: what was on its way then is in the capture alone; what we wrote to a program that
      // was gone is in the transcript alone.
      return said(program, peer).startsWith(sent('program')) && agree(said(peer, program), sent('peer'))
    })
    expect([check.id, program, peer, found]).toEqual([check.id, program, peer, true])
  }
}

function expectDatagrams(check: CheckLog, packets: readonly Packet[]): void {
  const told = check.transcript.filter(
    ({ transport, from, fate, continued }) =>
      transport === 'udp' && continued === undefined && (from === 'program' || fate !== 'lost'),
  )
  const datagrams = packets.filter(({ isDatagram }) => isDatagram).map(({ datagram }) => datagram)
  const missing = told.filter((entry) => !datagrams.some((payload) => payload.startsWith(hexOf([entry]))))
  expect([check.id, missing.length]).toEqual([check.id, 0])
}

/**
 * What tshark finds stands in the transcript, or behind it, where a check had seen enough; how often it found something
 * that stands in the transcript.
 */
function expectFound(check: CheckLog, packets: readonly Packet[], field: string): number {
  const told = hexOf(check.transcript)
  const crossed = packets.map(({ segment, datagram }) => segment + datagram).join('')
  const raws = packets
    .flatMap(({ found }) => found)
    .map((value) => {
      if (/^[0-9a-f:]{40,}$/.test(value)) return value.replaceAll(':', '')
      return Buffer.from(field === 'dns.qry.name' ? (value.split('.')[0] ?? '') : value).toString('hex')
    })
  expect([check.id, raws.filter((raw) => !told.includes(raw) && !crossed.includes(raw))]).toEqual([
    check.id,
    [],
  ])
  return raws.filter((raw) => told.includes(raw)).length
}

/** Checks that were recorded whole: a few send more than a capture keeps, and it says so itself. */
const whole = (checks: readonly CheckLog[]) =>
  checks.filter(({ transcript, capture }) => transcript.length > 0 && capture.join('').length < cutFrom)
const cutFrom = 120_000

const tonight = shareOfToday(dissected, 1, ({ lab }) => lab, 6)

describe.skipIf(!isHere)('tshark', { timeout: 600_000 }, () => {
  test.for(tonight)('reads in captures of $lab what the transcript tells', async (one) => {
    const at = join(exercises, one.lab)
    const right = solutionAt(join(at, 'solutions/right.py'))
    const { checks } = await judgeSolution(readLabSolutions(at), right, 'ahead', everything)
    const told = whole(checks)
    expect(told.length, basename(one.lab)).toBeGreaterThan(7)
    let found = 0
    for (const check of told) {
      const packets = dissect(check, one)
      expectSegments(check, packets)
      expectDatagrams(check, packets)
      if (one.finds !== undefined) found += expectFound(check, packets, one.finds)
    }
    if (one.finds !== undefined) expect(found).toBeGreaterThan(0)
  })
})
