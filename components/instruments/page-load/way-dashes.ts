import type { WayId } from '#protocols/timeline/ways-to-load.ts'

/** How the line of each way is broken, so that no line is told by its colour alone. */
const dashes: Record<WayId, string> = {
  serial: '2 3',
  parallel: '8 3',
  persistent: '12 3 2 3',
  'persistent-parallel': '5 5',
  pipelined: 'none',
}

export const dashOf = (id: WayId): string => dashes[id]
