import type { Page } from '@playwright/test'

export interface Watched {
  /** Presses of the pointer. */
  clicks: number
  /** Layout shift, all of it: also what follows a press within half a second, which browsers forgive. */
  shift: number
  /** The longest that a press or a key waited before the page began to act on it, in ms. */
  inputDelayMs: number
}

/** From now on counts presses, adds up how far what stands on the page moves, and times how long the page lets wait. */
export async function watchPage(page: Page): Promise<() => Promise<Watched>> {
  await page.evaluate(() => {
    const seen = { clicks: 0, shift: 0, inputDelayMs: 0 }
    document.addEventListener('pointerdown', () => (seen.clicks += 1), { capture: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') seen.shift += entry.value
      }
    }).observe({ type: 'layout-shift', buffered: false })
    // The least that a browser tells of; a field that the types do not know yet.
    const events = { type: 'event', buffered: false, durationThreshold: 16 }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!(entry instanceof PerformanceEventTiming)) continue
        seen.inputDelayMs = Math.max(seen.inputDelayMs, entry.processingStart - entry.startTime)
      }
    }).observe(events)
    Object.assign(window, { seen })
  })
  return () => page.evaluate(() => Reflect.get(window, 'seen'))
}
