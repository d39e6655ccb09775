// Ways to ask and to unchoke, the right one among them, and how long it takes until all pieces are there.
import {
  afterRound,
  askable,
  type RoundState,
  type Swarm,
  stateOf,
  type Unchoking,
} from '#protocols/swarm/swarm.ts'

export const askings = ['rarest', 'most-common', 'lowest-number', 'same-of-all'] as const
export type Asking = (typeof askings)[number]

/** `same-of-all`: the rarest of each peer, whatever the others were asked for. Of equals, the lowest number. */
export function askAs(how: Asking, state: RoundState): (number | null)[] {
  const rank = (piece: number) => {
    const holders = state.holders[piece] ?? 0
    return how === 'lowest-number' ? 0 : how === 'most-common' ? -holders : holders
  }
  return askBy(state, how !== 'same-of-all', (could) =>
    could.reduce((best, piece) => (rank(piece) < rank(best) ? piece : best)),
  )
}

function askBy(
  state: RoundState,
  once: boolean,
  pick: (could: readonly number[]) => number,
): (number | null)[] {
  const taken = new Set<number>()
  return state.peers.map((_, at) => {
    const could = askable(state, at, taken)
    if (could.length === 0) return null
    const piece = pick(could)
    if (once) taken.add(piece)
    return piece
  })
}

export const unchokingWays = ['best', 'ignores-interest', 'no-optimistic', 'slowest', 'everybody'] as const
export type UnchokingWay = (typeof unchokingWays)[number]

/** Of equals, who stands above. */
export function unchokeAs(how: UnchokingWay, { peers }: RoundState, slots: number): Unchoking[] {
  const there = peers.flatMap((peer, at) => (peer === null ? [] : [{ ...peer, at }]))
  const wanting = how === 'ignores-interest' ? there : there.filter(({ interested }) => interested)
  const ranked = wanting.toSorted((a, b) => (how === 'slowest' ? a.sends - b.sends : b.sends - a.sends))
  const regular = how === 'everybody' ? ranked : ranked.slice(0, slots)
  const [chance] = how === 'no-optimistic' ? [] : ranked.filter((peer) => !regular.includes(peer))
  return peers.map((_, at) =>
    regular.some((peer) => peer.at === at) ? 'regular' : chance?.at === at ? 'optimistic' : 'choked',
  )
}

/**
 * After how many rounds all pieces are there: `asked` is what was asked in the first ones; then `pick` chooses among what
 * a peer can be asked for. Null if it never happens.
 */
export function finishAfter(
  swarm: Swarm,
  asked: readonly (readonly (number | null)[])[],
  pick: ((could: readonly number[]) => number) | null,
): number | null {
  let state = stateOf(swarm, [])
  let idle = 0
  // Once a whole turn of its rounds has brought nothing, nothing changes any more.
  while (idle <= swarm.rounds) {
    if (state.mine.size === swarm.pieces) return state.round
    const { mine, round } = state
    const asks = asked[round] ?? (pick === null ? askAs('rarest', state) : askBy(state, true, pick))
    state = afterRound(swarm, state, asks)
    idle = state.mine.size > mine.size || round < swarm.rounds ? 0 : idle + 1
  }
  return null
}
