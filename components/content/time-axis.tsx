interface TimeAxisProps {
  layout: { ticksMs: readonly number[]; y: (ms: number) => number }
  /** Where the axis stands and how far its lines reach, in units of the drawing. */
  frame: { axisX: number; lastX: number }
}

/** The times of a space-time diagram in milliseconds, and a line across it at each. */
export function TimeAxis({ layout, frame }: TimeAxisProps) {
  return (
    <g>
      {layout.ticksMs.map((tick) => (
        <g key={tick}>
          <path
            d={`M${frame.axisX} ${layout.y(tick)}H${frame.lastX}`}
            className="stroke-line"
            strokeDasharray="1 5"
          />
          <text
            x={frame.axisX - 6}
            y={layout.y(tick) + 4}
            textAnchor="end"
            className="fill-muted font-mono text-[11px] tabular-nums"
          >
            {tick}
          </text>
        </g>
      ))}
      <text x={frame.axisX - 6} y={16} textAnchor="end" className="fill-muted font-mono text-[11px]">
        ms
      </text>
    </g>
  )
}
