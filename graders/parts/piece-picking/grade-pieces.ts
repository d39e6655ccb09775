import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { piecesReadability } from '#graders/parts/piece-picking/live/pieces-readability.ts'
import type { PiecesFeedback, PiecesRight } from '#graders/parts/piece-picking/pieces-feedback.ts'
import type { PiecesMismatch } from '#graders/parts/piece-picking/pieces-mismatch.ts'
import type { PiecesPart } from '#graders/parts/piece-picking/pieces-part.ts'
import type { PiecesResponse } from '#graders/parts/piece-picking/pieces-response.ts'
import { presentPieces } from '#graders/parts/piece-picking/present-pieces.ts'
import { finishByChance, getSwarm, playAs } from '#graders/parts/piece-picking/read-pieces.ts'
import { tellAsk, tellRound, tellUnchoke } from '#graders/parts/piece-picking/tell-faults.ts'
import { isSound, judgeAsks, judgeUnchoking } from '#protocols/swarm/judge-round.ts'
import { askAs, finishAfter, unchokeAs } from '#protocols/swarm/play-swarm.ts'
import { type Swarm, stateOf } from '#protocols/swarm/swarm.ts'

type PiecesVerdict = Verdict<PiecesMismatch, PiecesFeedback, PiecesRight>
type Round = PiecesResponse['rounds'][number]

/** Every round counts alike, and in it the pieces and the unchoking: each whole or not at all. */
export function gradePieces(
  part: PiecesPart,
  scope: PartScope,
  response: PiecesResponse | null,
): PiecesVerdict {
  const readable = piecesReadability(presentPieces(part, scope), response)
  if (response === null || readable.is === 'blank') return failed({ code: 'blank' })
  const swarm = getSwarm(part, scope)
  const actual = tellRounds(swarm, response.rounds)
  if (readable.is === 'unreadable') {
    return failed({ code: 'unreadable', actual, problem: readable.says, where: { stream: 'response' } })
  }
  const decisions = judgeRounds(part, swarm, response.rounds)
  const wrong = decisions.filter(({ faults }) => faults.length > 0)
  const [first] = wrong
  if (!first) return { outcome: { status: 'passed' }, score: 1 }
  const idea = part.misconceptions
    .map((each) => ({ ...each, explains: wrong.filter(({ ideas }) => ideas.includes(each.id)).length }))
    .toSorted((a, b) => b.explains - a.explains)
    .find(({ explains }) => explains > 0)
  const right = playAs(part, swarm, 'rarest', 'best')
  return {
    outcome: {
      status: 'failed',
      mismatch: idea
        ? { code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual }
        : {
            code: 'unsound-choice',
            wrong: wrong.length,
            of: decisions.length,
            follows: first.faults[0]?.says ?? '',
            actual,
          },
    },
    score: Math.round((100 * (decisions.length - wrong.length)) / decisions.length) / 100,
    feedback: {
      kind: part.kind,
      wrong: wrong.flatMap(({ round, side, faults }) => faults.map((fault) => ({ round, side, ...fault }))),
      ...(part.choose === 'unchoking'
        ? {}
        : {
            finish: { yours: finishOfRounds(swarm, response.rounds), byChance: finishByChance(part, scope) },
          }),
    },
    right: {
      kind: part.kind,
      rounds: right,
      finish: finishAfter(
        swarm,
        right.map(({ asks }) => asks),
        null,
      ),
    },
  }
}

function finishOfRounds(swarm: Swarm, rounds: readonly Round[]): number | null {
  const asked = Array.from({ length: swarm.rounds }, (_, round) => rounds[round]?.asks ?? [])
  return finishAfter(swarm, asked, null)
}

interface Decision {
  round: number
  side: 'pieces' | 'unchoking'
  faults: { peer: number | null; says: string }[]
  /** The wrong ideas that choose exactly so. */
  ideas: string[]
}

function judgeRounds(part: PiecesPart, swarm: Swarm, rounds: readonly Round[]): Decision[] {
  const names = swarm.peers.map(({ name }) => name)
  const asked = Array.from({ length: swarm.rounds }, (_, round) => rounds[round]?.asks ?? [])
  return asked.flatMap((asks, round) => {
    const state = stateOf(swarm, asked.slice(0, round))
    const unchoked = rounds[round]?.unchoked ?? []
    const decisions: Decision[] = []
    if (part.choose !== 'unchoking') {
      const faults = judgeAsks(state, asks).flatMap((fault, peer) =>
        fault ? [{ peer, says: tellAsk(fault, names[peer] ?? '', asks[peer] ?? null) }] : [],
      )
      const said = swarm.peers.map((_, at) => asks[at] ?? null).join()
      const ideas = part.misconceptions.filter((idea) => idea.asks && askAs(idea.asks, state).join() === said)
      decisions.push({ round, side: 'pieces', faults, ideas: ideas.map(({ id }) => id) })
    }
    if (part.choose !== 'pieces') {
      const judged = judgeUnchoking(state, swarm.slots, unchoked)
      const whole = judged.round === null ? [] : [{ peer: null, says: tellRound(judged.round, swarm.slots) }]
      const single = judged.faults.flatMap((fault, peer) =>
        fault ? [{ peer, says: tellUnchoke(fault, names[peer] ?? '') }] : [],
      )
      const ideas = part.misconceptions.filter(
        (idea) => idea.unchokes && unchokeAs(idea.unchokes, state, swarm.slots).join() === unchoked.join(),
      )
      const faults = isSound(judged) ? [] : [...whole, ...single]
      decisions.push({ round, side: 'unchoking', faults, ideas: ideas.map(({ id }) => id) })
    }
    return decisions
  })
}

/** "round 1: A piece 3, C piece 2; to A, B, by chance D". */
export function tellRounds({ peers }: Swarm, rounds: readonly Round[]): string {
  const name = (at: number) => peers[at]?.name ?? '?'
  return rounds
    .map(({ asks, unchoked }, round) => {
      const pieces = asks.flatMap((piece, at) => (piece === null ? [] : [`${name(at)} piece ${piece + 1}`]))
      const to = (what: string) => unchoked.flatMap((each, at) => (each === what ? [name(at)] : []))
      const chance = to('optimistic').map((each) => `by chance ${each}`)
      const sends = [...to('regular'), ...chance]
      const parts = [pieces.join(', '), ...(sends.length > 0 ? [`to ${sends.join(', ')}`] : [])]
      return `round ${round + 1}: ${parts.filter((each) => each !== '').join('; ')}`
    })
    .join('. ')
}

const failed = (mismatch: CommonMismatch): PiecesVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
