// What is wrong with the choices of one round, judged from what this peer has by its own earlier choices.
import { askable, type RoundState, type Unchoking } from '#protocols/swarm/swarm.ts'

export type AskFault =
  | { is: 'gone' | 'chokes-you' | 'has-not' | 'yours-already' | 'asked-already' | 'nothing-asked' }
  /** So many peers have it, and something that this one has is had by fewer. */
  | { is: 'not-rarest'; holders: number }

/** Peer after peer: each is asked for one piece, and none for what another was asked for before it. */
export function judgeAsks(state: RoundState, asks: readonly (number | null)[]): (AskFault | null)[] {
  const taken = new Set<number>()
  return state.peers.map((peer, at) => {
    const piece = asks[at] ?? null
    const could = askable(state, at, taken)
    if (piece === null) return could.length === 0 ? null : { is: 'nothing-asked' }
    if (peer === null) return { is: 'gone' }
    if (!peer.unchokes) return { is: 'chokes-you' }
    if (!peer.has.has(piece)) return { is: 'has-not' }
    if (state.mine.has(piece)) return { is: 'yours-already' }
    if (taken.has(piece)) return { is: 'asked-already' }
    taken.add(piece)
    const holders = state.holders[piece] ?? 0
    const fewest = Math.min(...could.map((each) => state.holders[each] ?? 0))
    return holders > fewest ? { is: 'not-rarest', holders } : null
  })
}

export type UnchokeFault =
  | { is: 'gone' | 'not-interested' | 'no-choice' | 'second-optimistic' }
  /** Somebody who sends more is choked, or in the place of chance. */
  | { is: 'sends-less'; sends: number }
  /** It sends more than somebody who is unchoked for what it sends. */
  | { is: 'sends-more'; sends: number }

export interface UnchokeJudgement {
  faults: (UnchokeFault | null)[]
  /** What is wrong with the round as a whole; null for nothing. */
  round: 'too-many' | 'too-few' | 'no-optimistic' | null
}

/** Those that are interested and send the most are unchoked, any of equals; one other that is interested by chance. */
export function judgeUnchoking(
  { peers }: RoundState,
  slots: number,
  unchoked: readonly (Unchoking | null)[],
): UnchokeJudgement {
  const chosen = (at: number) => unchoked[at] ?? null
  const interested = peers.flatMap((peer, at) => (peer?.interested ? [{ at, sends: peer.sends }] : []))
  const regular = interested.filter(({ at }) => chosen(at) === 'regular')
  const rest = interested.filter(({ at }) => chosen(at) !== 'regular')
  const least = Math.min(...regular.map(({ sends }) => sends))
  const most = Math.max(...rest.map(({ sends }) => sends))
  const optimistic = peers.flatMap((_, at) => (chosen(at) === 'optimistic' ? [at] : []))
  const faults = peers.map((peer, at): UnchokeFault | null => {
    const what = chosen(at)
    if (peer === null) return what === null || what === 'choked' ? null : { is: 'gone' }
    if (what === null) return { is: 'no-choice' }
    if (what !== 'choked' && !peer.interested) return { is: 'not-interested' }
    if (what === 'optimistic' && optimistic.indexOf(at) > 0) return { is: 'second-optimistic' }
    if (what === 'regular') return peer.sends < most ? { is: 'sends-less', sends: peer.sends } : null
    return peer.interested && peer.sends > least ? { is: 'sends-more', sends: peer.sends } : null
  })
  const count = peers.filter((_, at) => chosen(at) === 'regular').length
  const wanted = Math.min(slots, interested.length)
  const some = optimistic.length > 0 || interested.length <= slots
  const round = count > wanted ? 'too-many' : count < wanted ? 'too-few' : some ? null : 'no-optimistic'
  return { faults, round }
}

export const isSound = ({ faults, round }: UnchokeJudgement): boolean =>
  round === null && faults.every((fault) => fault === null)
