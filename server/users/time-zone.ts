import * as z from 'zod'

/** A zone of the IANA time zone database, by its name there: "Europe/Berlin". */
export const TimeZoneSchema = z
  .string()
  .max(64)
  .regex(/^[A-Z][A-Za-z0-9_+/-]*$/, 'is no name of a time zone')
  .refine(isKnownZone, 'is no time zone that we know')

function isKnownZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
