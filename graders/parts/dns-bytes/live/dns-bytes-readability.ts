import type { DnsBytesResponse } from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import type { PresentedDnsBytes } from '#graders/parts/dns-bytes/presented-dns-bytes.ts'
import type { Readability } from '#graders/parts/readability.ts'
import { readFieldText } from '#protocols/dns/message/field-text.ts'
import { readHexText } from '#protocols/dns/message/hex-text.ts'
import { fieldSort } from '#protocols/dns/message/message-field.ts'

/** Octets that are no message can be read: what a recipient makes of them is the verdict. */
export function dnsBytesReadability(
  { task, hex, fields }: Pick<PresentedDnsBytes, 'task' | 'hex' | 'fields'>,
  response: DnsBytesResponse | null,
): Readability {
  if (response === null) return { is: 'blank' }
  if (task === 'write') {
    const read = readHexText(response.hex)
    if (!read.ok) return { is: 'unreadable', says: read.says }
    const start = readHexText(hex)
    const isStart =
      start.ok &&
      start.octets.length === read.octets.length &&
      start.octets.every((octet, at) => octet === read.octets[at])
    return { is: isStart || read.octets.length === 0 ? 'blank' : 'readable' }
  }
  if (response.fields.every((text) => text.trim() === '')) return { is: 'blank' }
  if (response.fields.length > fields.length) {
    return { is: 'unreadable', says: 'It speaks of more fields than are asked for.' }
  }
  for (const [index, { id, label }] of fields.entries()) {
    const problem = fieldProblem(id, response.fields[index] ?? '')
    if (problem !== null) return { is: 'unreadable', says: `${label}: ${problem}` }
  }
  return { is: 'readable' }
}

/** Why what is written for a field cannot be read; null where it can, or is empty. */
export function fieldProblem(id: string, text: string): string | null {
  if (text.trim() === '') return null
  const read = readFieldText(fieldSort(id), text)
  return read.ok ? null : read.says
}
