import * as z from 'zod'
import { Recent } from '#server/recent.ts'

/** A zone of the IANA time zone database, by its name there: "Europe/Berlin". */
export const TimeZoneSchema = z
  .string()
  .max(64)
  .regex(/^[A-Z][A-Za-z0-9_+/-]*$/, 'is no name of a time zone')
  .refine(isKnownZone, 'is no time zone that we know')

/** Every page reads the zone of its reader, and to ask for one costs as much as a small query. */
const known = new Recent<string, boolean>(1_000)

function isKnownZone(name: string): boolean {
  const kept = known.get(name)
  if (kept !== undefined) return kept
  const is = isZone(name)
  known.set(name, is)
  return is
}

function isZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
