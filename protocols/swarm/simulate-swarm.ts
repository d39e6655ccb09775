// A whole swarm in rounds: a seed and peers that have nothing at first. In each round everybody fetches at most one piece
// and passes on at most as many as its uplink carries; what comes in a round can be passed on from the next one on. Who
// stands first in a round changes, and among equals chance decides, by a number that makes it the same each time.

export const pickings = ['rarest', 'random', 'in-order', 'most-common'] as const
export type Picking = (typeof pickings)[number]

export interface SwarmPlan {
  pieces: number
  peers: number
  /** Pieces that the seed passes on in a round, and each peer. */
  seedUploads: number
  peerUploads: number
  /** The seed goes after so many rounds; null if it stays. */
  seedLeavesAfter: number | null
  /** The number that chance hangs on. */
  chance: number
}

export interface SimulatedSwarm {
  /** What each peer has at the end of each round; the first entry is the beginning. */
  rounds: readonly (readonly ReadonlySet<number>[])[]
  /** After how many rounds each peer has all pieces; null for never. */
  finishes: readonly (number | null)[]
  /** Pieces that nobody has any more who could pass them on. */
  lost: readonly number[]
}

export function simulateSwarm(plan: SwarmPlan, picking: Picking): SimulatedSwarm {
  const { pieces, peers, seedLeavesAfter } = plan
  const below = chanceFrom(plan.chance)
  const rounds: Set<number>[][] = [Array.from({ length: peers }, () => new Set<number>())]
  const finishes: (number | null)[] = Array.from({ length: peers }, () => null)
  for (let round = 0; ; round += 1) {
    const before = rounds[round] ?? []
    const hasSeed = seedLeavesAfter === null || round < seedLeavesAfter
    const after = playRound(plan, picking, { before, hasSeed, round, below })
    const moved = after.some((has, at) => has.size > (before[at]?.size ?? 0))
    if (!moved) {
      const held = (piece: number) => hasSeed || before.some((has) => has.has(piece))
      const lost = Array.from({ length: pieces }, (_, piece) => piece).filter((piece) => !held(piece))
      return { rounds, finishes, lost }
    }
    rounds.push(after)
    for (const [at, has] of after.entries()) if (has.size === pieces) finishes[at] ??= round + 1
  }
}

interface Round {
  before: readonly ReadonlySet<number>[]
  hasSeed: boolean
  round: number
  below: (count: number) => number
}

function playRound(
  plan: SwarmPlan,
  picking: Picking,
  { before, hasSeed, round, below }: Round,
): Set<number>[] {
  const { pieces, peers } = plan
  const left = before.map(() => plan.peerUploads)
  let seedLeft = hasSeed ? plan.seedUploads : 0
  const holders = Array.from({ length: pieces }, (_, piece) => before.filter((has) => has.has(piece)).length)
  const after = before.map((has) => new Set(has))
  for (let turn = 0; turn < peers; turn += 1) {
    const me = (turn + round) % peers
    const mine = before[me] ?? new Set()
    const givers = (piece: number) =>
      before.flatMap((has, at) => (at !== me && (left[at] ?? 0) > 0 && has.has(piece) ? [at] : []))
    const could = holders.flatMap((_, piece) =>
      !mine.has(piece) && (seedLeft > 0 || givers(piece).length > 0) ? [piece] : [],
    )
    if (could.length === 0) continue
    const piece = pick(could)
    const from = givers(piece)
    // Whoever else has it is asked before the seed: what only the seed has is spared for it.
    const giver = from[below(Math.max(1, from.length))]
    if (giver === undefined) seedLeft -= 1
    else left[giver] = (left[giver] ?? 0) - 1
    after[me]?.add(piece)
    holders[piece] = (holders[piece] ?? 0) + 1
  }
  return after

  function pick(could: readonly number[]): number {
    const [lowest = 0] = could
    if (picking === 'in-order') return lowest
    const rank = (piece: number) =>
      picking === 'random' ? 0 : (holders[piece] ?? 0) * (picking === 'rarest' ? 1 : -1)
    const best = Math.min(...could.map(rank))
    const equals = could.filter((piece) => rank(piece) === best)
    return equals[below(equals.length)] ?? lowest
  }
}

/** Numbers by chance, the same for the same beginning: mulberry32, by T. Ettinger. */
function chanceFrom(start: number): (count: number) => number {
  let state = start >>> 0
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count
  }
}
