// A student's zone, as text. The grid is a view of it, so that a draft comes back exactly as it was left.
import * as z from 'zod/mini'
import { zoneTextMax } from '#protocols/dns/zone/zone-text.ts'

export const DnsZoneResponseSchema = z.strictObject({
  kind: z.literal('dns-zone'),
  /** Zone text. Empty, or blanks only, is blank. */
  text: z.string().check(z.maxLength(zoneTextMax)),
})
export type DnsZoneResponse = z.infer<typeof DnsZoneResponseSchema>
