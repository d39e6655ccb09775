// Our ends of a lab's network. A protocol is a folder beside this file with objects of this shape, and deleting the
// folder deletes the protocol: a check opens a peer, and gets the verbs that the peer brings.
import type { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { SeededRandom } from '#graders/labs/board/seeded-random.ts'
import type { TranscriptRecorder } from '#graders/labs/board/transcript-recorder.ts'
import type { Transport } from '#graders/labs/kernel/socket-table.ts'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'

export interface Peer<Handle> {
  /** Rejects when it cannot be had, with the program's mismatch where the program is the reason. */
  open: (tools: PeerTools) => Promise<OpenedPeer<Handle>>
}

export interface OpenedPeer<Handle> {
  /** What it speaks over: a program that never came to it may have tried the other. */
  transport: Transport
  /** Its verbs, for the check. */
  handle: Handle
  /** Whether the program has turned to it, or it to the program: then the program is not started a second time. */
  touched: () => boolean
  /** Ends it, with everything that it has open. */
  close: () => Promise<void>
}

/** How a program has ended. */
export interface ProgramGone {
  /** What ended it, when it did not end in order. */
  trouble: CheckFailure | null
  /** Its exit status and last words, to be put behind a sentence: " (exit status 1: “no such host”)"; empty for 0. */
  lastWords: string
}

/** What a check lends to its peers. */
export interface PeerTools {
  board: Noticeboard
  /** In which the program is, and all that we open for it. */
  network: CheckNetwork
  recorder: TranscriptRecorder
  /** Randomness of this check and that purpose, apart from what the check itself draws. */
  randomFor: (purpose: string) => SeededRandom
  /** The address handed to a client as HOST; a server that we play answers at every other one as well. */
  host: string
  /** Ports that the program's own text names: a client may have one of them written into it. */
  writtenPorts: readonly number[]
  /** IPv4 addresses that it names: so may that of a server which it asks. */
  writtenAddresses: readonly string[]
  /**
   * Resolves after a silence of `ms` in which the program, having its input, waits for us. A program that is
   * merely slow to get its turn on a busy machine is not silent. Rejects when the check is over.
   */
  silence: (ms: number) => Promise<void>
  /**
   * Resolves after `ms`, or as soon as the program does nothing but wait for us without a limit on its time: to such a
   * one a longer wait is no other than a short one. Rejects when the check is over.
   */
  idle: (ms: number) => Promise<void>
  /** Null while the program may still act. */
  programIsGone: () => ProgramGone | null
  /** The handles of what this check has opened so far, in order. */
  opened: readonly unknown[]
}
