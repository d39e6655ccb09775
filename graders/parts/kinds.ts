// All kinds of part: a new one is a folder beside this file and a line here (and its widget in components/parts).
// Schemas of parts, answers, feedback and mismatches, their English, the editor's templates and what it completes
// follow from this list.
export { cacheTraceKind } from '#graders/parts/cache-trace/cache-trace-kind.ts'
export { choiceKind } from '#graders/parts/choice/choice-kind.ts'
export { dnsZoneKind } from '#graders/parts/dns-zone/dns-zone-kind.ts'
export { firewallKind } from '#graders/parts/firewall-policy/firewall-kind.ts'
export { httpMessageKind } from '#graders/parts/http-message/http-message-kind.ts'
export { httpReadingKind } from '#graders/parts/http-reading/http-reading-kind.ts'
export { labKind } from '#graders/parts/lab/lab-kind.ts'
export { matchingKind } from '#graders/parts/matching/matching-kind.ts'
export { multipleChoiceKind } from '#graders/parts/multiple-choice/multiple-choice-kind.ts'
export { numberKind } from '#graders/parts/number/number-kind.ts'
export { orderingKind } from '#graders/parts/ordering/ordering-kind.ts'
export { packetVerdictsKind } from '#graders/parts/packet-verdicts/verdicts-kind.ts'
export { shortTextKind } from '#graders/parts/short-text/short-text-kind.ts'
export { tableKind } from '#graders/parts/table/table-kind.ts'
export { timelineKind } from '#graders/parts/timeline/timeline-kind.ts'
