import { layoutStream, streamFrame } from '#components/figures/streaming/stream-layout.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { PlayedStream } from '#protocols/streaming/play-stream.ts'
import type { VideoStream } from '#protocols/streaming/stream.ts'

interface StreamDrawingProps {
  label: string
  stream: VideoStream
  played: PlayedStream
  names: readonly string[]
}

const small = 'fill-muted font-mono text-[11px] tabular-nums'

/** Above, what the network carries and what is fetched with it; below, the video that has arrived and that is shown: the
 * buffer is what lies between. The table beside it holds the same. */
export function StreamDrawing({ label, stream, played, names }: StreamDrawingProps) {
  const layout = layoutStream(stream, played)
  const { x, yRate, yVideo } = layout
  const { left, right, network, video, width, height } = streamFrame
  return (
    <ScrollRegion label={label} className="mt-3">
      <svg
        role="img"
        aria-label={`${label}. The table holds the same.`}
        viewBox={`0 0 ${width} ${height}`}
        className="block w-full max-w-3xl min-w-lg"
      >
        <text x={left} y={14} className={small}>
          Mbit/s: what the network carries, and what is fetched
        </text>
        <text x={left} y={video.top - 10} className={small}>
          s of video: arrived (above), shown (below), the buffer between them
        </text>
        {layout.ticks.map((tick) => (
          <g key={tick}>
            <path
              d={`M${x(tick)} ${network.top}V${video.bottom}`}
              className="stroke-line"
              strokeDasharray="1 5"
            />
            <text x={x(tick)} y={video.bottom + 18} textAnchor="middle" className={small}>
              {tick}
            </text>
          </g>
        ))}
        <text x={right} y={height - 1} textAnchor="end" className={small}>
          s
        </text>
        {layout.rateTicks.map((tick) => (
          <text key={tick} x={left - 6} y={yRate(tick) + 4} textAnchor="end" className={small}>
            {tick}
          </text>
        ))}
        {layout.videoTicks.map((tick) => (
          <text key={tick} x={left - 6} y={yVideo(tick) + 4} textAnchor="end" className={small}>
            {tick}
          </text>
        ))}
        <path
          d={`M${left} ${network.bottom}H${right}M${left} ${video.bottom}H${right}`}
          className="stroke-border"
        />
        {played.segments.map(({ from, arrives, size, quality }, at) => {
          const top = yRate(size / (arrives - from))
          return (
            // oxlint-disable-next-line react/no-array-index-key -- segments never change places
            <g key={at}>
              <rect
                x={x(from)}
                y={top}
                width={Math.max(1, x(arrives) - x(from) - 1)}
                height={network.bottom - top}
                className="fill-accent/20 stroke-accent"
              />
              {x(arrives) - x(from) > 30 && (
                <text
                  x={(x(from) + x(arrives)) / 2}
                  y={network.bottom - 5}
                  textAnchor="middle"
                  className="fill-ink font-mono text-[11px]"
                >
                  {names[quality]}
                </text>
              )}
            </g>
          )
        })}
        <path
          d={layout.network}
          fill="none"
          strokeWidth={2}
          strokeDasharray="6 3"
          className="stroke-server"
        />
        <path
          d={layout.arrived}
          fill="none"
          strokeWidth={2}
          strokeDasharray="6 3"
          className="stroke-server"
        />
        <path d={layout.shown} fill="none" strokeWidth={2} className="stroke-accent" />
        {played.segments.map(({ stall, due, arrives }, at) =>
          stall > 0 && due !== null ? (
            // oxlint-disable-next-line react/no-array-index-key -- segments never change places
            <g key={at}>
              <path
                d={`M${x(due)} ${yVideo(at * stream.segmentSeconds)}H${x(arrives)}`}
                strokeWidth={5}
                className="stroke-fail"
              />
              <text
                x={x(arrives)}
                y={yVideo(at * stream.segmentSeconds) + 16}
                textAnchor="end"
                className="fill-fail text-[12px] font-semibold"
              >
                stands still
              </text>
            </g>
          ) : null,
        )}
      </svg>
    </ScrollRegion>
  )
}
