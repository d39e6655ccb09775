// A peer among others of a swarm, in rounds: which pieces it asks for, and to whom it sends (BEP 3; B. Cohen, Incentives
// Build Robustness in BitTorrent, 2003). The others go on as they do, whatever this peer chooses.

export interface SwarmPeer {
  name: string
  /** Pieces that it has at the beginning. */
  has: readonly number[]
  /** What it gets by the end of each round; null for nothing. */
  gets: readonly (number | null)[]
  /** By round, as all that follows: whether it answers what it is asked. */
  unchokes: readonly boolean[]
  /** At which it sent lately, in kB/s. */
  sends: readonly number[]
  /** Whether it wants something that this peer has. */
  interested: readonly boolean[]
  /** It is gone after so many rounds; null if it stays. */
  leavesAfter: number | null
}

export interface Swarm {
  pieces: number
  /** What this peer has at the beginning. */
  mine: readonly number[]
  peers: readonly SwarmPeer[]
  /** How many are unchoked for what they send; one more is by chance. */
  slots: number
  rounds: number
}

export const unchokings = ['choked', 'regular', 'optimistic'] as const
export type Unchoking = (typeof unchokings)[number]

export const swarmLimits = { pieces: 12, peers: 8, rounds: 3 } as const

/** What a round looks like at its beginning. */
export interface RoundState {
  round: number
  mine: ReadonlySet<number>
  /** Null for a peer that is gone. */
  peers: readonly ({
    has: ReadonlySet<number>
    unchokes: boolean
    sends: number
    interested: boolean
  } | null)[]
  /** How many peers have each piece. */
  holders: readonly number[]
}

/** After the rounds that were chosen, as far as what was asked for could come. Beyond its rounds a swarm repeats them. */
export function stateOf(swarm: Swarm, asked: readonly (readonly (number | null)[])[]): RoundState {
  return asked.reduce((state, asks) => afterRound(swarm, state, asks), begin(swarm, 0, new Set(swarm.mine)))
}

/** What was asked for has come from those that have it and unchoke. */
export function afterRound(swarm: Swarm, state: RoundState, asks: readonly (number | null)[]): RoundState {
  const came = asks.filter((piece, at) => {
    const peer = state.peers[at]
    return piece !== null && peer?.unchokes && peer.has.has(piece)
  })
  return begin(swarm, state.round + 1, new Set([...state.mine, ...came.filter((piece) => piece !== null)]))
}

function begin(swarm: Swarm, round: number, mine: ReadonlySet<number>): RoundState {
  const same = round % swarm.rounds
  const peers = swarm.peers.map((peer) => {
    if (peer.leavesAfter !== null && round >= peer.leavesAfter) return null
    const got = peer.gets.slice(0, round).filter((piece) => piece !== null)
    return {
      has: new Set([...peer.has, ...got]),
      unchokes: peer.unchokes[same] ?? false,
      sends: peer.sends[same] ?? 0,
      interested: peer.interested[same] ?? false,
    }
  })
  const holders = Array.from(
    { length: swarm.pieces },
    (_, piece) => peers.filter((peer) => peer?.has.has(piece)).length,
  )
  return { round, mine, peers, holders }
}

/** What a peer can be asked for: it has it, this peer lacks it, and nobody else was asked for it in this round. */
export function askable({ peers, mine }: RoundState, at: number, taken: ReadonlySet<number>): number[] {
  const peer = peers[at]
  if (!peer?.unchokes) return []
  return [...peer.has].filter((piece) => !mine.has(piece) && !taken.has(piece)).toSorted((a, b) => a - b)
}
