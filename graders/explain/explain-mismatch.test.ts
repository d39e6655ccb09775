// The text is the product: read the golden file aloud. RECORD=1 rewrites it.

import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { explainMismatch } from '#graders/explain/explain-mismatch.ts'
import { type Mismatch, MismatchSchema, WrongEventSchema } from '#graders/outcome.ts'

const golden = new URL('explain-mismatch.golden.txt', import.meta.url)
const why = {
  says: 'TCP is a stream of bytes: one send() may take many recv().',
  reference: 'RFC 9293 section 3.8',
}

const examples: Mismatch[] = [
  {
    code: 'timeout',
    waitedFor: 'your program to end',
    withinMs: 5_000,
    where: { stream: 'output', offset: 12, atMs: 5_031 },
  },
  {
    code: 'timeout',
    waitedFor: 'a TCP connection to the uppercase server, port 12000',
    withinMs: 5_000,
    why,
  },
  ...(
    [
      { kind: 'other-transport', port: 12_000 },
      { kind: 'client' },
      { kind: 'asks', prompt: 'Input lower-case sentence:' },
      { kind: 'ended', exitCode: 0 },
      { kind: 'nothing' },
    ] as const
  ).map((seen) => ({
    code: 'not-listening' as const,
    transport: 'udp' as const,
    port: 12_000,
    withinMs: 1_612,
    seen,
  })),
  {
    code: 'malformed',
    expected: 'HELLO',
    actual: 'HELP',
    offset: 3,
    where: {
      stream: 'from-program',
      connection: 1,
      peer: 'bob',
      datagram: 2,
      offset: 3,
      atMs: 140.5,
    },
  },
  {
    code: 'wrong-field',
    path: 'where the answer to bob was sent',
    expected: '203.0.113.12:62116 (bob)',
    actual: '203.0.113.11:64540 (alice)',
    where: { stream: 'from-program', connection: 0, datagram: 1, atMs: 142 },
  },
  { code: 'connection-refused', address: '198.51.100.7:12000' },
  { code: 'not-connecting', transport: 'tcp', seen: { kind: 'other-transport' } },
  { code: 'not-connecting', transport: 'tcp', seen: { kind: 'server', port: 12_000 } },
  { code: 'not-connecting', transport: 'tcp', seen: { kind: 'server', port: null } },
  { code: 'not-connecting', transport: 'tcp', seen: { kind: 'refused', port: 8_888 } },
  {
    code: 'not-listening',
    transport: 'udp',
    port: 12_000,
    withinMs: 500,
    seen: { kind: 'ephemeral', port: 61_234 },
  },
  { code: 'not-listening', transport: 'udp', port: 12_000, withinMs: 500, seen: { kind: 'port-taken' } },
  { code: 'missing-output', expected: 'HELLO', actual: '', instead: 'on-standard-error' },
  { code: 'missing-output', expected: 'ÖL', actual: String.raw`b'\xc3\x96L'`, instead: 'bytes-literal' },
  { code: 'missing-output', expected: 'CAF\u00c9', actual: 'CAFE\u0301' },
  { code: 'made-up-output', actual: 'HELLO\n', where: { stream: 'output', offset: 0, atMs: 20 } },
  { code: 'exit-status', expected: null, actual: 0, stderr: '' },
  { code: 'crashed', signal: null, stack: 'Traceback (most recent call last): …', printed: true },
  {
    code: 'closed-early',
    expected: 'a TCP connection to the uppercase server, port 12000',
    actual: 'your program ended without connecting',
  },
  {
    code: 'malformed',
    expected: 'hello',
    actual: '"hello"',
    offset: 0,
    where: { stream: 'from-program', connection: 0, offset: 0, atMs: 41 },
  },
  { code: 'malformed', expected: 'hello', actual: '', offset: 0 },
  {
    code: 'wrong-field',
    path: 'the line that your program sent',
    expected: 'amber fern',
    actual: 'hello world',
    where: { stream: 'from-program', connection: 1, offset: 0, atMs: 35.88 },
  },
  { code: 'wrong-field', path: 'number of connections', expected: '1', actual: '2' },
  {
    code: 'leftover-bytes',
    actual: '\0',
    count: 1,
    where: { stream: 'from-program', connection: 0, offset: 10, atMs: 4.2 },
  },
  { code: 'leftover-bytes', actual: '\r\n', count: 2 },
  {
    code: 'missing-output',
    expected: 'HELLO',
    actual: '',
    where: { stream: 'output', offset: 0, atMs: 198.6 },
  },
  {
    code: 'missing-output',
    expected: 'HELLO NETWORK',
    actual: 'From server: H\n',
    where: { stream: 'output', offset: 14, atMs: 198.6 },
    why,
  },
  { code: 'exit-status', expected: 0, actual: 3, stderr: '' },
  {
    code: 'exit-status',
    expected: 0,
    actual: 1,
    stderr: 'No reply: timed out',
    where: { stream: 'errors', atMs: 1_002 },
  },
  {
    code: 'crashed',
    signal: null,
    stack: 'Traceback (most recent call last):\n  File "main.py", line 7, in <module>\nOSError: no',
    where: { stream: 'source', line: 7 },
  },
  { code: 'crashed', signal: 'SIGSEGV', stack: '' },
  {
    code: 'wrong-decision',
    requirement: 'Nobody opens connections from the Internet to the inside.',
    packet: 'a new TCP packet from 198.51.100.7 port 49152 to 10.1.0.7 (desk) port 80',
    expected: 'deny',
    actual: 'accept',
    rule: 2,
  },
  {
    code: 'wrong-decision',
    requirement: 'The web server answers.',
    packet: 'an established TCP packet from 192.0.2.10 (web) port 80 to 198.51.100.7 port 49152',
    expected: 'accept',
    actual: 'deny',
    rule: null,
  },
  { code: 'limit-exceeded', limit: 'wall-time', allowed: 20_000, used: 20_004, unit: 'ms' },
  { code: 'limit-exceeded', limit: 'cpu-time', allowed: 10_000, used: 10_020, unit: 'ms' },
  { code: 'limit-exceeded', limit: 'memory', allowed: 268_435_456, used: 300_000_000, unit: 'bytes' },
  { code: 'limit-exceeded', limit: 'processes', allowed: 40, used: 41, unit: 'count' },
  { code: 'limit-exceeded', limit: 'open-files', allowed: 128, used: 129, unit: 'count' },
  { code: 'limit-exceeded', limit: 'file-size', allowed: 16_777_216, used: 16_777_217, unit: 'bytes' },
  { code: 'limit-exceeded', limit: 'disk', allowed: 16_777_216, used: 16_777_216, unit: 'bytes' },
  { code: 'limit-exceeded', limit: 'output', allowed: 262_144, used: 262_145, unit: 'bytes' },
  { code: 'limit-exceeded', limit: 'transcript', allowed: 1_048_576, used: 1_060_000, unit: 'bytes' },
  {
    code: 'language',
    problem: 'python2',
    detail: 'print without parentheses is Python 2',
    file: 'main.py',
    where: { stream: 'source', line: 8 },
  },
  {
    code: 'language',
    problem: 'syntax',
    detail: "expected ':'",
    file: 'main.py',
    where: { stream: 'source', line: 3 },
  },
  {
    code: 'language',
    problem: 'module',
    detail: 'requests',
    file: 'main.py',
    where: { stream: 'source', line: 1 },
  },
  { code: 'language', problem: 'no-entry', detail: 'a.py, b.py could each be the program' },
  {
    code: 'language',
    problem: 'worker-difference',
    detail: 'process.chdir()',
    file: 'main.js',
    where: { stream: 'source', line: 2 },
  },
  { code: 'withheld' },
  {
    code: 'http-finding',
    finding: 'bare-lf',
    says: 'This line ends in LF alone. A line ends in CR LF.',
    reference: 'RFC 9112 section 2.2',
    refused: true,
    recipient: 'server',
    where: { stream: 'response', offset: 14 },
  },
  {
    code: 'unmet-requirement',
    requirement: 'host',
    says: 'Host names the site.',
    actual: 'Host: example.org',
    where: { stream: 'response', offset: 22 },
    why: { says: 'A server has many sites.', reference: 'RFC 9112 section 3.2' },
  },
  { code: 'blank' },
  {
    code: 'unreadable',
    actual: '1..5',
    problem: 'there are two decimal points.',
    where: { stream: 'response', offset: 2 },
  },
  { code: 'wrong-unit', actual: 'km', accepted: ['ms', 's'] },
  {
    code: 'misconception',
    id: 'one-rtt',
    says: 'You counted one RTT per object. Each needs two.',
    actual: '680 ms',
  },
  { code: 'wrong-value', actual: '12 ms', hint: 'Count the base file as an object as well.' },
  { code: 'wrong-value', actual: '12 ms' },
  ...WrongEventSchema.options.map((problem, index): Mismatch => {
    const [message, other] = ['GET base file', 'SYN + ACK']
    const actual = 'message 3: GET base file, from 60 ms to 110 ms'
    return { code: 'wrong-event', problem, message, other, actual, rightSoFar: index % 4 }
  }),
  { code: 'wrong-choice', actual: 'Pipelined' },
  {
    code: 'zone-not-loaded',
    says: 'www.shop.example. is an alias (CNAME) and has other data (A) as well.',
    remedy: 'Remove one of them: an alias has nothing of its own (RFC 1034 section 3.6.2).',
    where: { stream: 'response', line: 7 },
  },
  ...(
    [
      { kind: 'answer', records: ['192.0.2.7', '192.0.2.8'], ttl: 3600 },
      { kind: 'no-data' },
      { kind: 'no-name' },
      { kind: 'stuck', why: 'silence', name: 'lab.shop.example.' },
      { kind: 'stuck', why: 'refused', name: 'shop.example.' },
      { kind: 'stuck', why: 'not-loaded', name: 'shop.example.' },
      { kind: 'stuck', why: 'missing-glue', name: 'ns.lab.shop.example.' },
      { kind: 'stuck', why: 'no-server-address', name: 'ns.elsewhere.example.' },
      { kind: 'stuck', why: 'alias-loop', name: 'www.shop.example.' },
      { kind: 'stuck', why: 'lame', name: 'lab.shop.example.' },
      { kind: 'stuck', why: 'too-long', name: 'www.shop.example.' },
    ] as const
  ).map(
    (found): Mismatch => ({
      code: 'wrong-resolution',
      requirement: 'www.shop.example has the address 192.0.2.7.',
      name: 'www.shop.example.',
      type: 'A',
      found: found.kind === 'answer' ? { ...found, records: [...found.records] } : found,
      where: { stream: 'response', line: 7 },
      why: { says: '', reference: 'RFC 1035 section 3.4.1' },
    }),
  ),
]

const written = examples
  .map((mismatch) => {
    const said = explainMismatch(MismatchSchema.parse(mismatch))
    const rows = Object.entries(said).flatMap(([name, text]) =>
      text === null || name === 'headline' ? [] : [`  ${name}: ${text}`],
    )
    return [`[${mismatch.code}] ${said.headline}`, ...rows].join('\n')
  })
  .join('\n\n')

test('every mismatch reads well aloud', () => {
  if (process.env.RECORD === '1') writeFileSync(golden, `${written}\n`)
  expect(`${written}\n`).toBe(readFileSync(golden, 'utf8'))
})

test('every code has an example', () => {
  const codes = MismatchSchema.options.map((option) => option.shape.code.value)
  expect([...new Set(examples.map(({ code }) => code))].toSorted()).toEqual(codes.toSorted())
})
