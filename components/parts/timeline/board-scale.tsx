import { type BoardLayout, board } from '#components/parts/timeline/board-layout.ts'
import { classNames } from '#components/ui/class-names.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

/** The axis of time, and the lifelines. */
export function BoardScale({ lifelines, layout }: { lifelines: Timeline['lifelines']; layout: BoardLayout }) {
  return (
    <g className="pointer-events-none">
      {layout.ticksMs.map((tick) => (
        <g key={tick}>
          <path
            d={`M${board.axisX} ${layout.y(tick)}H${board.lastX}`}
            className="stroke-line"
            strokeDasharray="1 5"
          />
          <text
            x={board.axisX - 6}
            y={layout.y(tick) + 4}
            textAnchor="end"
            className="fill-muted font-mono text-[11px] tabular-nums"
          >
            {tick}
          </text>
        </g>
      ))}
      <text x={board.axisX - 6} y={16} textAnchor="end" className="fill-muted font-mono text-[11px]">
        ms
      </text>
      {lifelines.map(({ id, label, side }) => (
        <g key={id}>
          <text
            x={layout.xOf(id)}
            y={16}
            textAnchor="middle"
            className={classNames(
              'text-[13px] font-semibold',
              side === 'client' ? 'fill-accent' : 'fill-server',
            )}
          >
            {label}
          </text>
          <path d={`M${layout.xOf(id)} 24V${layout.height}`} strokeWidth={1.5} className="stroke-border" />
        </g>
      ))}
    </g>
  )
}
