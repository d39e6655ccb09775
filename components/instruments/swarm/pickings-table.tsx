import { pickingWords } from '#components/instruments/swarm/swarm-settings.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { formatNumber } from '#protocols/quantity/quantity.ts'
import type { Picking, SimulatedSwarm } from '#protocols/swarm/simulate-swarm.ts'

export interface PlayedPicking {
  picking: Picking
  swarm: SimulatedSwarm
}

/** What becomes of the swarm with each way to choose pieces. */
export function PickingsTable({ played }: { played: readonly PlayedPicking[] }) {
  return (
    <DataTable
      caption="Ways to choose a piece, side by side"
      rows={played}
      rowKey={({ picking }) => picking}
      columns={[
        { id: 'picking', name: 'A peer asks for', cell: ({ picking }) => pickingWords[picking] },
        {
          id: 'last',
          name: 'All have all',
          numeric: true,
          cell: ({ swarm }) => tellLast(swarm),
        },
        {
          id: 'mean',
          name: 'A peer on average',
          numeric: true,
          cell: ({ swarm: { finishes } }) => tellMean(finishes),
        },
        {
          id: 'lost',
          name: 'Pieces lost',
          numeric: true,
          cell: ({ swarm: { lost } }) => (lost.length === 0 ? 'none' : lost.length),
        },
      ]}
    />
  )
}

const tellLast = ({ lost, rounds }: SimulatedSwarm) =>
  lost.length > 0 ? (
    <span className="font-semibold text-fail">never</span>
  ) : (
    `after ${rounds.length - 1} rounds`
  )

function tellMean(finishes: readonly (number | null)[]): string {
  const rounds = finishes.flatMap((finish) => finish ?? [])
  if (rounds.length < finishes.length) return '–'
  return `${formatNumber(Math.round((10 * rounds.reduce((sum, each) => sum + each, 0)) / rounds.length) / 10)} rounds`
}
