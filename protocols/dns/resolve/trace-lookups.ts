// What a resolver with a cache asks, and whom, for one question after the other (RFC 1034 section 5.3.3, RFC 2308).
// Answers carry what was asked for and nothing besides; a referral carries the servers and what glue there is.

import { isWithin, nameKey, parentOf, sameName } from '#protocols/dns/record/name.ts'
import type { DnsRecord, QuestionType } from '#protocols/dns/record/record.ts'
import { type Answer, answerQuestion } from '#protocols/dns/resolve/answer.ts'
import { type Internet, type NameServer, zoneFor } from '#protocols/dns/resolve/internet.ts'

export interface TracedQuestion {
  name: string
  type: QuestionType
}

export interface TracedLookup extends TracedQuestion {
  atS: number
}

export const hopAnswers = ['referral', 'answer', 'alias', 'no-data', 'no-name', 'cache'] as const
export type HopAnswer = (typeof hopAnswers)[number]

export interface TraceHop {
  /** `client`, `resolver`, or the name of a server: whichever of several was asked before. */
  from: readonly string[]
  /** Any of them may be asked: all know the same. */
  to: readonly string[]
  question: TracedQuestion
  got: HopAnswer
  /** The zone of whoever answers; null of the resolver. */
  zone: string | null
  /** Until when the resolver may ask these servers by itself; null for the root, and of the resolver. */
  knownUntilS: number | null
}

/** Who does the whole work: the client’s resolver alone, or everybody who is asked (RFC 1034 section 4.3.1). */
export type Recursion = 'resolver' | 'everybody'

export const traceBeliefs = [
  'keeps-nothing',
  'keeps-for-ever',
  'keeps-answers-alone',
  'begins-at-the-name',
  'client-walks',
  'servers-ask-on',
  'resolver-asks-all',
] as const
export type TraceBelief = (typeof traceBeliefs)[number]

const hopsMax = 30
const depthMax = 3

interface Kept {
  kind: 'records' | 'no-data' | 'no-name'
  records: readonly DnsRecord[]
  untilS: number
}

type Outcome = 'answer' | 'no-data' | 'no-name'

interface Known {
  zone: string
  servers: readonly NameServer[]
  untilS: number
}

