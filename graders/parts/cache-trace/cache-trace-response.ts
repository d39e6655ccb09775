// What a student says that a cache does with each request.
import * as z from 'zod/mini'

export const tracedRequestsMax = 20

export const CacheOutcomeSchema = z.enum(['cache', 'validated', 'replaced', 'stored', 'passed'])

/** What can be chosen, in the words of the page. */
export const cacheOutcomeWords = {
  cache: 'From the cache, without asking',
  validated: 'Asks whether the copy is still good: 304',
  replaced: 'Asks whether the copy is still good: a new one (200)',
  stored: 'Fetches all of it, and stores it',
  passed: 'Fetches all of it, and does not store it',
} as const satisfies Record<z.infer<typeof CacheOutcomeSchema>, string>

export const CacheTraceResponseSchema = z.strictObject({
  kind: z.literal('cache-trace'),
  /** By request; `age` in seconds as typed, of what comes from the cache. */
  rows: z
    .array(
      z.strictObject({ outcome: z.nullable(CacheOutcomeSchema), age: z.string().check(z.maxLength(40)) }),
    )
    .check(z.maxLength(tracedRequestsMax)),
})
export type CacheTraceResponse = z.infer<typeof CacheTraceResponseSchema>
