// What a space-time diagram draws: who stands where, what crossed between them and when. All times are
// milliseconds since the user's click.
import * as z from 'zod'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/)
const ms = z.number().min(0)

export const LifelineSchema = z.strictObject({
  id,
  label: z.string(),
  /** The side decides colour and line style in every diagram: clients solid, servers dashed. */
  side: z.enum(['client', 'server']),
})

export const MessageKindSchema = z.enum(['dns-query', 'dns-response', 'handshake', 'request', 'response'])
export type MessageKind = z.infer<typeof MessageKindSchema>

/**
 * One message: its first bit leaves at `sendStartMs` and arrives at `arriveStartMs`, its last bit leaves at
 * `sendEndMs` and arrives at `arriveEndMs`. The band between is as thick as the transmission takes, and as
 * steep as the propagation.
 */
export const MessageSchema = z.strictObject({
  id,
  label: z.string(),
  from: id,
  to: id,
  sendStartMs: ms,
  sendEndMs: ms,
  arriveStartMs: ms,
  arriveEndMs: ms,
  kind: MessageKindSchema,
  /** TCP connection, numbered from 0 in the order of opening; null for DNS over UDP. */
  connection: z.int().min(0).nullable(),
})
export type Message = z.infer<typeof MessageSchema>

/** A stretch of time worth a bracket beside the diagram: a look-up, or one file from opening to last bit. */
export const SpanSchema = z.strictObject({ id, label: z.string(), startMs: ms, endMs: ms })
export type Span = z.infer<typeof SpanSchema>

/** A moment worth a label on one lifeline. */
export const MarkSchema = z.strictObject({ id, label: z.string(), lifeline: id, atMs: ms })

export const TimelineSchema = z.strictObject({
  lifelines: z.array(LifelineSchema).min(2).max(3),
  messages: z.array(MessageSchema).max(1_000),
  spans: z.array(SpanSchema).max(500),
  marks: z.array(MarkSchema).max(100),
  endMs: ms,
})
export type Timeline = z.infer<typeof TimelineSchema>
