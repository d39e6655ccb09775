// Ways to choose qualities that look sound, and that clients and people follow.
import { playStream } from '#protocols/streaming/play-stream.ts'
import { rateAt, sameTime, type VideoStream } from '#protocols/streaming/stream.ts'

export const choosers = ['highest', 'lowest', 'average', 'rate-now', 'last-throughput'] as const
export type Chooser = (typeof choosers)[number]

/**
 * `average`: for all segments what the mean rate of the network until its last period carries. `rate-now`: for each
 * what the network carries when it is asked for. `last-throughput`: what it was measured to carry during the segment
 * before; the first one in the lowest quality.
 */
export function chooseAs(chooser: Chooser, stream: VideoStream): number[] {
  const { qualities, weights, network } = stream
  const carried = (rate: number) =>
    Math.max(
      0,
      qualities.findLastIndex((each) => each <= rate + sameTime),
    )
  if (chooser === 'highest') return weights.map(() => qualities.length - 1)
  if (chooser === 'lowest') return weights.map(() => 0)
  if (chooser === 'average') {
    const told = network.length > 1 ? network.slice(0, -1) : network
    const seconds = told.reduce((sum, each) => sum + each.seconds, 0)
    const mean = told.reduce((sum, each) => sum + each.seconds * each.rate, 0) / seconds
    return weights.map(() => carried(mean))
  }
  const chosen: number[] = []
  for (const at of weights.keys()) {
    // Asked for in the lowest quality, only to learn when it is asked for.
    const { segments } = playStream(stream, [...chosen, 0])
    const [now, before] = [segments[at], segments[at - 1]]
    if (chooser === 'rate-now') chosen.push(carried(rateAt(stream, now?.from ?? 0)))
    else chosen.push(before ? carried(before.size / (before.arrives - before.from)) : 0)
  }
  return chosen
}
