'use client'
import { type KeyboardEvent, useRef, useState } from 'react'
import { octetWords } from '#components/figures/dns/octet-words.ts'
import { classNames } from '#components/ui/class-names.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'

/** Octets in a row: eight fit a narrow screen, and count well in hexadecimal. */
const perRow = 8
const shownMax = 512

const steps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -perRow,
  ArrowDown: perRow,
}

export interface OctetGridProps {
  caption: string
  octets: Uint8Array
  /** Marked: from the first to before the last. */
  lit: { start: number; end: number } | null
  /** Keeps room for a message that grows. */
  grows?: boolean
}

/** A message octet by octet. Arrow keys go through it; below stands what the chosen octet can mean. */
export function OctetGrid({ caption, octets, lit, grows = false }: OctetGridProps) {
  const [chosen, setChosen] = useState(0)
  const table = useRef<HTMLTableElement>(null)
  const shown = Array.from(octets.slice(0, shownMax))
  const at = Math.min(chosen, Math.max(0, shown.length - 1))
  const rows = Array.from({ length: Math.ceil(shown.length / perRow) }, (_, row) =>
    shown.slice(row * perRow, (row + 1) * perRow),
  )
  const grid = (
    // Its buttons take the focus; the keys that go from one to the next are heard where all of them stand.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <table ref={table} onKeyDown={move} className="font-mono text-15 tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-13 text-muted">
        <tr>
          <th scope="col" className="pr-2 text-left font-normal">
            at
          </th>
          {Array.from({ length: perRow }, (_, column) => column).map((column) => (
            <th key={column} scope="col" className="w-7 font-normal">
              +{column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const first = index * perRow
          return (
            <tr key={first}>
              <th scope="row" className="pr-2 text-left text-13 font-normal text-muted">
                {first}
              </th>
              {row.map((octet, column) => {
                const place = first + column
                const isLit = lit !== null && place >= lit.start && place < lit.end
                return (
                  <td key={place} className="p-0">
                    <button
                      type="button"
                      data-octet={place}
                      tabIndex={place === at ? 0 : -1}
                      aria-label={`Octet ${place}: ${octet.toString(16).padStart(2, '0')}`}
                      aria-pressed={place === at}
                      onClick={() => setChosen(place)}
                      onFocus={() => setChosen(place)}
                      className={classNames(
                        'min-h-6 w-7 rounded border',
                        place === at ? 'border-accent' : 'border-transparent',
                        isLit && 'bg-sunken font-semibold text-accent underline',
                      )}
                    >
                      {octet.toString(16).padStart(2, '0')}
                    </button>
                  </td>
                )
              })}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
  return (
    <div className="min-w-0">
      <p className="text-15 font-semibold">{caption}</p>
      {grows ? (
        <ScrollRegion label={`${caption}, octet by octet`} className="mt-1 h-69 overflow-y-auto">
          {grid}
        </ScrollRegion>
      ) : (
        <div className="mt-1">{grid}</div>
      )}
      <p className="mt-1 min-h-15 text-13 text-muted">
        {shown.length === 0 ? 'No octet yet.' : octetWords(octets, at)}
        {octets.length > shownMax && ` The first ${shownMax} are shown.`}
      </p>
    </div>
  )

  function move(event: KeyboardEvent) {
    const step =
      event.key === 'Home' ? -at : event.key === 'End' ? shown.length - 1 - at : (steps[event.key] ?? 0)
    const next = at + step
    if (step === 0 || next < 0 || next >= shown.length) return
    event.preventDefault()
    table.current?.querySelector<HTMLButtonElement>(`[data-octet="${next}"]`)?.focus()
  }
}
