// Whether a player asked for each segment of a film, one after the other, and what is wrong where it did not.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { type AskedSegment, isWhole, segmentName } from '#graders/labs/peers/dash/asked-segment.ts'
import type { Film } from '#graders/labs/peers/dash/film.ts'

/** In their order, each until it had come whole, and nothing else; the next one only when the one before was there. */
export function sawEachInOrder(film: Film, asked: readonly AskedSegment[]): void {
  let due = 0
  let before: AskedSegment | null = null
  for (const one of asked) {
    const { segment, request } = one
    if (before !== null && (before.sentAtMs === null || before.sentAtMs > one.askedAtMs))
      throw wrongRequest(request, 'a request when what was asked for before had come', clip(request.path))
    if (segment?.at !== due)
      throw wrongRequest(
        request,
        due === film.segments
          ? `an end: the film has ${film.segments} segments, and all of them had come`
          : `segment ${film.numberOf(due)}${wasNoWhole(before, due)}, in one of its qualities, such as ${pathOf(film, due)}`,
        segment === null
          ? `${clip(request.path)}, which is not there`
          : `${segmentName(film, segment)}, ${clip(request.path)}`,
      )
    if (isWhole(one)) due += 1
    before = one
  }
}

const wasNoWhole = (before: AskedSegment | null, due: number) =>
  before?.segment?.at === due
    ? ` again, as ${before.answer === 'cut' ? 'only half of it had come' : 'it was not there in that quality'}`
    : ''

/** Of this place, in the least quality. */
function pathOf(film: Film, at: number): string {
  const all = [...film.all.values()]
  return clip(all.find((one) => one.at === at && one.quality === film.byRate[0])?.path ?? '')
}

const wrongRequest = (request: AskedSegment['request'], expected: string, actual: string) =>
  new CheckFailure({
    code: 'wrong-field',
    path: 'what your program asked for next',
    expected,
    actual,
    where: request.where,
  })
