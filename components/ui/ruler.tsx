import { classNames } from '#components/ui/class-names.ts'

/** Ticks stand at every bit of a 32-bit word, taller at the bytes, as above the header diagrams of the RFCs. */
const bits = Array.from({ length: 32 }, (_, bit) => bit)
const cell = 10
const width = bits.length * cell

/** A bit ruler as a section's rule. Decoration only: it is hidden from screen readers. */
export function Ruler({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} 14`}
      preserveAspectRatio="none"
      className={classNames('block h-3.5 w-full text-border', className)}
    >
      <path d={ticks} fill="none" stroke="currentColor" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

const ticks = `${bits.map((bit) => `M${bit * cell} 14V${bit % 8 === 0 ? 2 : 9}`).join('')}M${width} 14V2M0 13.5H${width}`

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
  const full = Math.round(share * bits.length)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={`${value} of ${max}`}
      className={className}
    >
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${width} 14`}
        preserveAspectRatio="none"
        className="block h-3.5 w-full"
      >
        <rect width={full * cell} y={4} height={10} className="fill-accent" />
        <path d={ticks} fill="none" className="stroke-border" vectorEffect="non-scaling-stroke" />
      </svg>
    </div>
  )
}
