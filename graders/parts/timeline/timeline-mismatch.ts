import * as z from 'zod'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

/** How the first wrong event of a space-time diagram is wrong. */
export const WrongEventSchema = z.enum([
  'arrives-before-sent',
  'wrong-direction',
  'not-needed',
  'cause-missing',
  'leaves-before-cause',
  'no-transmission-time',
  'too-short',
  'too-long',
  'too-early',
  'too-late',
  'missing-before',
  'ends-early',
])
export type WrongEvent = z.infer<typeof WrongEventSchema>

export const timelineMismatches = [
  /** The first event of a space-time diagram that cannot be, or is not how it is. */
  z.strictObject({
    code: z.literal('wrong-event'),
    problem: WrongEventSchema,
    /** Label of the message; empty when there is none: the diagram ends too early. */
    message: text,
    /** Label of another message that the problem speaks of; empty when it speaks of none. */
    other: text,
    /** The message as it was drawn. */
    actual: text,
    /** Messages that are right up to there. */
    rightSoFar: z.int().min(0),
  }),
] as const
export type TimelineMismatch = z.infer<(typeof timelineMismatches)[number]>
