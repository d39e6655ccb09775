// Both byte streams of each connection, put together again from the transcript.
import { concatBytes, decodeBase64 } from '#components/lab/evidence/bytes.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'
import type { Where } from '#graders/outcome.ts'

export interface StreamPiece {
  /** Index of the transcript entry. */
  entry: number
  /** Offset of the piece's first byte in its stream. */
  offset: number
  bytes: Uint8Array
  /** What the network did to it, where it is a datagram. */
  fate: TranscriptEntry['fate']
}

export interface ByteStream {
  connection: number
  from: 'program' | 'peer'
  bytes: Uint8Array
  /** Each is a datagram, and not just what one read or write made of a stream. */
  isDatagrams: boolean
  /** Our end's name and address, where there are several. */
  peer: { name: string; address: string } | null
  pieces: StreamPiece[]
}

/** The streams of each connection, first of whoever spoke first; a side that sent nothing has an empty one. */
export function byteStreams(entries: readonly TranscriptEntry[]): ByteStream[] {
  const connections = new Map<number, Numbered[]>()
  for (const [index, entry] of entries.entries()) {
    const own = connections.get(entry.connection)
    if (own) own.push({ index, entry })
    else connections.set(entry.connection, [{ index, entry }])
  }
  return [...connections]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([connection, own]) => {
      const sides =
        own[0]?.entry.from === 'peer' ? (['peer', 'program'] as const) : (['program', 'peer'] as const)
      const named = own.find(({ entry }) => entry.name !== undefined)?.entry
      return sides.map((from) => {
        const pieces = piecesOf(own, from)
        return {
          connection,
          from,
          bytes: concatBytes(pieces.map((piece) => piece.bytes)),
          isDatagrams: own.some(({ entry }) => entry.transport === 'udp'),
          peer: named?.name === undefined ? null : { name: named.name, address: named.peer ?? '' },
          pieces,
        }
      })
    })
}

interface Numbered {
  /** In the transcript. */
  index: number
  entry: TranscriptEntry
}

function piecesOf(own: readonly Numbered[], side: ByteStream['from']): StreamPiece[] {
  const pieces: StreamPiece[] = []
  let offset = 0
  for (const { index, entry } of own) {
    const { kind, from, base64, fate, continued } = entry
    if (kind !== 'data' || from !== side) continue
    const bytes = decodeBase64(base64 ?? '')
    const before = pieces.at(-1)
    if (continued && before) before.bytes = concatBytes([before.bytes, bytes])
    else pieces.push({ entry: index, offset, bytes, fate })
    offset += bytes.length
  }
  return pieces
}

/** Whether the mismatch is about this stream. */
function isAbout(stream: ByteStream, where: Where | undefined): where is Where {
  const side = stream.from === 'program' ? 'from-program' : 'to-program'
  return where?.stream === side && (where.connection ?? 0) === stream.connection
}

/** Offset of the first wrong byte in this stream, or null when the mismatch is not about one. */
export function wrongOffsetIn(stream: ByteStream, where: Where | undefined): number | null {
  if (!isAbout(stream, where) || where.offset === undefined) return null
  if (where.datagram === undefined) return where.offset
  const piece = stream.pieces[where.datagram]
  return piece === undefined ? null : piece.offset + where.offset
}

/** Index of the transcript entry that holds the first wrong byte, or is the wrong datagram; or null. */
export function wrongEntry(entries: readonly TranscriptEntry[], where: Where | undefined): number | null {
  if (where === undefined) return null
  for (const stream of byteStreams(entries)) {
    if (!isAbout(stream, where)) continue
    if (where.datagram !== undefined) return stream.pieces[where.datagram]?.entry ?? null
    const offset = wrongOffsetIn(stream, where)
    if (offset === null) continue
    const piece = stream.pieces.findLast((candidate) => candidate.offset <= offset)
    return piece?.entry ?? null
  }
  return null
}
