// The rows of a sequence diagram and of the table that says the same, from a transcript.
import { concatBytes, decodeBase64 } from '#components/lab/evidence/bytes.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'
import { escapeBytes } from '#protocols/text/escape.ts'
import { trafficReader } from '#protocols/traffic/traffic-reader.ts'

export interface SequenceRow {
  /** Index of the first transcript entry in this row, and of the last. */
  first: number
  last: number
  atMs: number
  connection: number
  from: 'program' | 'peer'
  kind: TranscriptEntry['kind']
  /** Our end's name where there are several, and both addresses as an arrow: known of datagrams. */
  peer: string | null
  way: string | null
  fate: TranscriptEntry['fate']
  /** What happened, in words or as the escaped bytes; short enough for an arrow. */
  label: string
  /** What the bytes say in a protocol that is no text, whole; null for all else. */
  reading: string | null
  /** Bytes of data, 0 for the rest. */
  byteCount: number
  /** Transcript entries drawn as one, when a stream comes in many small pieces. */
  pieces: number
  /** The first wrong byte is in here. */
  isWrong: boolean
}

/** More pieces than this in one direction without an answer are drawn as one arrow, and said so. */
const piecesMax = 6
const labelCharactersMax = 44

/**
 * One row for each thing that happened, in order; long runs of pieces in one direction are one row. `wrong` is the
 * index of the entry that holds the first wrong byte.
 */
export function sequenceRows(entries: readonly TranscriptEntry[], wrong: number | null): SequenceRow[] {
  const rows: SequenceRow[] = []
  const read = trafficReader()
  let start = 0
  while (start < entries.length) {
    const end = endOfRun(entries, start)
    // A datagram is one thing, however many entries it takes; a stream's pieces are drawn as they came.
    if (end - start > piecesMax || entries[start]?.transport === 'udp')
      rows.push(toRow(entries, start, end, wrong, read))
    else
      for (let index = start; index < end; index++) rows.push(toRow(entries, index, index + 1, wrong, read))
    start = end
  }
  return rows
}

/** Index after the last of the entries that continue the data of the one at `start`. */
function endOfRun(entries: readonly TranscriptEntry[], start: number): number {
  const first = entries[start]
  if (first?.kind !== 'data') return start + 1
  const isMore = ({ kind, from, connection, continued }: TranscriptEntry) =>
    first.transport === 'udp'
      ? continued === true
      : kind === 'data' && from === first.from && connection === first.connection
  const end = entries.findIndex((entry, index) => index > start && !isMore(entry))
  return end === -1 ? entries.length : end
}

function toRow(
  entries: readonly TranscriptEntry[],
  start: number,
  end: number,
  wrong: number | null,
  read: ReturnType<typeof trafficReader>,
): SequenceRow {
  const run = entries.slice(start, end)
  const first = run[0]
  if (!first) throw new RangeError(`no transcript entry at ${start}`)
  const bytes = concatBytes(run.map((entry) => decodeBase64(entry.base64 ?? '')))
  const { connection, from, transport } = first
  const reading =
    first.kind === 'data' && bytes.length > 0 ? read({ connection, from, transport, bytes }) : null
  return {
    first: start,
    last: end - 1,
    atMs: first.atMs,
    connection: first.connection,
    from: first.from,
    kind: first.kind,
    peer: first.name ?? null,
    way: wayOf(first),
    fate: first.fate,
    label: reading === null ? labelOf(first, bytes) : shortened(reading),
    reading,
    byteCount: bytes.length,
    pieces: first.transport === 'udp' ? 1 : run.length,
    isWrong: wrong !== null && wrong >= start && wrong < end,
  }
}

function wayOf({ kind, from, program, peer }: TranscriptEntry): string | null {
  if (kind !== 'data' || program === undefined || peer === undefined) return null
  return from === 'program' ? `${program} → ${peer}` : `${peer} → ${program}`
}

const shortened = (text: string): string =>
  text.length <= labelCharactersMax ? text : `${text.slice(0, labelCharactersMax - 1)}…`

function labelOf(entry: TranscriptEntry, bytes: Uint8Array): string {
  switch (entry.kind) {
    case 'open':
      return entry.transport === 'tcp'
        ? `connects to ${(entry.from === 'peer' ? entry.program : entry.peer) ?? 'the server'}`
        : `first datagram to ${entry.peer ?? ''}`
    case 'data':
      return bytes.length === 0 ? 'empty datagram' : escapeBytes(bytes, labelCharactersMax)
    case 'fin':
      return 'ends its sending side (FIN)'
    case 'reset':
      return 'resets the connection (RST)'
  }
}

/** "0.4 ms", "112 ms". */
export const formatMs = (ms: number): string => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`
