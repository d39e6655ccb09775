// A space-time diagram as the student left it, message by message. For each message it says when its first bit leaves
// and when its last bit has arrived: the two moments from which everything else follows, given that propagation and
// transmission are known. Times are kept as they were typed, so that a draft comes back as it was.
import * as z from 'zod/mini'

/** More than any exercise needs; `messagesMax` of the presented part is what a student may place. */
export const rowsMax = 100

export const TimelineRowSchema = z.strictObject({
  /** One of the labels on offer; empty while none is chosen. */
  label: z.string().check(z.maxLength(60)),
  /** Ids of lifelines. */
  from: z.string().check(z.maxLength(40)),
  to: z.string().check(z.maxLength(40)),
  /** When the first bit leaves: a number, in ms unless it carries a unit. */
  leaves: z.string().check(z.maxLength(30)),
  /** When the last bit arrives. */
  arrives: z.string().check(z.maxLength(30)),
})
export type TimelineRow = z.infer<typeof TimelineRowSchema>

export const TimelineResponseSchema = z.strictObject({
  kind: z.literal('timeline'),
  messages: z.array(TimelineRowSchema).check(z.maxLength(rowsMax)),
})
export type TimelineResponse = z.infer<typeof TimelineResponseSchema>
