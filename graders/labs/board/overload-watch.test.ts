import { expect, test } from 'vitest'
import { OverloadWatch } from '#graders/labs/board/overload-watch.ts'

/** Holds the event loop, as a machine does that has too much to do. */
function holdUp(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test('a late event loop is seen while it is late, and remembered after', async () => {
  const watch = new OverloadWatch()
  const beginMs = performance.now()
  holdUp(200)
  expect(watch.worstSince(beginMs)).toBeGreaterThan(100)
  // One turn of the loop: the watch's own timer, long due, has run.
  await new Promise((resolve) => setTimeout(resolve, 0))
  await new Promise((resolve) => setImmediate(resolve))
  expect(watch.worstSince(beginMs)).toBeGreaterThan(100)
  watch.stop()
})
