import { expect, test } from 'vitest'
import { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { OverloadWatch } from '#graders/labs/board/overload-watch.ts'
import { TranscriptRecorder } from '#graders/labs/board/transcript-recorder.ts'
import { transcriptChunks } from '#graders/labs/checks/run-checks.ts'
import { eventBytesMax } from '#graders/labs/contract/run-protocol.ts'
import { TranscriptSchema } from '#graders/labs/contract/transcript.ts'

function record(reads: number, bytes: number) {
  const overload = new OverloadWatch()
  const board = new Noticeboard(overload, new AbortController().signal)
  const recorder = new TranscriptRecorder(board)
  for (let read = 0; read < reads; read += 1) {
    recorder.recordData({ connection: 0, transport: 'tcp', from: 'program' }, Buffer.alloc(bytes, read))
  }
  overload.stop()
  return { board, entries: TranscriptSchema.parse(recorder.entries) }
}

test('every byte is kept in order, long reads as several entries of one moment', () => {
  const { board, entries } = record(2, 40_000)
  expect(board.failure).toBeNull()
  expect(entries.map(({ base64 = '' }) => Buffer.from(base64, 'base64').length)).toEqual([
    16_384, 16_384, 7_232, 16_384, 16_384, 7_232,
  ])
  expect(new Set(entries.slice(0, 3).map(({ atMs }) => atMs)).size).toBe(1)
})

test.each([
  ['long reads', 40, 40_000],
  ['a drip of single bytes', 20_000, 1],
])('more than a megabyte fails the check: %s', (_, reads, bytes) => {
  const { board, entries } = record(reads, bytes)
  expect(board.failure).toMatchObject({
    mismatch: { code: 'limit-exceeded', limit: 'transcript', allowed: 1_048_576 },
  })
  expect(entries.length * 64).toBeLessThanOrEqual(1_048_576)
})

test.each([
  [20, 40_000],
  [5_000, 1],
])('a transcript of %i reads is sent in lines that the worker takes, none of it lost', (reads, bytes) => {
  const { entries } = record(reads, bytes)
  const chunks = transcriptChunks(entries)
  expect(chunks.flat()).toEqual(entries)
  for (const chunk of chunks) {
    const line = JSON.stringify({ type: 'transcript', check: 'x'.repeat(100), entries: chunk })
    expect(line.length).toBeLessThanOrEqual(eventBytesMax)
  }
})
