import { explainMismatch } from '#graders/explain/explain-mismatch.ts'
import { type Mismatch, MismatchSchema } from '#graders/outcome.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'

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
]

mismatchesReadWell(
  new URL('explain-mismatch.golden.txt', import.meta.url),
  MismatchSchema.options.map(({ shape }) => shape.code.value),
  examples.map((example) => MismatchSchema.parse(example)),
  explainMismatch,
)
