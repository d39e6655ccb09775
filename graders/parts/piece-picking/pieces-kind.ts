import { answeredKind, type PartScope } from '#graders/parts/part-kind.ts'
import { gradePieces, tellRounds } from '#graders/parts/piece-picking/grade-pieces.ts'
import { piecesReadability } from '#graders/parts/piece-picking/live/pieces-readability.ts'
import { PiecesFeedbackSchema, PiecesRightSchema } from '#graders/parts/piece-picking/pieces-feedback.ts'
import { explainPieces, piecesMismatches } from '#graders/parts/piece-picking/pieces-mismatch.ts'
import { type PiecesPart, PiecesPartSchema } from '#graders/parts/piece-picking/pieces-part.ts'
import { piecesProblems, piecesVariantProblems } from '#graders/parts/piece-picking/pieces-problems.ts'
import { type PiecesResponse, PiecesResponseSchema } from '#graders/parts/piece-picking/pieces-response.ts'
import { presentPieces } from '#graders/parts/piece-picking/present-pieces.ts'
import { getSwarm, playAs } from '#graders/parts/piece-picking/read-pieces.ts'
import { textsIn } from '#graders/parts/texts-within.ts'
import { dimensions } from '#protocols/quantity/unit.ts'
import { askings, unchokingWays } from '#protocols/swarm/play-swarm.ts'

const kind = 'piece-picking'

export const piecePickingKind = answeredKind(kind, {
  part: PiecesPartSchema,
  response: PiecesResponseSchema,
  feedback: PiecesFeedbackSchema,
  right: PiecesRightSchema,
  mismatches: piecesMismatches,
  explain: explainPieces,

  claims: ({ draw }) => [{ at: ['draw'], source: draw, dimensions: [dimensions.plain] }],

  texts: (part) => textsIn(part).filter(({ text }) => text.includes('{{')),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: piecesProblems,
  variantProblems: piecesVariantProblems,

  points: ({ points }) => points,

  present: presentPieces,

  readability: piecesReadability,

  grade: gradePieces,

  solve(part, scope) {
    const swarm = getSwarm(part, scope)
    return tellRounds(swarm, playAs(part, swarm, 'rarest', 'best'))
  },

  responseFrom: readWritten,

  cases(part, scope) {
    const swarm = getSwarm(part, scope)
    return [
      {
        name: 'a sound way',
        response: { kind, rounds: playAs(part, swarm, 'rarest', 'best') },
        verdict: { passed: true },
      },
      { name: 'nothing', response: { kind, rounds: [] }, verdict: { passed: false, code: 'blank' } },
      ...part.misconceptions.map(({ id, asks = 'rarest' as const, unchokes = 'best' as const }) => ({
        name: `“${id}”`,
        response: { kind, rounds: playAs(part, swarm, asks, unchokes) },
        verdict: { passed: false as const, code: 'misconception', misconception: id },
      })),
    ]
  },
})

/** `solution`; or `as lowest-number`, `as slowest`: one side wrong in all rounds, the other sound. */
function readWritten(part: PiecesPart, text: string, scope: PartScope): PiecesResponse {
  const swarm = getSwarm(part, scope)
  const way = text.trim().replace(/^as /u, '')
  const ask = askings.find((each) => each === way)
  const unchoke = unchokingWays.find((each) => each === way)
  if (way !== 'solution' && ask === undefined && unchoke === undefined) {
    throw new RangeError(`“${text}” is no way to play “${part.id}”`)
  }
  return { kind, rounds: playAs(part, swarm, ask ?? 'rarest', unchoke ?? 'best') }
}
