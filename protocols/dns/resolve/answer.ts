// What an authoritative server says: the algorithm of RFC 1034 section 4.3.2, with wildcards as RFC 4592 has them,
// whole trees that moved as RFC 6672 (DNAME), NXDOMAIN after an alias as RFC 6604, negative answers as RFC 2308.
import {
  isWithin,
  joinLabels,
  labelsOf,
  nameKey,
  nameMax,
  parentOf,
  sameName,
  wireLength,
} from '#protocols/dns/record/name.ts'
import { type DnsRecord, type QuestionType, targetOf } from '#protocols/dns/record/record.ts'
import type { Zone } from '#protocols/dns/zone/zone.ts'

export type ResponseCode = 'NOERROR' | 'SERVFAIL' | 'NXDOMAIN' | 'REFUSED' | 'YXDOMAIN'

export interface Answer {
  rcode: ResponseCode
  /** The AA bit: the server owns the name that was asked for. */
  authoritative: boolean
  /** `alias`: the chain of aliases leads out of what this server knows. */
  kind: 'answer' | 'alias' | 'referral' | 'no-data' | 'no-name' | 'refused' | 'failed'
  answer: readonly DnsRecord[]
  authority: readonly DnsRecord[]
  additional: readonly DnsRecord[]
}

const nothing = { answer: [], authority: [], additional: [] }
/** The zone could not be loaded. */
export const failed: Answer = { rcode: 'SERVFAIL', authoritative: false, kind: 'failed', ...nothing }
export const refused: Answer = { rcode: 'REFUSED', authoritative: false, kind: 'refused', ...nothing }

/** Who asks BIND for everything is not told these, for no zone is signed here. */
const ofSignedZones = new Set<string>(['DS', 'DNSKEY'])
/** How often BIND goes on with another name (max-query-restarts, since 9.18.28): then it fails. */
const restartsMax = 11

/** What was asked of a zone before, by name and type as they were written. */
const given = new WeakMap<Zone, Map<string, Answer>>()
const givenMax = 500

/** The root and the top level are asked the same by every resolver, as a zone is by every requirement. */
export function answerQuestion(zone: Zone, question: string, type: QuestionType): Answer {
  const known = given.get(zone) ?? new Map<string, Answer>()
  given.set(zone, known)
  const key = `${type} ${question}`
  const answer = known.get(key) ?? workOutAnswer(zone, question, type)
  if (known.size < givenMax) known.set(key, answer)
  return answer
}

function workOutAnswer(zone: Zone, question: string, type: QuestionType): Answer {
  if (!isWithin(question, zone.origin)) return refused
  const answer: DnsRecord[] = []
  const visited = new Set([nameKey(question)])
  let name = question
  const reply = (
    kind: Answer['kind'],
    authority: readonly DnsRecord[],
    rcode: ResponseCode = 'NOERROR',
  ): Answer => ({
    rcode,
    authoritative: kind !== 'referral' || answer.length > 0,
    kind,
    answer,
    authority,
    // Whoever asks for everything is told nothing besides; so does BIND.
    additional:
      type === 'ANY' && kind === 'answer'
        ? []
        : additionalFor(zone, [...answer, ...authority], kind === 'referral'),
  })

  for (;;) {
    if (!isWithin(name, zone.origin)) return reply('alias', [])
    const cut = zone.cutAbove(name)
    const move = zone.moveAbove(name)
    if (move?.data.type === 'DNAME' && (cut === null || !isWithin(move.name, cut))) {
      const target = movedName(name, move.name, move.data.target)
      if (!answer.includes(move)) answer.push(move)
      if (target === null) return reply('alias', [], 'YXDOMAIN')
      answer.push({ ...move, name, data: { type: 'CNAME', target } })
      if (type === 'CNAME' || type === 'ANY') return reply('answer', zone.at(zone.origin, 'NS'))
      // In a circle, or a tree that moved into itself, whose names grow and grow.
      if (visited.has(nameKey(target)) || visited.size >= restartsMax) return reply('alias', [], 'SERVFAIL')
      visited.add(nameKey(target))
      name = target
      continue
    }
    // Of a delegation, the parent itself keeps the digests of the child's keys (RFC 4035 section 3.1.4.1).
    const isParents = type === 'DS' && cut !== null && sameName(cut, name)
    if (cut !== null && !isParents) return reply('referral', zone.at(cut, 'NS'))
    const found = nodeFor(zone, name)
    if (!found) return reply('no-name', negative(zone), 'NXDOMAIN')
    const alias = found.find(({ data }) => data.type === 'CNAME')
    if (alias?.data.type === 'CNAME' && type !== 'CNAME' && type !== 'ANY') {
      const { target } = alias.data
      answer.push(alias)
      if (visited.has(nameKey(target)) || visited.size > restartsMax) return reply('alias', [], 'SERVFAIL')
      visited.add(nameKey(target))
      name = target
      continue
    }
    const wanted = found.filter(({ data }) =>
      type === 'ANY' ? !ofSignedZones.has(data.type) : data.type === type,
    )
    if (type === 'ANY' && wanted.length === 0 && found.length > 0) return reply('no-data', [])
    if (wanted.length === 0) return reply('no-data', negative(zone))
    // The DNAME that is asked for may have led here.
    answer.push(...wanted.filter((record) => !answer.includes(record)))
    const ownServers = answer.some(({ name, data }) => data.type === 'NS' && sameName(name, zone.origin))
    // Beside a DS, which is about another zone, BIND names no servers of this one.
    return reply('answer', ownServers || type === 'DS' ? [] : zone.at(zone.origin, 'NS'))
  }
}

