import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const cacheTraceMismatches = [
  z.strictObject({
    code: z.literal('wrong-cache-step'),
    /** From 1. */
    request: z.int().min(1),
    /** What follows from what was said of it. */
    following: text,
    actual: text,
  }),
] as const
export type CacheTraceMismatch = z.infer<(typeof cacheTraceMismatches)[number]>

export const explainCacheTrace = ({ request, following, actual }: CacheTraceMismatch): Told => ({
  headline: `At request ${request} the cache does something else.`,
  received: actual,
  why: following,
})
