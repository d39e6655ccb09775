// Draws a swarm in which something is to be decided: every wrong idea is wrong in each of its rounds.
import type { Random } from '#graders/random.ts'
import { isSound, judgeAsks, judgeUnchoking } from '#protocols/swarm/judge-round.ts'
import {
  type Asking,
  askAs,
  askings,
  type UnchokingWay,
  unchokeAs,
  unchokingWays,
} from '#protocols/swarm/play-swarm.ts'
import { afterRound, type RoundState, type Swarm, stateOf } from '#protocols/swarm/swarm.ts'

interface SwarmSize {
  pieces: number
  peers: number
  rounds: number
  slots: number
  choose: 'pieces' | 'unchoking' | 'both'
}

const drawsMax = 2_000

/** Throws a RangeError where so small a swarm decides nothing. */
export function drawSwarm(size: SwarmSize, random: Random): Swarm {
  for (let draw = 0; draw < drawsMax; draw += 1) {
    const swarm = drawAny(size, random)
    if (isTelling(swarm, size)) return swarm
  }
  throw new RangeError(
    'no swarm of this size tells all ideas apart: add peers or pieces, or use fewer rounds',
  )
}

function drawAny({ pieces, peers, rounds, slots }: SwarmSize, random: Random): Swarm {
  const chance = (percent: number) => random.below(100) < percent
  const each = Array.from({ length: pieces }, (_, piece) => piece)
  // Some pieces are common and some are rare.
  const common = each.map(() => 15 + random.below(70))
  return {
    pieces,
    slots,
    rounds,
    mine: each.filter(() => chance(15)),
    peers: Array.from({ length: peers }, (_, at) => {
      const isSeed = at === peers - 1
      const has = isSeed ? each : each.filter((piece) => chance(common[piece] ?? 0))
      const lacks = each.filter((piece) => !has.includes(piece))
      const gets = Array.from(
        { length: rounds },
        () => lacks.splice(random.below(Math.max(1, lacks.length)), 1)[0] ?? null,
      )
      return {
        name: String.fromCodePoint(65 + at),
        has,
        gets,
        unchokes: Array.from({ length: rounds }, () => chance(60)),
        sends: Array.from({ length: rounds }, () => (isSeed ? 40 : 0) + 5 * random.below(16)),
        interested: Array.from({ length: rounds }, () => !isSeed && chance(85)),
        leavesAfter: isSeed ? rounds : null,
      }
    }),
  }
}

/** Every wrong way is wrong in each round that it comes to by itself, and no two ways look alike in any round. */
function isTelling(swarm: Swarm, { choose, slots, rounds }: SwarmSize): boolean {
  if (choose !== 'unchoking') {
    const played = askings.map((how) => playAsks(swarm, how, rounds))
    if (played.some((asked, at) => askings[at] !== 'rarest' && asked.some(({ sound }) => sound))) return false
    for (let round = 0; round < rounds; round += 1) {
      const looks = new Set(played.map((asked) => asked[round]?.asks.join()))
      if (looks.size < askings.length) return false
    }
  }
  if (choose === 'pieces') return true
  return Array.from({ length: rounds }, (_, round) =>
    stateOf(
      swarm,
      Array.from({ length: round }, () => []),
    ),
  ).every((state) => {
    const looks = new Set(unchokingWays.map((how) => unchokeAs(how, state, slots).join()))
    const misled = unchokingWays.some((how) => how !== 'best' && soundUnchoking(state, how, slots))
    return looks.size === unchokingWays.length && !misled
  })
}

function playAsks(swarm: Swarm, how: Asking, rounds: number) {
  const asked: { asks: (number | null)[]; sound: boolean }[] = []
  let state = stateOf(swarm, [])
  for (let round = 0; round < rounds; round += 1) {
    const asks = askAs(how, state)
    asked.push({ asks, sound: judgeAsks(state, asks).every((fault) => fault === null) })
    state = afterRound(swarm, state, asks)
  }
  return asked
}

const soundUnchoking = (state: RoundState, how: UnchokingWay, slots: number) =>
  isSound(judgeUnchoking(state, slots, unchokeAs(how, state, slots)))