/** `name` with `target` in the place of `owner`, which it lies below; null when that is too long for a name. */
function movedName(name: string, owner: string, target: string): string | null {
  const prefix = labelsOf(name).slice(0, -labelsOf(owner).length)
  const moved = joinLabels([...prefix, ...labelsOf(target)])
  return wireLength(moved) > nameMax ? null : moved
}

/** Records of a name, made from a wildcard if need be (RFC 4592 section 3.3.1); null when there is no such name. */
export function nodeFor(zone: Zone, name: string): readonly DnsRecord[] | null {
  if (zone.exists(name)) return zone.at(name)
  let encloser = parentOf(name) ?? zone.origin
  while (!zone.exists(encloser) && !sameName(encloser, zone.origin))
    encloser = parentOf(encloser) ?? zone.origin
  const wildcard = joinLabels(['*', ...labelsOf(encloser)])
  if (!zone.exists(wildcard)) return null
  return zone.at(wildcard).map((record) => ({ ...record, name }))
}

/** The SOA that says how long the absence may be remembered (RFC 2308 section 3). */
function negative({ soa }: Zone): DnsRecord[] {
  return soa ? [{ ...soa, ttl: Math.min(soa.ttl, soa.data.minimum) }] : []
}

/**
 * The host whose addresses are worth adding. A service at “.” is the name itself (RFC 9460 section 2.5.2), where that
 * can be the name of a host: as BIND does, nothing is added for names like `_dns` or `*`.
 */
function hostOf({ name, data }: DnsRecord): string | null {
  if (data.type !== 'HTTPS' && data.type !== 'SVCB') return targetOf(data)
  const [, target] = data.values
  if (target !== '.') return String(target)
  return labelsOf(name).every((label) => hostLabel.test(label)) ? name : null
}

/** Letters, digits and hyphens, none of these at either end (RFC 1123 section 2.1). */
const hostLabel = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/iu

/** Addresses of the hosts that were named, as far as this zone has them; glue among them. */
function additionalFor(zone: Zone, told: readonly DnsRecord[], referral: boolean): DnsRecord[] {
  const hosts = new Map(told.flatMap((record) => hostOf(record) ?? []).map((host) => [nameKey(host), host]))
  if (hosts.size === 0) return []
  const known = new Set(told.map(({ name, data }) => `${nameKey(name)} ${data.type}`))
  return (
    [...hosts.values()]
      .filter((host) => isWithin(host, zone.origin))
      // Glue is what is written, and belongs to referrals; an address of the zone's own may come from a wildcard.
      .flatMap((host) =>
        referral ? zone.at(host) : zone.cutAbove(host) === null ? (nodeFor(zone, host) ?? []) : [],
      )
      .filter(({ data }) => data.type === 'A' || data.type === 'AAAA')
      .filter(({ name, data }) => !known.has(`${nameKey(name)} ${data.type}`))
  )
}
