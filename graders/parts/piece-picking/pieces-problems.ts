// What an author can get wrong in a part about a swarm.
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import type { PiecesPart } from '#graders/parts/piece-picking/pieces-part.ts'
import { getSwarm } from '#graders/parts/piece-picking/read-pieces.ts'

export function piecesProblems({ misconceptions, choose }: PiecesPart): PartProblem[] {
  const ways = misconceptions.map(({ asks, unchokes }) => asks ?? unchokes)
  return misconceptions.flatMap(({ id, asks, unchokes }, index) => {
    const at = ['misconceptions', index]
    if (misconceptions.findIndex((each) => each.id === id) < index) {
      return [{ at: [...at, 'id'], says: `Two are called “${id}”.`, fix: 'Rename one.' }]
    }
    if ((asks === undefined) === (unchokes === undefined)) {
      return [{ at, says: 'It has to have either asks or unchokes.', fix: 'Keep one of them.' }]
    }
    if (choose === (asks === undefined ? 'pieces' : 'unchoking')) {
      return [
        { at, says: 'It is about what the student does not choose.', fix: 'Change choose, or remove it.' },
      ]
    }
    if (ways.indexOf(asks ?? unchokes) < index) {
      return [{ at, says: `“${id}” chooses the same as another.`, fix: 'Remove one.' }]
    }
    return []
  })
}

export function piecesVariantProblems(part: PiecesPart, scope: PartScope): PartProblem[] {
  const { value } = scope.quantity(part.draw)
  if (!Number.isInteger(value)) {
    return [{ at: ['draw'], says: 'It is not a whole number.', fix: 'Name an integer parameter.' }]
  }
  try {
    getSwarm(part, scope)
    return []
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return [{ at: ['peers'], says: error.message, fix: 'Change peers, pieces, slots or rounds.' }]
  }
}
