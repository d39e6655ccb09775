/** The time zone of this installation: that of its process, which TZ sets. */
export const installationZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** In which the dates of a course are typed, and times of day stay when they are moved. */
export const zoneOf = (course: { timeZone: string | null }): string => course.timeZone ?? installationZone()

/** A moment by the clocks of a course, for words that somebody reads anywhere: "Sunday 13 December 2026 at 23:59
 * (Europe/Berlin)". */
export function sayMoment(at: Date, course: { timeZone: string | null }): string {
  const zone = zoneOf(course)
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const said = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at)
  const clock = said({ hour: '2-digit', minute: '2-digit' })
  return `${said(day).replace(',', '')} at ${clock} (${zone.replaceAll('_', ' ')})`
}
