import { expect, test } from 'vitest'
import { sequenceRows } from '#components/lab/sequence-rows.ts'
import { byteStreams, wrongEntry } from '#components/lab/streams.ts'
import type { TranscriptEntry } from '#graders/labs/transcript.ts'

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
    [1, 'program', ''],
    [1, 'peer', 'x'],
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
