// A part that asks to put a packet together, as its author writes it. Texts may hold {{formula}} templates.
import * as z from 'zod'
import { bracketsMax } from '#graders/parts/header-stack/stack-response.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { wayQuestions } from '#protocols/ipsec/on-the-way.ts'

const address = z.string().min(1).max(60)
const BlockIdSchema = z
  .string()
  .max(20)
  .regex(/^(?:ip|tcp|udp|data|(?:ip|ah|esp|trailer|icv)-[1-4])$/u, 'ip, tcp, udp, data, or such as esp-1')

const IdeaSchema = z.strictObject({
  id: MisconceptionIdSchema,
  block: BlockIdSchema.optional().describe('A block that is put where it cannot stand.'),
  before: BlockIdSchema.optional().describe('With block: it is put somewhere before this one.'),
  association: z.int().min(1).max(4).optional().describe('Number of the association whose bracket is wrong.'),
  does: z.enum(['encrypts', 'checks']).optional().describe('With association: which bracket.'),
  from: z
    .union([BlockIdSchema, z.literal('none')])
    .optional()
    .describe('With association: where it begins; none: nowhere.'),
  to: BlockIdSchema.optional().describe('With from: where it ends.'),
  question: z.enum(wayQuestions).optional().describe('A question about the way.'),
  answer: z.string().min(1).max(120).optional().describe('With question: the wrong answer.'),
  says: MisconceptionSaysSchema,
})
export type StackIdea = z.infer<typeof IdeaSchema>

export const StackPartSchema = z.strictObject({
  ...partHead('header-stack'),
  packet: z
    .strictObject({
      source: address.describe('Address of the sending host.'),
      destination: address.describe('Address of the receiving host.'),
      transport: z.enum(['tcp', 'udp']).default('tcp').describe('What the IP header is followed by.'),
    })
    .describe('The packet before IPsec.'),
  associations: z
    .array(
      z.strictObject({
        protocol: z.enum(['ah', 'esp']).describe('Which header it adds.'),
        mode: z.enum(['transport', 'tunnel']).describe('tunnel adds an IP header of its own.'),
        from: address.optional().describe('With tunnel: source address of that header.'),
        to: address.optional().describe('With tunnel: its destination address.'),
        encrypts: z.boolean().default(true).describe('false: ESP with NULL encryption.'),
        checks: z.boolean().default(true).describe('false: ESP without its check.'),
      }),
    )
    .min(1)
    .max(bracketsMax / 2)
    .describe('Applied in this order: the first ends up innermost.'),
  besides: z
    .array(BlockIdSchema)
    .max(8)
    .default([])
    .describe('Blocks on offer that do not belong there, such as ah-1 or ip-1.'),
  asks: z
    .array(z.enum(wayQuestions))
    .max(5)
    .default([])
    .describe(
      'Beside order and brackets: what a router reads, and what becomes of it where NAT changes its source address.',
    ),
  misconceptions: z.array(IdeaSchema).max(30).default([]).describe('Wrong ideas, the first that fits.'),
})
export type HeaderStackPart = z.infer<typeof StackPartSchema>
