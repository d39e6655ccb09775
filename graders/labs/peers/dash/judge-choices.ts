// What a check asks of a player's choices. They are held against what the player met, by our own clock, and in its favour
// throughout: a machine that is slow makes its choices more modest, and what is expected of them as well.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import {
  type AskedSegment,
  isWhole,
  segmentName,
  type WholeSegment,
} from '#graders/labs/peers/dash/asked-segment.ts'
import type { Film } from '#graders/labs/peers/dash/film.ts'
import type { Quality } from '#graders/labs/peers/dash/film-spec.ts'

/** A player may go by so many of the last segments, and lag behind the network by as many. */
const window = { up: 4, down: 3 }
/** What it keeps in reserve at most. */
const reserve = 0.5
/** A player may count the head of a response, or begin to measure with the first byte. */
const measuredMore = 1.25

/** The first segment was asked for in the least quality: nothing is known of the network yet. */
export function beganWithTheLeast(film: Film, asked: readonly AskedSegment[]): void {
  const [first] = asked
  const [least] = film.byRate
  if (!first?.segment || least === undefined || first.segment.quality.rate === least.rate) return
  throw wrongChoice(film, first, {
    expected: `${least.id}, of ${least.rate} kbit/s, the least there is`,
    of: first.segment,
  })
}

/** Once the network was known, it never took less than half of it carries. */
export function usedTheCapacity(film: Film, asked: readonly AskedSegment[]): void {
  const came = asked.filter(isWhole)
  for (const [number, choice] of came.entries()) {
    if (number < window.up) continue
    const before = came.slice(number - window.up, number)
    // Until the next request, it may have waited for its turn: so much it got at least.
    const rates = before.map((one, index) => carried(one, (before[index + 1] ?? choice).askedAtMs))
    const carries = Math.min(...rates)
    const best = film.byRate.findLast(({ rate }) => rate <= carries * reserve)
    if (best === undefined || choice.segment.quality.rate >= best.rate) continue
    throw wrongChoice(film, choice, {
      expected: `at least ${best.id}, of ${best.rate} kbit/s: the ${window.up} segments before came with ${Math.round(carries)} kbit/s or more`,
      of: choice.segment,
    })
  }
}

/** When the network was slow, it soon took no more than that carries. */
export function neverOverreached(film: Film, asked: readonly AskedSegment[]): void {
  const came = asked.filter(isWhole)
  for (const [number, choice] of came.entries()) {
    if (number < window.down) continue
    const before = came.slice(number - window.down, number)
    const carries = Math.max(...before.map((one) => carried(one, one.sentAtMs)))
    const { rate } = choice.segment.quality
    if (rate <= carries * measuredMore || rate === film.byRate[0]?.rate) continue
    const carriedBest = film.byRate.findLast((one) => one.rate <= carries) ?? film.byRate[0]
    throw wrongChoice(film, choice, {
      expected: `at most ${describe(carriedBest)}: none of the ${window.down} segments before came with more than ${Math.round(carries)} kbit/s`,
      of: choice.segment,
    })
  }
}

/**
 * It never had more than `most` segments in hand, the one that it asked for with them; one more where it does not count
 * the one that is being played. Its picture begins with the first segment: by its own clock later than by ours, which
 * begins with the request.
 */
export function heldBack(film: Film, asked: readonly AskedSegment[], most: number): void {
  const [first] = asked
  for (const { segment, askedAtMs, request } of asked) {
    if (segment === null || first === undefined) continue
    const played = (askedAtMs - first.askedAtMs) / 1_000 / film.seconds
    const inHand = segment.at + 1 - played
    if (inHand <= most + 1) continue
    throw new CheckFailure({
      code: 'wrong-field',
      path: `what your program had in hand with segment ${film.numberOf(segment.at)}`,
      expected: `at most ${most} segments that were not played yet`,
      actual: `${Math.round(inHand * 10) / 10} segments, ${Math.round(askedAtMs - first.askedAtMs)} ms after the first was asked for`,
      where: request.where,
    })
  }
}

/** When it asked for this one, counted from 0, at least one segment more was there than had been played. */
export function fetchedAhead(film: Film, asked: readonly AskedSegment[], at: number): void {
  const [first] = asked.filter(isWhole)
  const choice = asked.find(({ segment }) => segment?.at === at)
  if (first === undefined || choice === undefined) return
  const inHand = at - (choice.askedAtMs - first.sentAtMs) / 1_000 / film.seconds
  if (inHand >= 1) return
  const lateMs = Math.round(choice.askedAtMs - first.sentAtMs)
  throw new CheckFailure({
    code: 'wrong-field',
    path: `when your program asked for segment ${film.numberOf(at)}`,
    expected: `while at least one segment more, ${film.seconds} s of the film, was still to be played`,
    actual: `${lateMs} ms after the first had come, which is when the ${at} segments that it had were over, or about to be`,
    where: choice.request.where,
  })
}

const bitsOf = ({ segment }: WholeSegment) => segment.content.length * 8
/** In kilobits per second. */
const carried = (one: WholeSegment, untilMs: number) => bitsOf(one) / Math.max(untilMs - one.askedAtMs, 0.01)
const describe = (quality: Quality | undefined) => `${quality?.id ?? 'none'}, of ${quality?.rate ?? 0} kbit/s`

function wrongChoice(
  film: Film,
  { request }: AskedSegment,
  { expected, of }: { expected: string; of: { at: number; quality: Quality } },
): CheckFailure {
  return new CheckFailure({
    code: 'wrong-field',
    path: `the quality in which segment ${film.numberOf(of.at)} was asked for`,
    expected,
    actual: segmentName(film, of),
    where: request.where,
  })
}
