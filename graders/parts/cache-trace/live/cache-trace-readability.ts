import type { CacheTraceResponse } from '#graders/parts/cache-trace/cache-trace-response.ts'
import type { PresentedCacheTrace } from '#graders/parts/cache-trace/presented-cache-trace.ts'
import type { Readability } from '#graders/parts/readability.ts'
import { readNumber } from '#protocols/quantity/read-number.ts'

/** A request of which nothing is said may stay so: it is then not right. */
export function cacheTraceReadability(
  { requests }: Pick<PresentedCacheTrace, 'requests'>,
  response: CacheTraceResponse | null,
): Readability {
  const rows = response?.rows ?? []
  if (rows.every(({ outcome, age }) => outcome === null && age.trim() === '')) return { is: 'blank' }
  if (rows.length > requests.length)
    return { is: 'unreadable', says: 'It speaks of more requests than there are.' }
  for (const [index, { outcome, age }] of rows.entries()) {
    if (outcome !== 'cache') continue
    const problem = ageProblem(age)
    if (problem !== null) return { is: 'unreadable', says: `Request ${index + 1}, Age: ${problem}` }
  }
  return { is: 'readable' }
}

/** Why an age cannot be read; null where it can, or is empty. */
export function ageProblem(text: string): string | null {
  if (text.trim() === '') return null
  const read = readNumber(text)
  return read.ok ? null : read.says
}
