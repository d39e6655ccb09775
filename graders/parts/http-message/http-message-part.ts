// A part that asks for an HTTP message, as its author writes it.
import * as z from 'zod'
import { ConditionSchema, conditionShape } from '#graders/parts/http-message/condition.ts'
import { messageCharactersMax } from '#graders/parts/http-message/http-message-response.ts'
import {
  MisconceptionIdSchema,
  MisconceptionSaysSchema,
  partHead,
  ReferenceSchema,
  RequirementIdSchema,
} from '#graders/parts/part-head.ts'

const says = z.string().min(1).max(1_000)

export const RequirementSchema = z.strictObject({
  id: RequirementIdSchema,
  says: says.describe(
    'What is asked for, in words that the student may read. May hold {{formula}} templates.',
  ),
  because: says.optional().describe('Why it matters: said when it is not met.'),
  reference: ReferenceSchema.optional(),
  points: z.number().positive().max(100).default(1).describe('Weight among the requirements.'),
  ...conditionShape,
})

const messageText = z
  .string()
  .min(1)
  .max(messageCharactersMax / 2)
  .describe('A message. Lines end in CR LF and (octets) is counted, unless it holds a \\r: then it is exact.')

export const MisconceptionSchema = z.strictObject({
  id: MisconceptionIdSchema,
  when: z.array(ConditionSchema).min(1).max(10).describe('Recognised when all of these hold.'),
  example: messageText,
  says: MisconceptionSaysSchema,
})

export const HttpMessagePartSchema = z.strictObject({
  ...partHead('http-message'),
  message: z.enum(['request', 'response']).describe('What is asked for.'),
  answersTo: z
    .string()
    .max(20)
    .default('GET')
    .describe('For a response: the method of the request that it answers.'),
  starter: messageText.optional().describe('What stands in the editor at first.'),
  requires: z
    .array(RequirementSchema)
    .min(1)
    .max(20)
    .describe('What the message must say, each with one condition.'),
  misconceptions: z
    .array(MisconceptionSchema)
    .max(20)
    .default([])
    .describe('Wrong ideas that are recognised, the first of which everything holds.'),
  solution: messageText,
})
export type HttpMessagePart = z.infer<typeof HttpMessagePartSchema>
