import type { DnsZoneResponse } from '#graders/parts/dns-zone/dns-zone-response.ts'
import type { PresentedDnsZone } from '#graders/parts/dns-zone/presented-dns-zone.ts'
import type { Readability } from '#graders/parts/readability.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'

/** Mistakes of writing make a zone unreadable. Faults of what is written are judged: a server would find them too. */
export function dnsZoneReadability(part: PresentedDnsZone, response: DnsZoneResponse | null): Readability {
  if (response === null || response.text.trim() === '') return { is: 'blank' }
  const problem = readZoneText(response.text, part.origin).problems.find(({ level }) => level === 'error')
  if (problem === undefined) return { is: 'readable' }
  return { is: 'unreadable', says: `Line ${problem.line}: ${problem.says} ${problem.remedy}` }
}

/** The zone as it stands before anything is typed; null for an empty one. */
export function begunDnsZone({ starter }: PresentedDnsZone): DnsZoneResponse | null {
  return starter.trim() === '' ? null : { kind: 'dns-zone', text: starter }
}
