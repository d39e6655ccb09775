// Times that a message's ends are drawn to: the moments that are on the diagram already, and the named quantities
// after the message's own start. None of them knows when anything should happen.
import type { DrawnMessage } from '#components/parts/timeline/drawn-timeline.ts'

const same = 1e-6

/** For the end that leaves: the click, and every corner of the other messages. */
export function leaveTimes(others: readonly DrawnMessage[]): number[] {
  return distinct([0, ...others.flatMap(corners)])
}

/** For the end that arrives: the start and one quantity, or two; and every corner of the others after the start. */
export function arriveTimes(
  leavesMs: number,
  quantities: readonly { ms: number }[],
  others: readonly DrawnMessage[],
): number[] {
  const sums = quantities.flatMap((first, index) => [
    first.ms,
    ...quantities.slice(index + 1).map((second) => first.ms + second.ms),
  ])
  return distinct([
    ...sums.map((ms) => leavesMs + ms),
    ...others.flatMap(corners).filter((ms) => ms > leavesMs + same),
  ])
}

/** The nearest of `times` within `reachMs`; else the whole millisecond. Never before the click. */
export function snap(ms: number, times: readonly number[], reachMs: number): number {
  let [nearest, distance] = [Math.max(0, Math.round(ms)), reachMs]
  for (const time of times) {
    const away = Math.abs(time - ms)
    if (away > distance) continue
    ;[nearest, distance] = [time, away]
  }
  return nearest
}

/** The next of `times` in that direction; where there is none, ten milliseconds on. */
export function step(ms: number, times: readonly number[], direction: 1 | -1): number {
  const beyond = times.filter((time) => (direction === 1 ? time > ms + same : time < ms - same))
  const next = direction === 1 ? Math.min(...beyond) : Math.max(...beyond)
  return Number.isFinite(next) ? next : Math.max(0, ms + direction * 10)
}

const corners = (message: DrawnMessage) => [
  message.leavesMs,
  message.sendEndMs,
  message.arriveStartMs,
  message.arrivesMs,
]

const distinct = (times: readonly number[]) =>
  times
    .toSorted((a, b) => a - b)
    .filter((time, index, all) => index === 0 || time - (all[index - 1] ?? 0) > same)
