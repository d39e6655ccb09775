// Both byte streams of each connection, put together again from the transcript.
import { concatBytes, decodeBase64 } from '#components/lab/bytes.ts'
import type { TranscriptEntry } from '#graders/labs/transcript.ts'
import type { Where } from '#graders/outcome.ts'

export interface StreamPiece {
  /** Index of the transcript entry. */
  entry: number
  /** Offset of the piece's first byte in its stream. */
  offset: number
  bytes: Uint8Array
}

export interface ByteStream {
  connection: number
  from: 'program' | 'peer'
  bytes: Uint8Array
  pieces: StreamPiece[]
}

/** The streams of each connection, the program's first; a side that sent nothing has an empty one. */
export function byteStreams(entries: readonly TranscriptEntry[]): ByteStream[] {
  const connections = [...new Set(entries.map((entry) => entry.connection))].toSorted((a, b) => a - b)
  return connections.flatMap((connection) =>
    (['program', 'peer'] as const).map((from) => {
      const pieces: StreamPiece[] = []
      let offset = 0
      for (const [entry, { kind, base64, ...of }] of entries.entries()) {
        if (kind !== 'data' || of.connection !== connection || of.from !== from) continue
        const bytes = decodeBase64(base64 ?? '')
        pieces.push({ entry, offset, bytes })
        offset += bytes.length
      }
      return { connection, from, bytes: concatBytes(pieces.map((piece) => piece.bytes)), pieces }
    }),
  )
}

/** Offset of the first wrong byte in this stream, or null when the mismatch is not about it. */
export function wrongOffsetIn(stream: ByteStream, where: Where | undefined): number | null {
  const side = stream.from === 'program' ? 'from-program' : 'to-program'
  if (where?.stream !== side || where.offset === undefined) return null
  return (where.connection ?? 0) === stream.connection ? where.offset : null
}

/** Index of the transcript entry that holds the first wrong byte, or null. */
export function wrongEntry(entries: readonly TranscriptEntry[], where: Where | undefined): number | null {
  for (const stream of byteStreams(entries)) {
    const offset = wrongOffsetIn(stream, where)
    if (offset === null) continue
    const piece = stream.pieces.findLast((candidate) => candidate.offset <= offset)
    return piece?.entry ?? null
  }
  return null
}
