// Which demands a choice of qualities does not keep, and what follows from it: never what would.
import { tellRate, tellSeconds } from '#graders/parts/rate-adaptation/live/tell-stream.ts'
import type { RatesFeedback } from '#graders/parts/rate-adaptation/rates-feedback.ts'
import { type PlayedStream, shownUntil } from '#protocols/streaming/play-stream.ts'
import { type StreamLimits, sameTime, type VideoStream } from '#protocols/streaming/stream.ts'

/** `wantedRate`: the least mean rate that is enough. */
export function unmetDemands(
  played: PlayedStream,
  stream: VideoStream,
  limits: StreamLimits,
  wantedRate: number,
): RatesFeedback['unmet'] {
  const unmet: RatesFeedback['unmet'] = []
  if (played.start > limits.startWithin + sameTime) {
    const says = `The picture starts ${tellSeconds(played.start)} after the first request, and has to start within ${tellSeconds(limits.startWithin)}.`
    unmet.push({ demand: 'start', says })
  }
  const late = played.segments.findIndex(({ stall }) => stall > 0)
  const first = played.segments[late]
  if (first) {
    const others = played.stalls === 1 ? '' : ` In all it stands still ${played.stalls} times.`
    const says = `Segment ${late + 1} is asked for at ${tellSeconds(first.from)} and has arrived at ${tellSeconds(first.arrives)}, but what was there had been shown at ${tellSeconds(first.due ?? 0)}: the picture stands still for ${tellSeconds(first.stall)}.${others}`
    unmet.push({ demand: 'no-stall', says })
  }
  if (played.meanRate < wantedRate - sameTime && unmet.length === 0) {
    unmet.push({ demand: 'mean-rate', says: tellSlack(played, stream) })
  }
  const { switchesMax } = limits
  if (switchesMax !== null && played.switches > switchesMax) {
    const says = `It changes ${played.switches} times, and may change ${switchesMax === 1 ? 'once' : `${switchesMax} times`}.`
    unmet.push({ demand: 'switches', says })
  }
  return unmet
}

/** How near the picture came to standing still, which is what was left unused. */
function tellSlack({ segments, meanRate, start }: PlayedStream, { segmentSeconds }: VideoStream): string {
  const shown = segments.map((segment) => segment.shown)
  const last = segments.at(-1)
  const left = last ? segments.length * segmentSeconds - shownUntil(shown, segmentSeconds, last.arrives) : 0
  const nearest = segments.reduce<{ at: number; spare: number } | null>((least, { due, arrives }, at) => {
    if (due === null || (least !== null && due - arrives >= least.spare)) return least
    return { at, spare: due - arrives }
  }, null)
  const near =
    nearest === null
      ? `The picture starts at ${tellSeconds(start)}.`
      : `Nearest to a pause comes segment ${nearest.at + 1}, which arrives ${tellSeconds(nearest.spare)} before it is needed.`
  return `The mean is ${tellRate(meanRate)}. ${near} When the last segment arrives, ${tellSeconds(left)} of video wait in the buffer.`
}
