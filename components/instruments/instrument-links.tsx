import type { Instrument } from '#components/instruments/instrument-list.ts'
import { InstrumentPicture } from '#components/instruments/instrument-picture.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

/** Instruments with what each shows. */
export function InstrumentLinks({ instruments }: { instruments: readonly Instrument[] }) {
  return (
    <ul className="border-t border-line">
      {instruments.map(({ id, title, says }) => (
        <li key={id} className="flex gap-4 border-b border-line py-3">
          <InstrumentPicture id={id} />
          <div className="min-w-0">
            <NavLink href={`/instruments/${id}`} className="inline-flex min-h-6 items-center">
              {title}
            </NavLink>
            <p className="text-15 text-muted">{says}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
