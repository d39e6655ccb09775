// What one name server of ours says to one query, and what is said in its stead: from a decoded query to the octets that
// are sent, in their order.
import type { Forgery, Mischief } from '#graders/labs/peers/dns/mischief.ts'
import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import { type DnsMessage, rcodes, udpMax } from '#protocols/dns/message/message.ts'
import { isWithin, labelsOf, sameName } from '#protocols/dns/record/name.ts'
import { replyFrom } from '#protocols/dns/resolve/serve-zone.ts'
import type { Zone } from '#protocols/dns/zone/zone.ts'

export interface DnsServerSpec {
  /** What the transcript calls it: "root", "a.nic.test". */
  name: string
  /** It waits at each of them, port 53. */
  addresses: readonly string[]
  /** It waits at these as well, where the program's own text names them; `written` are all that it names. */
  alsoAt?: readonly string[] | 'written'
  /** For tests without the right to port 53; 0 is one that the system chooses. */
  port?: number
  /** What it answers for; anything else it refuses. */
  zones: readonly Zone[]
  /** It asks others for whoever asks it, so that its zone is the whole DNS. */
  recursive?: boolean
  mischief?: readonly Mischief[]
}

/** What is sent after a query, in this order. */
export interface Reply {
  forged: readonly { bytes: Buffer; fromElsewhere: boolean }[]
  /** Null: it says nothing. */
  own: Buffer | null
  mischief: Mischief
}

export function mischiefFor({ mischief = [] }: DnsServerSpec, query: DnsMessage): Mischief {
  const name = query.questions[0]?.name ?? '.'
  return mischief.find(({ about }) => about?.some((one) => sameName(one, name)) ?? true) ?? {}
}

export function replyTo(server: DnsServerSpec, query: DnsMessage, overTcp: boolean): Reply {
  const mischief = mischiefFor(server, query)
  const truth = replyFrom((name) => zoneFor(server.zones, name), query)
  const reply = twist(server.recursive === true ? asResolver(truth) : truth, mischief)
  const truncated = !overTcp && mischief.truncates === true
  const own = encodeMessage(
    truncated ? { ...reply, truncated, answer: [], authority: [], additional: [] } : reply,
    overTcp ? undefined : udpMax,
    mischief.wholeNames !== true,
  )
  const forged = overTcp ? [] : (mischief.forges ?? [])
  return {
    forged: forged.map((forgery) => ({
      bytes: forge(forgery, reply),
      fromElsewhere: forgery.by === 'other-address',
    })),
    own: mischief.silent === true ? null : Buffer.from(own),
    mischief,
  }
}

/** The deepest zone that holds the name (RFC 1034 section 4.3.2, step 2). */
function zoneFor(zones: readonly Zone[], name: string): Zone | null {
  const holding = zones.filter(({ origin }) => isWithin(name, origin))
  return holding.toSorted((a, b) => labelsOf(b.origin).length - labelsOf(a.origin).length)[0] ?? null
}

/** RA is set and AA is not; of the authorities only the SOA of a negative answer is passed on (RFC 2308 section 3). */
const asResolver = (reply: DnsMessage): DnsMessage => ({
  ...reply,
  authoritative: false,
  recursionAvailable: true,
  authority: reply.authority.filter(({ data }) => data?.type === 'SOA'),
  additional: [],
})

function twist(reply: DnsMessage, { rcode, adds = {}, refersTo }: Mischief): DnsMessage {
  if (rcode !== undefined)
    return { ...reply, rcode: rcodes[rcode], authoritative: false, answer: [], authority: [], additional: [] }
  if (refersTo !== undefined)
    return {
      ...reply,
      rcode: rcodes.NOERROR,
      authoritative: false,
      answer: [],
      authority: refersTo.filter(({ data }) => data.type === 'NS').map(wireRecord),
      additional: refersTo.filter(({ data }) => data.type !== 'NS').map(wireRecord),
    }
  const { answer = [], authority = [], additional = [] } = adds
  return {
    ...reply,
    answer: [...answer.map(wireRecord), ...reply.answer],
    authority: [...reply.authority, ...authority.map(wireRecord)],
    additional: [...reply.additional, ...additional.map(wireRecord)],
  }
}

/** A reply with a lie in it, as `by` has it. */
function forge({ by, address }: Forgery, reply: DnsMessage): Buffer {
  const [question] = reply.questions
  const asked = question?.name ?? '.'
  const name = by === 'other-question' ? `other.${asked === '.' ? '' : asked}` : asked
  const lie: DnsMessage = {
    ...reply,
    id: by === 'wrong-id' ? (reply.id + 1) % 0x1_0000 : reply.id,
    rcode: rcodes.NOERROR,
    questions: question === undefined ? [] : [{ ...question, name }],
    answer: [wireRecord({ name, ttl: 300, data: { type: 'A', address } })],
    authority: [],
    additional: [],
  }
  const bytes = Buffer.from(encodeMessage(lie))
  if (by !== 'pointer-loop') return bytes
  // The owner of the answer, 16 octets from the end, is a pointer to where it stands itself (RFC 1035 section 4.1.4).
  const owner = bytes.length - 16
  bytes.writeUInt16BE(0xc000 | owner, owner)
  return bytes
}
