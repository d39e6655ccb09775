import type { PresentedTopology } from '#graders/parts/topology/presented-topology.ts'

interface ZoneColumnsProps {
  part: Pick<PresentedTopology, 'zones' | 'routers'>
  /** Zone to the hosts that stand in it. */
  standing: (zone: string) => readonly string[]
}

/** The zones one beside the other with the hosts that stand in each, and which router joins which. */
export function ZoneColumns({ part: { zones, routers }, standing }: ZoneColumnsProps) {
  return (
    <ul aria-label="The zones" className="grid gap-2 sm:auto-cols-fr sm:grid-flow-col">
      {zones.map(({ id, says, addresses }) => (
        <li key={id} className="min-h-28 min-w-0 rounded border border-border bg-surface px-3 py-2">
          <p className="font-mono text-15 font-semibold">{id}</p>
          <p className="text-13 text-muted">
            {says}
            {addresses.length < 30 && (
              <>
                , <span className="font-mono">{addresses}</span>
              </>
            )}
          </p>
          <p className="text-13 text-muted">
            {routers
              .filter(({ between }) => between.includes(id))
              .map(
                ({ id: router, between }) =>
                  `${router} leads to ${between[0] === id ? between[1] : between[0]}`,
              )
              .join('; ')}
          </p>
          <p className="text-15 break-words text-accent">{standing(id).join(', ')}</p>
        </li>
      ))}
    </ul>
  )
}
