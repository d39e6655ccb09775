import { beforeEach, expect, test, vi } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { Noticeboard } from '#graders/labs/board/noticeboard.ts'

/** How late the event loop is, each time that a deadline is missed; in time when the list is at its end. */
let latenesses: number[]
let board: Noticeboard

beforeEach(() => {
  latenesses = []
  board = new Noticeboard({ worstSince: () => latenesses.shift() ?? 0 }, new AbortController().signal)
})

const missed = () => new CheckFailure({ code: 'timeout', waitedFor: 'a word', withinMs: 1 })

test('a wait ends when what it looks for is there', async () => {
  let word: string | undefined
  const found = board.until(() => word, { withinMs: 60_000, orElse: missed })
  word = 'hello'
  board.notify()
  await expect(found).resolves.toBe('hello')
})

test('what is there already is found at once', async () => {
  await expect(board.until(() => 1, { withinMs: 0, orElse: missed })).resolves.toBe(1)
})

test("a missed deadline is the caller's failure", async () => {
  await expect(board.until(() => undefined, { withinMs: 5, orElse: missed })).rejects.toThrow('timeout')
})

test('an objection of the look itself ends the wait', async () => {
  const look = () => {
    throw missed()
  }
  await expect(board.until(look, { withinMs: 60_000, orElse: missed })).rejects.toThrow(CheckFailure)
})

test('the first failure ends every wait, now and later', async () => {
  const first = board.until(() => undefined, { withinMs: 60_000, orElse: missed })
  const pause = board.pause(60_000)
  board.fail(new Error('first'))
  board.fail(new Error('second'))
  await expect(first).rejects.toThrow('first')
  await expect(pause).rejects.toThrow('first')
  await expect(board.until(() => 1, { withinMs: 60_000, orElse: missed })).rejects.toThrow('first')
})

test('a deadline missed while the event loop was late is given again', async () => {
  latenesses = [150, 120, 99]
  await expect(board.until(() => undefined, { withinMs: 5, orElse: missed })).rejects.toThrow(CheckFailure)
  expect(latenesses).toEqual([])
})

test('a load without end buys no fault: the verdict stands', async () => {
  const late = new Noticeboard({ worstSince: () => 7_500 }, new AbortController().signal)
  vi.useFakeTimers()
  const wait = expect(late.until(() => undefined, { withinMs: 5, orElse: missed })).rejects.toThrow(
    CheckFailure,
  )
  await vi.advanceTimersByTimeAsync(15_005)
  await wait
  vi.useRealTimers()
})

test('a deadline does not grow beyond the time that a program has', async () => {
  vi.useFakeTimers()
  const late = new Noticeboard({ worstSince: () => 7_500 }, new AbortController().signal)
  await vi.advanceTimersByTimeAsync(15_000)
  const missedAt = late.until(() => undefined, { withinMs: 2_000, orElse: missed }).catch(() => late.nowMs())
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await missedAt).toBe(18_000)
  vi.useRealTimers()
})

test('what comes in the second time is not lost to the load', async () => {
  let looks = 0
  latenesses = [150]
  const wait = board.until(() => (latenesses.length === 0 ? (looks += 1) : undefined), {
    withinMs: 5,
    orElse: missed,
  })
  const knock = setInterval(() => board.notify(), 1)
  await expect(wait).resolves.toBe(1)
  clearInterval(knock)
})

test('when its time is up, whoever made it says whose doing that is', async () => {
  const aborted = new Noticeboard({ worstSince: () => 0 }, AbortSignal.abort())
  await expect(aborted.until(() => 1, { withinMs: 1, orElse: missed })).rejects.toThrow('the time is up')
})
