const dayMs = 86_400_000

/** The same time of day so many days later, as clocks of the time zone show it: a change to summer time lies between. */
export function daysLater(at: Date, days: number, timeZone: string): Date {
  const later = new Date(at.getTime() + days * dayMs)
  const same = new Date(later.getTime() + offsetMs(at, timeZone) - offsetMs(later, timeZone))
  return same
}

/** How far the clocks of the zone are ahead of UTC. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(at.getTime() / 1_000) * 1_000
}

/** Whether this machine knows the zone by that name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
