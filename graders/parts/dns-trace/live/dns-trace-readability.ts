import type { DnsTraceResponse, SaidHop } from '#graders/parts/dns-trace/dns-trace-response.ts'
import type { PresentedDnsTrace } from '#graders/parts/dns-trace/presented-dns-trace.ts'
import type { Readability } from '#graders/parts/readability.ts'

/** A look-up of which nothing is said may stay so; a hop that is half chosen may not. */
export function dnsTraceReadability(
  { lookups, parties, questions }: Pick<PresentedDnsTrace, 'lookups' | 'parties' | 'questions'>,
  response: DnsTraceResponse | null,
): Readability {
  const walks = response?.walks ?? []
  if (walks.every((hops) => hops.length === 0)) return { is: 'blank' }
  if (walks.length > lookups.length)
    return { is: 'unreadable', says: 'It speaks of more look-ups than there are.' }
  for (const [index, hops] of walks.entries()) {
    for (const [at, hop] of hops.entries()) {
      const problem = hopProblem(hop, parties, questions.length)
      if (problem !== null)
        return { is: 'unreadable', says: `Look-up ${index + 1}, hop ${at + 1}: ${problem}` }
    }
  }
  return { is: 'readable' }
}

function hopProblem({ from, to, question, got }: SaidHop, parties: readonly string[], questions: number) {
  if (!parties.includes(from)) return 'choose who asks.'
  if (!parties.includes(to)) return 'choose who is asked.'
  if (question === null || question >= questions) return 'choose what for.'
  if (got === null) return 'choose what comes back.'
  return null
}
