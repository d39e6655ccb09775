import type { CacheTraceResponse } from '#graders/parts/cache-trace/cache-trace-response.ts'
import type { PresentedCacheTrace } from '#graders/parts/cache-trace/presented-cache-trace.ts'

/** An answer with one request's row changed; rows that nobody touched are empty. */
export function changeTraceRow(
  { kind, requests }: Pick<PresentedCacheTrace, 'kind' | 'requests'>,
  answer: CacheTraceResponse | undefined,
  index: number,
  to: Partial<CacheTraceResponse['rows'][number]>,
): CacheTraceResponse {
  const rows = requests.map((_, at) => {
    const row = answer?.rows[at] ?? { outcome: null, age: '' }
    return at === index ? { ...row, ...to } : row
  })
  return { kind, rows }
}
