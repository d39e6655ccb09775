import {
  bandPath,
  bracketsOf,
  frame,
  labelledMessages,
  layoutTimeline,
  type SpaceTimeLayout,
} from '#components/content/space-time-layout.ts'
import { TimeAxis } from '#components/content/time-axis.tsx'
import { TimelineTable } from '#components/content/timeline-table.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { Message, Timeline } from '#protocols/timeline/timeline.ts'

export interface SpaceTimeDiagramProps {
  /** Says what the diagram shows; the caption of both drawing and table. */
  title: string
  timeline: Timeline
}

/**
 * A space-time diagram, drawn on the server, with a table of the same data beside it (on a narrow screen: above it).
 * What a client sends is solid, what a server sends is dashed, and every line is labelled here or in the table.
 */
export function SpaceTimeDiagram({ title, timeline }: SpaceTimeDiagramProps) {
  const layout = layoutTimeline(timeline)
  return (
    <figure className="my-6 flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,28rem)] lg:items-start">
      <figcaption className="font-semibold lg:col-span-2">{title}</figcaption>
      <div className="lg:order-2">
        <TimelineTable title={title} timeline={timeline} />
      </div>
      <ScrollRegion label={`Diagram: ${title}`} className="lg:order-1">
        <svg
          role="img"
          aria-label={`${title}. The table holds the same data.`}
          viewBox={`0 0 ${frame.width} ${layout.height}`}
          className="block w-full max-w-3xl min-w-xl"
        >
          <TimeAxis layout={layout} frame={frame} />
          <Spans timeline={timeline} layout={layout} />
          {timeline.lifelines.map((lifeline) => (
            <g key={lifeline.id}>
              <text
                x={layout.xOf(lifeline.id)}
                y={16}
                textAnchor="middle"
                className={classNames(
                  'text-[13px] font-semibold',
                  lifeline.side === 'client' ? 'fill-accent' : 'fill-server',
                )}
              >
                {lifeline.label}
              </text>
              <path
                d={`M${layout.xOf(lifeline.id)} 24V${layout.height}`}
                className="stroke-border"
                strokeWidth={1.25}
              />
            </g>
          ))}
          {timeline.messages.map((message) => (
            <Band key={message.id} message={message} timeline={timeline} layout={layout} />
          ))}
          {labelledMessages(timeline, layout).map(({ message, x, y }) => (
            <text
              key={message.id}
              x={x}
              y={y + 4}
              textAnchor="middle"
              strokeWidth={6}
              strokeLinejoin="round"
              paintOrder="stroke"
              className="fill-ink stroke-background text-[12px]"
            >
              {message.label}
            </text>
          ))}
          <Marks timeline={timeline} layout={layout} />
        </svg>
      </ScrollRegion>
    </figure>
  )
}

function Band({
  message,
  timeline,
  layout,
}: {
  message: Message
  timeline: Timeline
  layout: SpaceTimeLayout
}) {
  const side = timeline.lifelines.find((lifeline) => lifeline.id === message.from)?.side
  return (
    <path
      d={bandPath(message, layout)}
      strokeWidth={1.5}
      strokeLinejoin="round"
      strokeDasharray={side === 'server' ? '6 3' : undefined}
      fillOpacity={0.16}
      className={side === 'server' ? 'fill-server stroke-server' : 'fill-accent stroke-accent'}
    />
  )
}

function Spans({ timeline, layout }: { timeline: Timeline; layout: SpaceTimeLayout }) {
  const x = frame.lastX + 24
  return (
    <g>
      {bracketsOf(timeline).map((span) => {
        const [start, end] = [layout.y(span.startMs) + 1, layout.y(span.endMs) - 1]
        return (
          <g key={span.id}>
            <path d={`M${x - 6} ${start}H${x}V${end}H${x - 6}`} fill="none" className="stroke-border" />
            <text x={x + 8} y={(start + end) / 2} className="fill-ink text-[12px]">
              {span.label}
            </text>
            <text
              x={x + 8}
              y={(start + end) / 2 + 15}
              className="fill-muted font-mono text-[11px] tabular-nums"
            >
              {round(span.startMs)} to {round(span.endMs)} ms
            </text>
          </g>
        )
      })}
    </g>
  )
}

function Marks({ timeline, layout }: { timeline: Timeline; layout: SpaceTimeLayout }) {
  return (
    <g>
      {timeline.marks.map((mark) => (
        <g key={mark.id}>
          <circle cx={layout.xOf(mark.lifeline)} cy={layout.y(mark.atMs)} r={3.5} className="fill-ink" />
          <text
            x={layout.xOf(mark.lifeline) + 9}
            y={layout.y(mark.atMs) + 14}
            strokeWidth={4}
            strokeLinejoin="round"
            paintOrder="stroke"
            className="fill-ink stroke-background text-[12px] font-semibold"
          >
            {mark.label}
          </text>
        </g>
      ))}
    </g>
  )
}

const round = (ms: number) => Math.round(ms * 100) / 100
