import { afterEach, beforeEach, expect, test } from 'vitest'
import { CheckFailure, GraderFault } from '#graders/labs/check-failure.ts'
import { Noticeboard } from '#graders/labs/noticeboard.ts'
import { OverloadWatch } from '#graders/labs/overload-watch.ts'

let overload: OverloadWatch
let board: Noticeboard

beforeEach(() => {
  overload = new OverloadWatch()
  board = new Noticeboard(overload, new AbortController().signal)
})
afterEach(() => overload.stop())

const missed = () => new CheckFailure({ code: 'timeout', waitedFor: 'a word', withinMs: 1 })

/** Holds the event loop, as a machine does that has too much to do. */
function holdUp(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

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
  await expect(board.until(() => undefined, { withinMs: 30, orElse: missed })).rejects.toThrow('timeout')
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

test('a deadline missed while the event loop was late is given once more', async () => {
  const wait = board.until(() => undefined, { withinMs: 200, orElse: missed })
  holdUp(350)
  await expect(wait).rejects.toThrow(CheckFailure)
})

test('missed twice under load, it is a fault of ours', async () => {
  const holding = setInterval(() => holdUp(160), 20)
  const wait = board.until(() => undefined, { withinMs: 200, orElse: missed })
  await expect(wait).rejects.toThrow(GraderFault)
  await expect(wait).rejects.toMatchObject({ fault: { code: 'grader-overloaded' } })
  clearInterval(holding)
})

test('what comes in the second time is not lost to the load', async () => {
  let word: string | undefined
  const wait = board.until(() => word, { withinMs: 200, orElse: missed })
  holdUp(350)
  setImmediate(() => {
    word = 'late, but there'
    board.notify()
  })
  await expect(wait).resolves.toBe('late, but there')
})

test('an aborted check is a fault of ours', async () => {
  const aborted = new Noticeboard(overload, AbortSignal.abort())
  await expect(aborted.until(() => 1, { withinMs: 1, orElse: missed })).rejects.toMatchObject({
    fault: { code: 'grader-timeout' },
  })
})
