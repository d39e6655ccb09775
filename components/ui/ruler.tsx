import { classNames } from '#components/ui/class-names.ts'

/** Ticks stand at every bit of a 32-bit word, taller at the bytes, as above the header diagrams of the RFCs. */
const ticks = Array.from({ length: 33 }, (_, bit) => bit)
const percent = (bit: number) => `${(bit / 32) * 100}%`
const height = 14

/**
 * A bit ruler as a section's rule; `numbered` writes the bits over the bytes' ends. Decoration only: it is hidden from
 * screen readers.
 */
export function Ruler({ numbered, className }: { numbered?: boolean; className?: string }) {
  return (
    <div aria-hidden="true" className={classNames('text-border', className)}>
      {numbered && (
        <div className="marginal relative h-4 text-[11px]/4">
          {[0, 8, 16, 24, 31].map((bit) => (
            <span key={bit} className={classNames('absolute', numberPlaces[bit])}>
              {bit}
            </span>
          ))}
        </div>
      )}
      <Ticks />
    </div>
  )
}

const numberPlaces: Readonly<Record<number, string>> = {
  0: 'left-0',
  8: 'left-1/4 -translate-x-1/2',
  16: 'left-1/2 -translate-x-1/2',
  24: 'left-3/4 -translate-x-1/2',
  31: 'right-0',
}

function Ticks({ filled = 0 }: { filled?: number }) {
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={height}
      className="block overflow-visible"
      shapeRendering="crispEdges"
    >
      {filled > 0 && <rect width={percent(filled)} y={4} height={height - 4} className="fill-accent" />}
      {ticks.map((bit) => (
        <line
          key={bit}
          x1={percent(bit)}
          x2={percent(bit)}
          y1={bit % 8 === 0 ? 2 : 8}
          y2={height}
          stroke="currentColor"
        />
      ))}
      <line x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} stroke="currentColor" />
    </svg>
  )
}

export interface RulerProgressProps {
  /** What is being counted, for a screen reader. */
  label: string
  value: number
  max: number
  className?: string
}

/** A bit ruler as a progress bar: the part done is filled like the used bits of a word. */
export function RulerProgress({ label, value, max, className }: RulerProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div className={classNames('text-border', className)}>
      <progress aria-label={label} value={value} max={Math.max(max, value, 1)} className="sr-only">
        {value} of {max}
      </progress>
      <Ticks filled={Math.round(share * 32)} />
    </div>
  )
}
