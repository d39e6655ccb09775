import { classNames } from '#components/ui/class-names.ts'

/** A section's rule. Decoration only: it is hidden from screen readers. */
export function Ruler({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classNames('border-t border-line', className)} />
}

const height = 14

/** Ticks stand at every bit of a 32-bit word, taller at the bytes, as above the header diagrams of the RFCs. One path:
 * a page draws a dozen rulers, and a line of its own for each of 33 bits was half of the elements on it. */
const ticks = [
  ...Array.from({ length: 33 }, (_, bit) => `M${bit} ${bit % 8 === 0 ? 2 : 8}V${height}`),
  `M0 ${height - 0.5}H32`,
].join('')

export interface RulerProgressProps {
  /** What is being counted, for a screen reader. */
  label: string
  value: number
  max: number
  /** What was done before: the rest comes while one looks, or is there at once where motion is reduced. */
  filledFrom?: number
  className?: string
}

/** A bit ruler as a progress bar: the part done is filled like the used bits of a word. */
export function RulerProgress({ label, value, max, filledFrom, className }: RulerProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  const filled = Math.round(share * 32)
  return (
    <div className={classNames('text-border', className)}>
      <progress aria-label={label} value={value} max={Math.max(max, value, 1)} className="sr-only">
        {value} of {max}
      </progress>
      <svg
        aria-hidden="true"
        width="100%"
        height={height}
        viewBox={`0 0 32 ${height}`}
        preserveAspectRatio="none"
        className="block overflow-visible"
        shapeRendering="crispEdges"
      >
        {filled > 0 && (
          <path
            d={`M0 4H${filled}V${height}H0Z`}
            className={classNames('fill-accent', filledFrom !== undefined && 'ruler-filling')}
            {...(filledFrom === undefined ? {} : { style: { scale: `${filledFrom / value} 1` } })}
          />
        )}
        <path d={ticks} stroke="currentColor" vectorEffect="non-scaling-stroke" />
      </svg>
    </div>
  )
}
