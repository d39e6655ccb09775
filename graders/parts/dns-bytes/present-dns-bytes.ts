import type { DnsBytesPart } from '#graders/parts/dns-bytes/dns-bytes-part.ts'
import { messageOfPart } from '#graders/parts/dns-bytes/message-of-part.ts'
import type { PresentedDnsBytes } from '#graders/parts/dns-bytes/presented-dns-bytes.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { showOctets } from '#protocols/dns/message/hex-text.ts'
import { fieldLabel } from '#protocols/dns/message/message-field.ts'

export function presentDnsBytes(part: DnsBytesPart, scope: PartScope): PresentedDnsBytes {
  const { octets, start, longest } = messageOfPart(part, scope)
  const { id, kind, ask, points, task, fields } = part
  return {
    id,
    kind,
    ask: scope.fill(ask),
    points,
    task,
    hex: showOctets(task === 'read' ? octets : start),
    fields: fields.map((field) => ({ id: field, label: fieldLabel(field) })),
    longest,
  }
}
