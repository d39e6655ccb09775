const dayMs = 86_400_000
/** So far ahead a weekday says which day is meant. */
const weekdaysAhead = 6

/**
 * A moment as one says it to somebody in `zone`: "tomorrow at 23:59", "on Friday at 23:59", "on 12 March at 23:59". Days
 * are those of the calendar there, so 00:30 is tomorrow an hour before.
 */
export function momentWords(at: Date, now: Date, zone: string): string {
  return `${dayWords(at, now, zone)} at ${clockTime(at, zone)}`
}

function dayWords(at: Date, now: Date, zone: string): string {
  const days = dayNumber(at, zone) - dayNumber(now, zone)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (days > 1 && days <= weekdaysAhead) return `on ${inZone(at, zone, { weekday: 'long' })}`
  const thisYear = inZone(at, zone, { year: 'numeric' }) === inZone(now, zone, { year: 'numeric' })
  return `on ${inZone(at, zone, { day: 'numeric', month: 'long', ...(thisYear ? {} : { year: 'numeric' }) })}`
}

/** A moment in full, with its zone: what words leave out. */
export const fullMoment = (at: Date, zone: string): string =>
  inZone(at, zone, { dateStyle: 'full', timeStyle: 'long' })

/** A moment in figures, with its zone. */
export const shortMoment = (at: Date, zone: string): string =>
  inZone(at, zone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })

/** "14:05", in `zone`. */
export const clockTime = (at: Date, zone: string): string =>
  inZone(at, zone, { hour: '2-digit', minute: '2-digit' })

/** Days of the calendar in `zone`, counted so that the next day is one more, also where a day has 23 or 25 hours. */
function dayNumber(at: Date, zone: string): number {
  const [year, month, day] = inZone(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE')
    .split('-')
    .map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1) / dayMs
}

const inZone = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB') =>
  formatOf(locale, { timeZone, ...options }).format(at)

/** Of all zones and forms that are asked for: a course needs eight forms in few zones. */
const formatsMax = 100
const formats = new Map<string, Intl.DateTimeFormat>()

/** Kept, because to make one costs as much as a hundred links: it was a sixth of what the page of one's work cost. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const kept = formats.get(key)
  if (kept !== undefined) return kept
  const made = new Intl.DateTimeFormat(locale, options)
  const [oldest] = formats.keys()
  if (formats.size >= formatsMax && oldest !== undefined) formats.delete(oldest)
  formats.set(key, made)
  return made
}
