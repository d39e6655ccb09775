import { HeadLines } from '#components/figures/http/head-lines.tsx'
import type { PresentedCacheTrace } from '#graders/parts/cache-trace/presented-cache-trace.ts'
import { traceDate } from '#protocols/http-cache/cache-trace.ts'

/** What stands before the cache: what kind of cache it is, and what the origin answers, by time. */
export function CacheOrigin({ shared, heuristic, origin }: PresentedCacheTrace) {
  return (
    <>
      <p>
        The cache is <strong>{shared ? 'a shared one' : 'a private one'}</strong> and empty at 0 s.{' '}
        {heuristic === null
          ? 'It does not guess: a response that names no lifetime is stale at once.'
          : `Where a response names no lifetime, it takes ${heuristic * 100} % of the time since Last-Modified.`}{' '}
        At 0 s the clocks of all say {traceDate(0)}, and nothing takes any time on the way.
      </p>
      <p className="mt-3 text-15 font-semibold">What the origin answers to a GET</p>
      <div className="mt-1 divide-y divide-line rounded border border-border bg-surface">
        {origin.flatMap(({ path, versions }) =>
          versions.map(({ fromS, lines }) => (
            <div key={`${path} ${fromS}`} className="gap-x-4 px-3 py-2 sm:grid sm:grid-cols-[2fr_3fr]">
              <p className="text-15 break-words">
                <span className="font-mono">{path}</span>, from {fromS} s on
              </p>
              <HeadLines lines={lines} />
            </div>
          )),
        )}
      </div>
    </>
  )
}
