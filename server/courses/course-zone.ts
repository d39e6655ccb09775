/** The time zone of this installation: that of its process, which TZ sets. */
export const installationZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** In which the dates of a course are typed, and times of day stay when they are moved. */
export const zoneOf = (course: { timeZone: string | null }): string => course.timeZone ?? installationZone()
