// What crossed the wire in a check, in order, with times and bytes. Recorded by our sockets, outside the jail.
import * as z from 'zod'

export const TranscriptEntrySchema = z.strictObject({
  /** Milliseconds since the check began. */
  atMs: z.number().min(0),
  /** Connection (TCP) or peer pair (UDP) within the check, numbered from 0 in order of appearance. */
  connection: z.int().min(0),
  transport: z.enum(['tcp', 'udp']),
  from: z.enum(['program', 'peer']),
  kind: z.enum(['open', 'data', 'fin', 'reset']),
  /** "address:port" of both ends, on `open` and on datagrams. */
  program: z.string().max(64).optional(),
  peer: z.string().max(64).optional(),
  /** What the check calls our end, where it has several: "alice". */
  name: z.string().max(32).optional(),
  /**
   * What the network did to a datagram: it never arrived, or this is one more copy of the one before. And to a segment: it
   * was lost and sent again by TCP, or held for as long as that takes, where the machine loses none.
   */
  fate: z.enum(['lost', 'duplicate', 'resent', 'held']).optional(),
  /** More of the datagram in the entry before, which was too long for one entry. */
  continued: z.literal(true).optional(),
  /** Only on `data`. At most 16 KiB in an entry; longer reads are several entries. Empty for an empty datagram. */
  base64: z.string().max(22_000).optional(),
})
export type TranscriptEntry = z.infer<typeof TranscriptEntrySchema>
export const TranscriptSchema = z.array(TranscriptEntrySchema)
export type Transcript = z.infer<typeof TranscriptSchema>