/** Hops by look-up. Throws a RangeError where an answer cannot be found, or not within thirty hops. */
export function traceLookups(
  internet: Internet,
  lookups: readonly TracedLookup[],
  recursion: Recursion,
  belief: TraceBelief | null = null,
): TraceHop[][] {
  const answers = new Map<string, Kept>()
  const zones = new Map<string, Known>()
  const hostsOf = new Map<Known, readonly string[]>()
  const roots: Known = {
    zone: '.',
    servers: internet.roots.flatMap(({ address }) => internet.servers.get(address) ?? []),
    untilS: Number.POSITIVE_INFINITY,
  }
  const asksOn =
    (recursion === 'everybody') !== (belief === 'servers-ask-on' || belief === 'resolver-asks-all')
  return lookups.map((lookup) => {
    if (belief === 'keeps-nothing') {
      answers.clear()
      zones.clear()
    }
    const { atS, name, type } = lookup
    const hops: TraceHop[] = []
    const outcome = find({ name, type }, atS, hops, 0)
    const first: TraceHop = {
      from: ['client'],
      to: ['resolver'],
      question: { name, type },
      got: hops.length === 0 ? 'cache' : outcome,
      zone: null,
      knownUntilS: null,
    }
    if (belief === 'client-walks') return [first, ...hops.map((hop) => ({ ...hop, from: ['client'] }))]
    return [first, ...(asksOn ? passedOn(hops, outcome) : hops)]
  })

  /** Each is asked by the one before, and passes the same answer back. */
  function passedOn(hops: readonly TraceHop[], outcome: Outcome): TraceHop[] {
    return hops.map((hop, index) => ({
      ...hop,
      from: hops[index - 1]?.to ?? ['resolver'],
      got: outcome,
    }))
  }

  function find(asked: TracedQuestion, atS: number, hops: TraceHop[], depth: number): Outcome {
    let { name } = asked
    const { type } = asked
    const visited = new Set<string>()
    for (;;) {
      if (visited.has(`${nameKey(name)} ${hops.length}`) || depth > depthMax)
        throw new RangeError('in a circle')
      visited.add(`${nameKey(name)} ${hops.length}`)
      const kept = findKept(name, type, atS)
      if (kept?.kind === 'records') return 'answer'
      if (kept) return kept.kind
      const alias = findKept(name, 'CNAME', atS)?.records[0]
      if (alias?.data.type === 'CNAME' && type !== 'CNAME') {
        name = alias.data.target
        continue
      }
      const question = { name, type }
      const { zone, servers, untilS } = nearest(name, atS, hops, depth)
      const [server] = servers
      const answer = server && serverAnswer(server, question)
      if (!server || !answer || hops.length >= hopsMax) throw new RangeError(`nobody answers for ${name}`)
      const { kind } = answer
      if (kind === 'refused' || kind === 'failed')
        throw new RangeError(`${server.name} does not answer for ${name}`)
      hops.push({
        from: ['resolver'],
        to: servers.map((each) => each.name),
        question,
        got: kind,
        zone,
        knownUntilS: zone === '.' ? null : untilS,
      })
      if (kind === 'referral') learnZone(answer, atS)
      else keep(answer, question, atS)
      if (kind === 'no-data' || kind === 'no-name') return kind
      if (kind === 'answer') return 'answer'
      for (const { data } of answer.answer) if (data.type === 'CNAME') name = data.target
    }
  }

  function lives(untilS: number, atS: number): boolean {
    return belief === 'keeps-for-ever' || atS < untilS
  }

  function findKept(name: string, type: QuestionType, atS: number): Kept | null {
    // That there is no such name holds for all types (RFC 2308 section 5).
    const kept = answers.get(`${nameKey(name)} ${type}`) ?? answers.get(`${nameKey(name)} none`)
    return kept && lives(kept.untilS, atS) ? kept : null
  }

  function nearest(name: string, atS: number, hops: TraceHop[], depth: number): Known {
    if (belief === 'begins-at-the-name' && hops.length === 0) {
      const deepest = deepestZone(name)
      if (deepest) return deepest
    }
    for (let each: string | null = name; each !== null && each !== '.'; each = parentOf(each)) {
      const known = zones.get(nameKey(each))
      if (!known || !lives(known.untilS, atS)) continue
      if (known.servers.length > 0) return known
      const found = withAddresses(known, atS, hops, depth)
      if (found) return found
    }
    return roots
  }

  /** Who thinks that the resolver knows every server from the outset. */
  function deepestZone(name: string): Known | null {
    for (let each: string | null = name; each !== null && each !== '.'; each = parentOf(each)) {
      const servers = [...internet.servers.values()].filter((server) =>
        server.zones.some(({ origin }) => sameName(origin, each ?? '')),
      )
      if (servers.length > 0) return { zone: each, servers, untilS: Number.POSITIVE_INFINITY }
    }
    return null
  }

  /** A referral without glue: the address of a server is asked for first. */
  function withAddresses(known: Known, atS: number, hops: TraceHop[], depth: number): Known | null {
    const host = hostsOf.get(known)?.find((each) => !isWithin(each, known.zone))
    if (host === undefined) return null
    if (find({ name: host, type: 'A' }, atS, hops, depth + 1) !== 'answer') return null
    const records = findKept(host, 'A', atS)?.records ?? []
    const servers = records.flatMap(({ data }) =>
      data.type === 'A' ? (internet.servers.get(data.address) ?? []) : [],
    )
    return servers.length > 0 ? { ...known, servers } : null
  }

  function learnZone({ authority, additional }: Answer, atS: number): void {
    const cut = authority[0]
    if (!cut) return
    const hosts = authority.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : []))
    const servers = hosts.flatMap((host) =>
      additional.flatMap(({ name, data }) =>
        sameName(name, host) && data.type === 'A' ? (internet.servers.get(data.address) ?? []) : [],
      ),
    )
    // Whoever keeps answers alone still follows a referral to its end.
    const untilS = belief === 'keeps-answers-alone' ? atS + 1e-6 : atS + cut.ttl
    const known: Known = { zone: cut.name, servers, untilS }
    hostsOf.set(known, hosts)
    zones.set(nameKey(cut.name), known)
  }

  function keep({ kind, answer, authority }: Answer, { name, type }: TracedQuestion, atS: number): void {
    const types = new Set(answer.map(({ name: owner, data }) => `${nameKey(owner)} ${data.type}`))
    for (const key of types) {
      const records = answer.filter(({ name: owner, data }) => `${nameKey(owner)} ${data.type}` === key)
      const untilS = atS + Math.min(...records.map(({ ttl }) => ttl))
      answers.set(key, { kind: 'records', records, untilS })
    }
    if (kind !== 'no-data' && kind !== 'no-name') return
    const last = answer.at(-1)
    const absent = last?.data.type === 'CNAME' ? last.data.target : name
    const soa = authority.find(({ data }) => data.type === 'SOA')
    answers.set(`${nameKey(absent)} ${kind === 'no-name' ? 'none' : type}`, {
      kind,
      records: [],
      untilS: atS + (soa?.ttl ?? 0),
    })
  }
}

/** What a server says to a question; null where it has nothing to do with that name. */
export function serverAnswer(server: NameServer, { name, type }: TracedQuestion): Answer | null {
  const zone = zoneFor(server, name)?.zone
  return zone ? answerQuestion(zone, name, type) : null
}
