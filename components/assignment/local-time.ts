import { clockIn, momentIn, type ZonedMoment } from '#protocols/clock/zoned-time.ts'

/** A moment (ISO 8601) as a field of type datetime-local wants it, in a time zone: "2026-11-22T09:00". */
export const toLocal = (iso: string, zone: string): string =>
  new Date(clockIn(new Date(iso), zone)).toISOString().slice(0, 16)

/** The moment that such a field means by the clocks of a zone; null for an empty or unfinished one. */
export function fromLocal(text: string, zone: string): ZonedMoment | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return null
  const clock = Date.parse(`${text.slice(0, 16)}:00Z`)
  return Number.isNaN(clock) ? null : momentIn(clock, zone)
}
