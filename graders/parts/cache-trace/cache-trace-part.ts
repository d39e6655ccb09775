// A part that asks what a cache does with each of several requests, as its author writes it.
import * as z from 'zod'
import { FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { tracedRequestsMax } from '#graders/parts/cache-trace/cache-trace-response.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { cacheBeliefs } from '#protocols/http-cache/cache-belief.ts'

const FieldsSchema = z
  .record(
    z
      .string()
      .max(60)
      .regex(/^[A-Za-z][A-Za-z-]*$/, 'the name of a field'),
    z.string().max(300),
  )
  .default({})
  .describe('Fields by name. Values may hold {{formula}} templates.')

const PathSchema = z
  .string()
  .max(100)
  .regex(/^\/[!-~]*$/, 'a path, such as /logo.png')

const VersionSchema = z.strictObject({
  from: FormulaTextSchema.default('0 s').describe('When the origin begins to answer so.'),
  status: z.int().min(200).max(599).default(200).describe('Status code of the answer.'),
  fields: FieldsSchema,
  expires: FormulaTextSchema.optional().describe('The time that the field Expires names.'),
  lastModified: FormulaTextSchema.optional().describe('The time that the field Last-Modified names.'),
})

const ResourceSchema = z.strictObject({
  path: PathSchema.describe('Where it is.'),
  versions: z.array(VersionSchema).min(1).max(6).describe('What the origin answers, by time.'),
})

export const CacheTracePartSchema = z.strictObject({
  ...partHead('cache-trace'),
  cache: z.enum(['shared', 'private']).describe('Between several users and the origin, or one user’s own.'),
  heuristic: z
    .number()
    .positive()
    .max(1)
    .optional()
    .describe('Share of the time since the last change for which the cache guesses a response to be fresh.'),
  origin: z.array(ResourceSchema).min(1).max(5).describe('What there is to ask for.'),
  requests: z
    .array(
      z.strictObject({
        at: FormulaTextSchema.describe('When it comes to the cache.'),
        method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).default('GET').describe('Its method.'),
        path: PathSchema.optional().describe('What it asks for; left out, the first resource.'),
        by: z.string().min(1).max(60).optional().describe('Whose it is, said beside it.'),
        fields: FieldsSchema,
      }),
    )
    .min(1)
    .max(tracedRequestsMax)
    .describe('What comes to the cache, by time. It is empty before.'),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        belief: z.enum(cacheBeliefs).describe('How a cache would have to work for who thinks so.'),
        says: MisconceptionSaysSchema,
      }),
    )
    .max(cacheBeliefs.length)
    .default([])
    .describe('Wrong ideas of a cache; each is played out, and recognised by what comes of it.'),
})
export type CacheTracePart = z.infer<typeof CacheTracePartSchema>
