// A part that asks what stands in a message, as its author writes it.
import * as z from 'zod'
import { questionsMax, readingCharactersMax } from '#graders/parts/http-reading/http-reading-response.ts'
import {
  MisconceptionIdSchema,
  MisconceptionSaysSchema,
  PartIdSchema,
  partHead,
} from '#graders/parts/part-head.ts'

const name = z.string().min(1).max(60)

export const ReadsSchema = z.union([
  z.enum([
    'method',
    'target',
    'path',
    'host',
    'status',
    'head-octets',
    'content-octets',
    'body-begins',
    'message-octets',
    'fields',
    'chunks',
    'framing',
    'connection',
  ]),
  z.strictObject({ field: name.describe('Value of the field of this name.') }),
  z.strictObject({ query: name.describe('Decoded value of this name in the query.') }),
  z.strictObject({ form: name.describe('Decoded value of this name in the form of the content.') }),
  z.strictObject({ cookie: name.describe('Value of the cookie of this name.') }),
  z.strictObject({ chunk: z.int().min(1).max(20).describe('Octets of the chunk of this number.') }),
])
export type Reads = z.infer<typeof ReadsSchema>

const ValueSchema = z.union([z.string().min(1).max(readingCharactersMax), z.number()]).transform(String)

export const HttpReadingPartSchema = z.strictObject({
  ...partHead('http-reading'),
  message: z.enum(['request', 'response']).describe('What stands there.'),
  answersTo: z
    .string()
    .max(20)
    .default('GET')
    .describe('For a response: the method of the request that it answers.'),
  text: z
    .string()
    .min(1)
    .max(4_000)
    .describe(
      'The message. Lines end in CR LF and (octets) is counted; (filler 40) becomes a text of 40 octets, and (chunks 30 12) a body in chunks of these sizes. May hold {{formula}} templates.',
    ),
  questions: z
    .array(
      z.strictObject({
        id: PartIdSchema.describe('What tests call it.'),
        ask: z.string().min(1).max(300).describe('What the student reads.'),
        reads: ReadsSchema.describe('What our parser reads there: that is right.'),
        because: z.string().min(1).max(1_000).optional().describe('Why, shown with the solution.'),
        misconceptions: z
          .array(
            z.strictObject({
              id: MisconceptionIdSchema,
              value: ValueSchema.describe('What who thinks so reads. May hold {{formula}} templates.'),
              says: MisconceptionSaysSchema,
            }),
          )
          .max(10)
          .default([])
          .describe('Wrong answers, each with what follows from it.'),
      }),
    )
    .min(1)
    .max(questionsMax)
    .describe('What is asked about the message.'),
})
export type HttpReadingPart = z.infer<typeof HttpReadingPartSchema>
