import type { PresentedDnsTrace } from '#graders/parts/dns-trace/presented-dns-trace.ts'

/** The zones that there are: who serves each, and what it holds. */
export function ZoneList({ zones, recursion }: Pick<PresentedDnsTrace, 'zones' | 'recursion'>) {
  return (
    <>
      <p className="text-15 font-semibold">The zones, and who serves them</p>
      <div className="mt-1 divide-y divide-line rounded border border-border bg-surface">
        {zones.map(({ origin, servers, ttlS, negativeS, records }) => (
          <div key={origin} className="gap-x-4 px-3 py-2 sm:grid sm:grid-cols-[2fr_3fr]">
            <div className="min-w-0 text-15 break-words">
              <p>
                <span className="font-mono font-semibold">{origin}</span> {origin === '.' && '(the root) '}
                served by <span className="font-mono">{servers.join(', ')}</span>
              </p>
              {origin !== '.' && (
                <p className="text-13 text-muted">
                  Its delegation lives {ttlS} s; that there is nothing, {negativeS} s.
                </p>
              )}
            </div>
            <div className="font-mono text-13 break-words">
              {records.length === 0 ? (
                <span className="font-sans text-muted">Delegations alone.</span>
              ) : (
                records.map((record) => <div key={record}>{record}</div>)
              )}
            </div>
          </div>
        ))}
      </div>
      <p className="mt-1 text-13 text-muted">
        A referral carries the addresses of servers that lie in the zone that it leads to. An answer carries
        what was asked for and nothing besides; after an alias also what it leads to, where the same server
        has it. The number before a record’s type is how long it lives, in seconds.{' '}
        {recursion === 'resolver'
          ? 'The resolver does the whole work for its clients; all others answer with what they know.'
          : 'Everybody who is asked does the whole work, and passes the answer back.'}
      </p>
    </>
  )
}
