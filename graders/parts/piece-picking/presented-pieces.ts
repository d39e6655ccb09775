import type { Swarm } from '#protocols/swarm/swarm.ts'

/** A swarm as the student sees it. */
export interface PresentedPieces {
  id: string
  kind: 'piece-picking'
  ask: string
  points: number
  choose: 'pieces' | 'unchoking' | 'both'
  swarm: Swarm
}
