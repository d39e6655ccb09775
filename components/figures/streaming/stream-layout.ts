// Where the parts of a played stream stand in its drawing: time goes to the right, in seconds.
import { type PlayedStream, shownUntil } from '#protocols/streaming/play-stream.ts'
import type { VideoStream } from '#protocols/streaming/stream.ts'

export const streamFrame = {
  width: 640,
  height: 330,
  left: 44,
  right: 628,
  network: { top: 24, bottom: 110 },
  video: { top: 150, bottom: 300 },
} as const

export interface StreamLayout {
  x: (seconds: number) => number
  /** Of a rate, and of seconds of video. */
  yRate: (rate: number) => number
  yVideo: (seconds: number) => number
  lastSeconds: number
  ticks: readonly number[]
  rateTicks: readonly number[]
  videoTicks: readonly number[]
  /** Paths: what the network carries; what has arrived; what has been shown. */
  network: string
  arrived: string
  shown: string
}

export function layoutStream(stream: VideoStream, played: PlayedStream): StreamLayout {
  const { network, qualities, segmentSeconds: length } = stream
  const frame = streamFrame
  const told = network.slice(0, -1).reduce((sum, { seconds }) => sum + seconds, 0)
  const ends = played.segments.flatMap(({ arrives, shown }) => [arrives, shown + length])
  const lastSeconds = Math.max(told * 1.15, length * stream.weights.length, ...ends.filter(Number.isFinite))
  const topRate = Math.max(...network.map(({ rate }) => rate), ...qualities) * 1.1
  const video = stream.weights.length * length
  const { left, right } = frame
  const x = (seconds: number) => round(left + (Math.min(seconds, lastSeconds) / lastSeconds) * (right - left))
  const yRate = (rate: number) => between(frame.network, rate / topRate)
  const yVideo = (seconds: number) => between(frame.video, seconds / video)

  let end = 0
  const periods = network.map(({ seconds, rate }, index) => {
    const start = end
    end = index === network.length - 1 ? lastSeconds : end + seconds
    return `${index === 0 ? 'M' : 'L'}${x(start)} ${yRate(rate)}H${x(end)}`
  })
  const arrivals = played.segments.map(({ arrives }, at) => `H${x(arrives)}V${yVideo((at + 1) * length)}`)
  const shown = played.segments.map((segment) => segment.shown).filter(Number.isFinite)
  const moments = shown.flatMap((from) => [from, from + length])
  const showing = moments.map((moment) => `L${x(moment)} ${yVideo(shownUntil(shown, length, moment))}`)
  return {
    x,
    yRate,
    yVideo,
    lastSeconds,
    ticks: ticksUpTo(lastSeconds, 9),
    rateTicks: ticksUpTo(topRate, 3),
    videoTicks: ticksUpTo(video, 5),
    network: periods.join(''),
    arrived: `M${x(0)} ${yVideo(0)}${arrivals.join('')}`,
    shown: `M${x(0)} ${yVideo(0)}${showing.join('')}`,
  }
}

const between = ({ top, bottom }: { top: number; bottom: number }, share: number) =>
  round(bottom - share * (bottom - top))

const round = (value: number) => Math.round(value * 10) / 10

/** Round numbers from 0, at most so many of them. */
export function ticksUpTo(last: number, most: number): number[] {
  const rough = last / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, index) =>
    Number((index * step).toPrecision(6)),
  )
}
