import type { PartScope } from '#graders/parts/part-kind.ts'
import type { PiecesPart } from '#graders/parts/piece-picking/pieces-part.ts'
import type { PresentedPieces } from '#graders/parts/piece-picking/presented-pieces.ts'
import { getSwarm } from '#graders/parts/piece-picking/read-pieces.ts'

export function presentPieces(part: PiecesPart, scope: PartScope): PresentedPieces {
  return {
    id: part.id,
    kind: 'piece-picking',
    ask: scope.fill(part.ask),
    points: part.points,
    choose: part.choose,
    swarm: getSwarm(part, scope),
  }
}
