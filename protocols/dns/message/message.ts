// DNS messages (RFC 1035 section 4.1) as data.
import type { RecordData } from '#protocols/dns/record/record.ts'

export interface DnsQuestion {
  name: string
  /** QTYPE and QCLASS as numbers: a message may ask for what has no name here. */
  type: number
  class: number
}

export interface WireRecord {
  name: string
  type: number
  class: number
  ttl: number
  /** Null for a type, or a class, that is not known here. */
  data: RecordData | null
  /** RDATA as it stood in the message; compressed names in it mean nothing elsewhere. */
  octets: Uint8Array
}

export interface DnsMessage {
  id: number
  response: boolean
  opcode: number
  authoritative: boolean
  truncated: boolean
  recursionDesired: boolean
  recursionAvailable: boolean
  rcode: number
  questions: readonly DnsQuestion[]
  answer: readonly WireRecord[]
  authority: readonly WireRecord[]
  additional: readonly WireRecord[]
}

export const classIn = 1
export const typeAny = 255
/** Octets that a message over UDP has at most, without EDNS (RFC 1035 section 4.2.1). */
export const udpMax = 512
export const rcodes = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
  YXDOMAIN: 6,
} as const
