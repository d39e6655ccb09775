// A part in which a DNS message is read or written, octet by octet, as its author writes it.
import * as z from 'zod'
import { FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { askedFieldsMax, fieldCharactersMax } from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { encodingBeliefs } from '#protocols/dns/message/encode-as.ts'
import { rcodes } from '#protocols/dns/message/message.ts'
import { isFieldId } from '#protocols/dns/message/message-field.ts'

const FlagSchema = z
  .union([z.boolean(), FormulaTextSchema])
  .transform((value) => (typeof value === 'boolean' ? String(Number(value)) : value))
  .default('0')

const RecordsSchema = z
  .string()
  .max(1_000)
  .default('')
  .describe('Records as in zone text, with absolute names: www.shop.example. 300 A 192.0.2.1')

const MessageSchema = z.strictObject({
  id: FormulaTextSchema.describe('Its ID, a formula from 0 to 65535.'),
  response: FlagSchema.describe('QR: whether it is a response. true, false, or a formula that is 0 or 1.'),
  authoritative: FlagSchema.describe('AA: whether whoever answers is responsible for the name.'),
  truncated: FlagSchema.describe('TC: whether the answer did not fit.'),
  recursionDesired: FlagSchema.describe('RD: whether the whole work is asked for.'),
  recursionAvailable: FlagSchema.describe('RA: whether it would be done.'),
  rcode: z
    .enum(['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'])
    .default('NOERROR')
    .describe(`Response code: ${Object.keys(rcodes).slice(0, 6).join(', ')}.`),
  question: z.string().min(1).max(300).describe('A name and a type: www.shop.example. AAAA'),
  answer: RecordsSchema,
  authority: RecordsSchema,
  additional: RecordsSchema,
})

const FieldIdSchema = z
  .string()
  .max(60)
  .refine(isFieldId, 'a field such as id, rd, question.1.name, answer.2.ttl or additional.1.data')

export const DnsBytesPartSchema = z.strictObject({
  ...partHead('dns-bytes'),
  task: z.enum(['read', 'write']).describe('read: octets are given. write: octets are the answer.'),
  message: MessageSchema.describe('What is read or written.'),
  compressed: z.boolean().default(true).describe('read: whether names in it are packed.'),
  fields: z
    .array(FieldIdSchema)
    .max(askedFieldsMax)
    .default([])
    .describe('read: the fields that are asked for, in this order.'),
  start: z
    .enum(['nothing', 'question'])
    .default('nothing')
    .describe('write: what stands there at first; question: the query that is to be answered.'),
  longest: FormulaTextSchema.optional().describe('write: how many octets it may have, a formula.'),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        field: FieldIdSchema.optional().describe('read: of which field something is thought.'),
        value: z
          .string()
          .min(1)
          .max(fieldCharactersMax)
          .optional()
          .describe('read: what is thought of it. May hold {{formula}} templates.'),
        belief: z.enum(encodingBeliefs).optional().describe('write: how somebody would write it.'),
        says: MisconceptionSaysSchema,
      }),
    )
    .max(20)
    .default([])
    .describe('Wrong ideas. read: field and value. write: belief.'),
})
export type DnsBytesPart = z.infer<typeof DnsBytesPartSchema>
