import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { UnitLink } from '#server/units/unit-view.ts'

export interface UnitFootProps {
  previous: UnitLink | null
  next: UnitLink | null
}

/** The way from a unit to those beside it. */
export function UnitFoot({ previous, next }: UnitFootProps) {
  return (
    <nav
      aria-label="Units"
      className="mt-12 flex flex-wrap justify-between gap-x-8 gap-y-2 border-t border-line pt-4 text-15"
    >
      {previous ? (
        <NavLink href={`/units/${previous.id}`} className="inline-flex min-h-6 items-center">
          Previous: {previous.title}
        </NavLink>
      ) : (
        <span />
      )}
      {next && (
        <NavLink href={`/units/${next.id}`} className="inline-flex min-h-6 items-center">
          Next: {next.title}
        </NavLink>
      )}
    </nav>
  )
}
