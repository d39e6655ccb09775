// What clocks of a time zone show, and which moment they mean: the rules of time zones are those that Intl knows.
//
// Where clocks are put forward, the times in between never come; where they are put back, an hour comes twice. As calendars
// do (RFC 5545 section 3.3.5): a time that never comes is the one so much later, as if nobody had touched the clock, and of
// a time that comes twice the first is meant.

const dayMs = 86_400_000

/** What clocks show, as the milliseconds since 1970 that would show it in UTC; to the second. */
export function clockIn(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/** How far clocks are ahead of UTC. */
const offsetMs = (at: number, zone: string) => clockIn(new Date(at), zone) - Math.floor(at / 1_000) * 1_000

export interface ZonedMoment {
  at: Date
  /** How often clocks show it. */
  comes: 'once' | 'twice' | 'never'
}

/** The moment at which clocks of the zone show this. */
export function momentIn(clock: number, zone: string): ZonedMoment {
  const offsets = [offsetMs(clock - dayMs, zone), offsetMs(clock + dayMs, zone)]
  const [before = 0] = offsets
  const moments = [...new Set(offsets.map((offset) => clock - offset))].filter(
    (at) => at + offsetMs(at, zone) === clock,
  )
  const [first] = moments.toSorted((a, b) => a - b)
  if (first === undefined) return { at: new Date(clock - before), comes: 'never' }
  return { at: new Date(first), comes: moments.length > 1 ? 'twice' : 'once' }
}

/** The same time of day so many days later, as clocks of the zone show it. */
export const daysLater = (at: Date, days: number, zone: string): Date =>
  momentIn(clockIn(at, zone) + days * dayMs, zone).at
