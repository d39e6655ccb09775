// A part that asks for a TLS handshake, as its author writes it.
import * as z from 'zod'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { type FaultName, faults } from '#protocols/tls/alerts.ts'
import { flowNames } from '#protocols/tls/flow.ts'

const MessageIdSchema = z
  .string()
  .max(40)
  .regex(/^[a-z]+(?:-[a-z]+)*$/u, 'such as client-hello')
const faultNames = Object.keys(faults).filter((name): name is FaultName => name in faults)

const IdeaSchema = z.strictObject({
  id: MisconceptionIdSchema,
  message: MessageIdSchema.optional().describe('A message that is put where it cannot stand.'),
  before: MessageIdSchema.optional().describe('With message: it is put somewhere before this one.'),
  question: z
    .string()
    .max(60)
    .optional()
    .describe('A question: client-encrypts, round-trips, record server-certificate, alert-name …'),
  answer: z.string().min(1).max(120).optional().describe('With question: the wrong answer.'),
  says: MisconceptionSaysSchema,
})
export type HandshakeIdea = z.infer<typeof IdeaSchema>

export const handshakeAsks = ['client-encrypts', 'server-encrypts', 'round-trips'] as const

export const HandshakePartSchema = z.strictObject({
  ...partHead('handshake'),
  flow: z.enum(flowNames).describe('Which handshake it is.'),
  besides: z
    .array(
      z
        .string()
        .max(60)
        .regex(/^(?:client|server): [A-Z][A-Za-z]+$/u, 'such as server: ServerHelloDone'),
    )
    .max(10)
    .default([])
    .describe('Messages on offer that do not belong there: server: ServerHelloDone.'),
  asks: z
    .array(z.enum(handshakeAsks))
    .max(3)
    .default([])
    .describe(
      'Beside the order: the first encrypted message of each side, and round trips before the first request.',
    ),
  records: z
    .array(MessageIdSchema)
    .max(4)
    .default([])
    .describe('Messages of which is asked what type the header of their record shows.'),
  fault: z
    .enum(faultNames)
    .optional()
    .describe('Something that goes wrong: who sends an alert, which, and whether it is encrypted.'),
  misconceptions: z.array(IdeaSchema).max(30).default([]).describe('Wrong ideas, the first that fits.'),
})
export type HandshakePart = z.infer<typeof HandshakePartSchema>
