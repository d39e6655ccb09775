// One variant of a part about a swarm: the swarm is drawn, and played rightly.

import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { drawSwarm } from '#graders/parts/piece-picking/draw-swarm.ts'
import type { PiecesPart } from '#graders/parts/piece-picking/pieces-part.ts'
import type { PiecesResponse } from '#graders/parts/piece-picking/pieces-response.ts'
import { makeRandom } from '#graders/random.ts'
import { type Asking, askAs, finishAfter, type UnchokingWay, unchokeAs } from '#protocols/swarm/play-swarm.ts'
import { type Swarm, stateOf } from '#protocols/swarm/swarm.ts'

/** Throws a RangeError on what `piecesVariantProblems` reports: the loader has looked for it. */
export const getSwarm = perVariant((part: PiecesPart, scope: PartScope): Swarm => {
  const { value } = scope.quantity(part.draw)
  return drawSwarm(part, makeRandom(`swarm ${value}`))
})

/** All rounds, each from what this peer has by then. A side that is not asked for is left open. */
export function playAs(
  { choose }: PiecesPart,
  swarm: Swarm,
  ask: Asking,
  unchoke: UnchokingWay,
): PiecesResponse['rounds'] {
  const played: PiecesResponse['rounds'] = []
  for (let round = 0; round < swarm.rounds; round += 1) {
    const state = stateOf(
      swarm,
      played.map(({ asks }) => asks),
    )
    played.push({
      asks: choose === 'unchoking' ? [] : askAs(ask, state),
      unchoked: choose === 'pieces' ? [] : unchokeAs(unchoke, state, swarm.slots),
    })
  }
  return played
}

const playsByChance = 30

/** How long the file takes for somebody who asks for pieces by chance, from the beginning. */
export const finishByChance = perVariant((part: PiecesPart, scope: PartScope) => {
  const swarm = getSwarm(part, scope)
  const random = makeRandom('pieces by chance')
  const pick = (could: readonly number[]) => could[random.below(could.length)] ?? 0
  const plays = Array.from({ length: playsByChance }, () => finishAfter(swarm, [], pick))
  const ended = plays.filter((each) => each !== null)
  const mean = ended.reduce((sum, each) => sum + each, 0) / ended.length
  return {
    mean: ended.length === 0 ? null : Math.round(mean * 10) / 10,
    never: plays.length - ended.length,
    of: plays.length,
  }
})
