import { TimeAxis } from '#components/content/time-axis.tsx'
import { type BoardLayout, board } from '#components/parts/timeline/board-layout.ts'
import { classNames } from '#components/ui/class-names.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

/** The axis of time, and the lifelines. */
export function BoardScale({ lifelines, layout }: { lifelines: Timeline['lifelines']; layout: BoardLayout }) {
  return (
    <g className="pointer-events-none">
      <TimeAxis layout={layout} frame={board} />
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
