import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { UnitSummary } from '#server/units/unit-view.ts'

/** All units down a lifeline, each an event on it. */
export function UnitList({ units }: { units: readonly UnitSummary[] }) {
  return (
    <ol className="ml-3.5 border-l border-border">
      {units.map((unit) => (
        <li key={unit.id} className="relative max-w-measure pb-6 pl-8 last:pb-2">
          <span
            aria-hidden="true"
            className="absolute top-0 -left-3.5 flex size-7 items-center justify-center rounded-full border border-border bg-background font-mono text-13 text-muted"
          >
            {unit.position}
          </span>
          <h2 className="text-17">
            <NavLink href={`/units/${unit.id}`}>{unit.title}</NavLink>
          </h2>
          <p className="mt-1">{unit.sentence}</p>
          <p className="marginal mt-1">{countWords(unit)}</p>
        </li>
      ))}
    </ol>
  )
}

function countWords({ exercises, labs }: UnitSummary): string {
  const words = [
    ...(exercises > 0 ? [`${exercises} ${exercises === 1 ? 'exercise' : 'exercises'}`] : []),
    ...(labs > 0 ? [`${labs} ${labs === 1 ? 'lab' : 'labs'}`] : []),
  ]
  return words.length === 0 ? 'to read' : words.join(' and ')
}
