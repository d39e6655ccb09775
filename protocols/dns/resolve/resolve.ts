// A recursive resolver with an empty cache, asking from the root down (RFC 1034 section 5.3.3). Every question it
// sends is a hop, with the answer that came back; the last hop is where it ended or got stuck.

import { isWithin, labelsOf, nameKey, sameName } from '#protocols/dns/record/name.ts'
import type { DnsRecord, QuestionType } from '#protocols/dns/record/record.ts'
import { type Answer, answerQuestion, failed, refused } from '#protocols/dns/resolve/answer.ts'
import { type Internet, type NameServer, type ServedZone, zoneFor } from '#protocols/dns/resolve/internet.ts'

export interface Hop {
  /** Null when nobody has the address. */
  server: NameServer | null
  address: string
  question: { name: string; type: QuestionType }
  /** Null: silence. */
  answer: Answer | null
  /** The zone that answered. */
  zone: ServedZone | null
  /** 0 for the question itself, 1 for the look-up of a name server's address on the way, and so on. */
  depth: number
}

export type ResolutionOutcome =
  | { kind: 'answer'; records: readonly DnsRecord[] }
  | { kind: 'no-data' }
  | { kind: 'no-name' }
  | { kind: 'stuck'; why: StuckReason; name: string }

/** `no-server-address`: servers are named, and none of their addresses can be found. */
export type StuckReason =
  | 'silence'
  | 'refused'
  | 'not-loaded'
  | 'missing-glue'
  | 'no-server-address'
  | 'alias-loop'
  | 'lame'
  | 'too-long'

export interface Resolution {
  hops: readonly Hop[]
  /** CNAME records that were followed, in order. */
  aliases: readonly DnsRecord[]
  outcome: ResolutionOutcome
}

const hopsMax = 40
const depthMax = 4

interface Task {
  internet: Internet
  hops: Hop[]
  /** What referrals taught: zone to addresses of its servers. */
  known: Map<string, readonly string[]>
}

export function resolve(internet: Internet, name: string, type: QuestionType): Resolution {
  const task: Task = { internet, hops: [], known: new Map() }
  return { hops: task.hops, ...lookUp(task, name, type, 0) }
}

function lookUp(task: Task, question: string, type: QuestionType, depth: number): Omit<Resolution, 'hops'> {
  const aliases: DnsRecord[] = []
  const visited = new Set([nameKey(question)])
  let name = question
  let zone = nearestKnown(task, name)
  const stuck = (why: StuckReason, about: string) => ({
    aliases,
    outcome: { kind: 'stuck', why, name: about } as const,
  })
  if (depth > depthMax) return stuck('too-long', question)

  for (;;) {
    const addresses = task.known.get(zone) ?? task.internet.roots.map(({ address }) => address)
    const hop = ask(task, addresses, { name, type }, depth)
    if (!hop) return stuck('too-long', name)
    if (!hop.answer) return stuck('silence', zone)
    if (hop.answer.kind === 'failed') return stuck('not-loaded', hop.zone?.origin ?? zone)
    if (hop.answer.kind === 'refused') return stuck('refused', zone)

    for (const record of hop.answer.answer) {
      if (record.data.type !== 'CNAME' || type === 'CNAME' || type === 'ANY') continue
      aliases.push(record)
      name = record.data.target
      if (visited.has(nameKey(name))) return stuck('alias-loop', name)
      visited.add(nameKey(name))
    }
    switch (hop.answer.kind) {
      case 'answer': {
        const records = hop.answer.answer.filter(({ data }) => type === 'ANY' || data.type === type)
        return { aliases, outcome: { kind: 'answer', records } }
      }
      case 'no-data':
      case 'no-name':
        return { aliases, outcome: { kind: hop.answer.kind } }
      case 'alias':
        zone = nearestKnown(task, name)
        continue
      case 'referral': {
        const cut = hop.answer.authority[0]?.name ?? '.'
        if (labelsOf(cut).length <= labelsOf(zone).length || !isWithin(name, cut)) return stuck('lame', cut)
        const reached = learn(task, cut, hop.answer, depth)
        if (reached !== null) return stuck(reached.why, reached.name)
        zone = nameKey(cut)
      }
    }
  }
}

/** Asks one server after another until one answers; null when too many questions were sent. */
function ask(task: Task, addresses: readonly string[], question: Hop['question'], depth: number): Hop | null {
  let last: Hop | null = null
  for (const address of addresses) {
    if (task.hops.length >= hopsMax) return null
    const server = task.internet.servers.get(address) ?? null
    const zone = server ? zoneFor(server, question.name) : null
    const answer = server
      ? zone
        ? zone.zone
          ? answerQuestion(zone.zone, question.name, question.type)
          : failed
        : refused
      : null
    last = { server, address, question, answer, zone, depth }
    task.hops.push(last)
    if (answer && answer.kind !== 'failed' && answer.kind !== 'refused') return last
  }
  return last
}

/** Finds the addresses of the servers that a referral names. Null when there is at least one. */
function learn(
  task: Task,
  cut: string,
  answer: Answer,
  depth: number,
): { why: StuckReason; name: string } | null {
  const hosts = answer.authority.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : []))
  const glue = hosts.flatMap((host) =>
    answer.additional.filter(({ name }) => sameName(name, host)).flatMap(addressOf),
  )
  if (glue.length > 0) {
    task.known.set(nameKey(cut), glue)
    return null
  }
  // The address of a server within the zone that it serves is known to that server alone.
  const outside = hosts.filter((host) => !isWithin(host, cut))
  for (const host of outside) {
    const { outcome } = lookUp(task, host, 'A', depth + 1)
    if (outcome.kind !== 'answer') continue
    task.known.set(nameKey(cut), outcome.records.flatMap(addressOf))
    return null
  }
  return {
    why: outside.length > 0 ? 'no-server-address' : 'missing-glue',
    name: outside[0] ?? hosts[0] ?? cut,
  }
}

const addressOf = ({ data }: DnsRecord): string[] =>
  data.type === 'A' || data.type === 'AAAA' ? [data.address] : []

function nearestKnown({ known }: Task, name: string): string {
  let best = '.'
  for (const zone of known.keys()) {
    if (isWithin(name, zone) && labelsOf(zone).length > labelsOf(best).length) best = zone
  }
  return best
}
