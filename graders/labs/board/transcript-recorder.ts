// Writes down what our sockets saw. Exact: one entry per read or write, in the order they happened, each with
// its time; nothing is merged, rounded or decoded here.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { Transcript, TranscriptEntry } from '#graders/labs/contract/transcript.ts'

const transcriptBytesMax = 1_048_576
/** An entry counts for this many bytes besides its data, about what it takes as JSON, so that drips are bounded too. */
const entryBytes = 160
const entryDataBytesMax = 16_384

export class TranscriptRecorder {
  readonly entries: Transcript = []
  readonly #board: Noticeboard
  #bytes = 0
  #connections = 0

  constructor(board: Noticeboard) {
    this.#board = board
  }

  /** The number of a connection that is about to appear, among all of the check's ends. */
  nextConnection(): number {
    this.#connections += 1
    return this.#connections - 1
  }

  record(entry: Omit<TranscriptEntry, 'atMs' | 'base64'>): void {
    this.#add({ atMs: this.#board.nowMs(), ...entry })
  }

  recordData(entry: Omit<TranscriptEntry, 'atMs' | 'base64' | 'kind'>, data: Buffer): void {
    const atMs = this.#board.nowMs()
    for (let at = 0; at < data.length; at += entryDataBytesMax) {
      const piece = data.subarray(at, at + entryDataBytesMax)
      this.#add({ atMs, ...entry, kind: 'data', base64: piece.toString('base64') }, piece.length)
    }
  }

  /** One datagram, which may be empty. */
  recordDatagram(
    entry: Omit<TranscriptEntry, 'atMs' | 'base64' | 'kind' | 'transport' | 'continued'>,
    data: Buffer,
  ): void {
    const whole = { atMs: this.#board.nowMs(), ...entry, transport: 'udp', kind: 'data' } as const
    const first = data.subarray(0, entryDataBytesMax)
    this.#add({ ...whole, base64: first.toString('base64') }, first.length)
    for (let at = entryDataBytesMax; at < data.length; at += entryDataBytesMax) {
      const piece = data.subarray(at, at + entryDataBytesMax)
      this.#add({ ...whole, continued: true, base64: piece.toString('base64') }, piece.length)
    }
  }

  #add(entry: TranscriptEntry, dataBytes = 0): void {
    const used = this.#bytes + entryBytes + dataBytes
    if (used > transcriptBytesMax) {
      this.#board.fail(
        new CheckFailure({
          code: 'limit-exceeded',
          limit: 'transcript',
          allowed: transcriptBytesMax,
          used,
          unit: 'bytes',
          where: { stream: entry.from === 'program' ? 'from-program' : 'to-program', atMs: entry.atMs },
        }),
      )
      return
    }
    this.#bytes = used
    this.entries.push(entry)
  }
}
