// A peer of ours, and how a swarm misbehaves: as data, by names.
import type { StreamLink } from '#graders/labs/network/stream-link.ts'

export interface PieceHolder {
  /** What the transcript calls it: "anna". */
  name: string
  address: string
  port: number
  has: 'all' | readonly number[]
  /** Pieces that it gets when all others have been fetched, and tells of by "have". */
  later?: readonly number[]
  over?: StreamLink
  misbehaves?: PeerMisbehaviour
}

export interface PeerMisbehaviour {
  /** Accepts connections, and never says a word. */
  silent?: true
  /** Nobody listens at its address. */
  gone?: true
  /** Its handshake is for another file. */
  otherFile?: true
  /** Says its handshake, what it has and that it may be asked in one breath, without being asked for anything. */
  together?: true
  /** Says what needs no answer before everything else: nothing at all, that it is interested, and what it has once more. */
  chatters?: true
}

/** What befalls whoever comes first, so that it befalls every program, whomever it turns to. */
export interface SwarmMisbehaviour {
  /** Who is asked for this piece first sends it with a wrong byte, each time. */
  corrupts?: number
  /** At this request, counted from 0, its peer chokes instead of answering, and unchokes a while later. */
  chokesAt?: number
  /** At this request, counted from 0, its peer sends half of the answer and resets the connection. */
  resetsAt?: number
}

/** When a peer lets itself be asked. */
export type Unchokes =
  /** When the program is interested, or has nothing to say any more. */
  | 'soon'
  | 'when-interested'
  /** When every one of them has been told that the program is interested. */
  | 'when-all-are-there'
