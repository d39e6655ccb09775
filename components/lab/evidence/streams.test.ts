import { expect, test } from 'vitest'
import { sequenceRows } from '#components/lab/evidence/sequence-rows.ts'
import { byteStreams, wrongEntry, wrongOffsetIn } from '#components/lab/evidence/streams.ts'
import { wireEnds } from '#components/lab/evidence/wire-ends.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'
import type { Where } from '#graders/outcome.ts'

const open: TranscriptEntry = {
  atMs: 0,
  connection: 0,
  transport: 'tcp',
  from: 'program',
  kind: 'open',
  program: '10.0.0.2:40000',
  peer: '191.101.232.165:12000',
}
const sent = (from: 'program' | 'peer', text: string, atMs = 1, connection = 0): TranscriptEntry => ({
  atMs,
  connection,
  transport: 'tcp',
  from,
  kind: 'data',
  base64: Buffer.from(text).toString('base64'),
})
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

test('streams are put together per connection and side, with the offset of each piece', () => {
  const entries = [
    open,
    sent('program', 'hel'),
    sent('peer', 'HEL'),
    sent('program', 'lo\n'),
    sent('peer', 'x', 2, 1),
  ]
  const streams = byteStreams(entries)
  expect(streams.map((stream) => [stream.connection, stream.from, text(stream.bytes)])).toEqual([
    [0, 'program', 'hello\n'],
    [0, 'peer', 'HEL'],
    [1, 'peer', 'x'],
    [1, 'program', ''],
  ])
  expect(streams[0]?.pieces.map((piece) => piece.offset)).toEqual([0, 3])
})

test('the entry with the first wrong byte is found from its offset in the stream', () => {
  const entries = [open, sent('program', 'hel'), sent('peer', 'HEL'), sent('program', 'lo\n')]
  expect(wrongEntry(entries, { stream: 'from-program', connection: 0, offset: 2 })).toBe(1)
  expect(wrongEntry(entries, { stream: 'from-program', connection: 0, offset: 3 })).toBe(3)
  expect(wrongEntry(entries, { stream: 'output', offset: 1 })).toBeNull()
})

test('many pieces in one direction are one arrow that says how many', () => {
  const entries = [
    open,
    sent('program', 'hi\n'),
    ...Array.from('HELLO NETWORK\n').map((letter) => sent('peer', letter)),
  ]
  const rows = sequenceRows(entries, 5)
  expect(rows.map((row) => [row.from, row.kind, row.label, row.pieces, row.byteCount])).toEqual([
    ['program', 'open', 'connects to 191.101.232.165:12000', 1, 0],
    ['program', 'data', 'hi\\n', 1, 3],
    ['peer', 'data', 'HELLO NETWORK\\n', 14, 14],
  ])
  expect(rows.map((row) => row.isWrong)).toEqual([false, false, true])
  expect(rows.at(-1)?.last).toBe(entries.length - 1)
})

const datagram = (
  name: string,
  from: 'program' | 'peer',
  content: string,
  more: Partial<TranscriptEntry> = {},
): TranscriptEntry => ({
  atMs: 1,
  connection: name === 'alice' ? 0 : 1,
  transport: 'udp',
  from,
  kind: 'data',
  name,
  program: '198.51.100.7:12000',
  peer: '203.0.113.11:61000',
  base64: Buffer.from(content).toString('base64'),
  ...more,
})

test('datagrams keep their borders, empty ones too; one in two entries is one', () => {
  const entries = [
    datagram('alice', 'peer', ''),
    datagram('alice', 'peer', 'hello', { fate: 'lost' }),
    datagram('alice', 'program', 'HEL'),
    datagram('alice', 'program', 'LO', { continued: true }),
    datagram('alice', 'program', '!'),
  ]
  const [questions, answers] = byteStreams(entries)
  expect(answers).toMatchObject({ isDatagrams: true, peer: { name: 'alice', address: '203.0.113.11:61000' } })
  expect(answers?.pieces.map(({ entry, offset, bytes }) => [entry, offset, text(bytes)])).toEqual([
    [2, 0, 'HELLO'],
    [4, 5, '!'],
  ])
  expect(questions?.pieces.map(({ bytes, fate }) => [text(bytes), fate])).toEqual([
    ['', undefined],
    ['hello', 'lost'],
  ])
  const rows = sequenceRows(entries, 4)
  expect(rows.map(({ label, peer, fate, isWrong }) => [label, peer, fate, isWrong])).toEqual([
    ['empty datagram', 'alice', undefined, false],
    ['hello', 'alice', 'lost', false],
    ['HELLO', 'alice', undefined, false],
    ['!', 'alice', undefined, true],
  ])
  expect(rows[2]).toMatchObject({ last: 3, way: '198.51.100.7:12000 → 203.0.113.11:61000' })
})

test('a message of a binary protocol is told by what it says: whole in the table, short on its arrow', () => {
  // RFC 1035 section 4.1: one question, for the address of www.example.org.
  const query = '\x1a\x2b\x01\0\0\x01\0\0\0\0\0\0\x03www\x07example\x03org\0\0\x01\0\x01'
  const long = query.replace('\x03www', '\x20' + 'w'.repeat(32))
  const rows = sequenceRows([datagram('alice', 'program', query), datagram('alice', 'program', long)], null)
  expect(rows.map(({ label, reading }) => [label, reading])).toEqual([
    ['query 0x1a2b: www.example.org. A?', 'query 0x1a2b: www.example.org. A?'],
    [`query 0x1a2b: ${'w'.repeat(29)}…`, `query 0x1a2b: ${'w'.repeat(32)}.example.org. A?`],
  ])
})

test('the wrong datagram is found by its number, and the wrong byte within it', () => {
  const entries = [
    datagram('alice', 'program', 'HELLO'),
    datagram('bob', 'program', 'GOOD'),
    datagram('bob', 'program', 'MORNING'),
  ]
  const [, , toBob] = byteStreams(entries)
  const where: Where = { stream: 'from-program', connection: 1, datagram: 1, offset: 3 }
  expect(wrongEntry(entries, where)).toBe(2)
  expect(toBob && wrongOffsetIn(toBob, where)).toBe(7)
  expect(wrongEntry(entries, { stream: 'from-program', connection: 1, datagram: 0 })).toBe(1)
  expect(wrongEntry(entries, { stream: 'from-program', connection: 1, datagram: 9 })).toBeNull()
})

test('with named clients the program is the server', () => {
  expect(wireEnds([open])).toMatchObject({ program: 'client', peerName: 'our server' })
  expect(wireEnds([datagram('alice', 'peer', 'hello')])).toMatchObject({
    program: 'server',
    peerName: 'our clients',
  })
})
