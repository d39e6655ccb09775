import type { DnsTraceResponse, SaidHop } from '#graders/parts/dns-trace/dns-trace-response.ts'

const empty: SaidHop = { from: '', to: '', question: null, got: null }

/** What can be done to the hops of a look-up. */
export type HopChange =
  | { do: 'add' }
  | { do: 'remove'; hop: number }
  | { do: 'set'; hop: number; to: Partial<SaidHop> }

/** An answer with one look-up changed. A new hop is about what was asked last, by whoever asked then. */
export function changeHops(
  answer: DnsTraceResponse | undefined,
  lookups: number,
  lookup: number,
  change: HopChange,
): DnsTraceResponse {
  const walks = Array.from({ length: lookups }, (_, index) => answer?.walks[index] ?? [])
  const hops = walks[lookup] ?? []
  return { kind: 'dns-trace', walks: walks.with(lookup, changed(hops, change)) }
}

function changed(hops: readonly SaidHop[], change: HopChange): SaidHop[] {
  switch (change.do) {
    case 'add':
      return [...hops, { ...empty, question: hops.at(-1)?.question ?? null }]
    case 'remove':
      return hops.filter((_, index) => index !== change.hop)
    case 'set':
      return hops.map((hop, index) => (index === change.hop ? { ...hop, ...change.to } : hop))
  }
}
