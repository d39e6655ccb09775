import type { DnsTracePart } from '#graders/parts/dns-trace/dns-trace-part.ts'
import { HopAnswerSchema, hopAnswerWords } from '#graders/parts/dns-trace/dns-trace-response.ts'
import type { PresentedDnsTrace } from '#graders/parts/dns-trace/presented-dns-trace.ts'
import { questionText, traced } from '#graders/parts/dns-trace/traced.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { formatData } from '#protocols/dns/record/record.ts'

export function presentDnsTrace(part: DnsTracePart, scope: PartScope): PresentedDnsTrace {
  const { zones, lookups, parties, questions } = traced(part, scope)
  const { id, kind, ask, points, recursion } = part
  return {
    id,
    kind,
    ask: scope.fill(ask),
    points,
    recursion,
    zones: zones.map(({ origin, servers, ttlS, negativeS, records }) => ({
      origin,
      servers,
      ttlS,
      negativeS,
      records: records.map(({ name, ttl, data }) => `${name} ${ttl} ${data.type} ${formatData(data)}`),
    })),
    lookups: lookups.map((lookup, index) => {
      const by = part.lookups[index]?.by
      return {
        atS: lookup.atS,
        asks: questionText(lookup),
        ...(by === undefined ? {} : { by: scope.fill(by) }),
      }
    }),
    parties,
    questions,
    answers: HopAnswerSchema.options.map((answer) => ({ id: answer, name: hopAnswerWords[answer] })),
  }
}
