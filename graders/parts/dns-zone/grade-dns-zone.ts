import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import { applyChanges } from '#graders/parts/dns-zone/apply-changes.ts'
import type { DnsZoneFeedback } from '#graders/parts/dns-zone/dns-zone-feedback.ts'
import type { DnsZoneMismatch } from '#graders/parts/dns-zone/dns-zone-mismatch.ts'
import type { DnsZonePart, Requirement } from '#graders/parts/dns-zone/dns-zone-part.ts'
import type { DnsZoneResponse } from '#graders/parts/dns-zone/dns-zone-response.ts'
import { internetWith, type ZoneSetting } from '#graders/parts/dns-zone/live/setting.ts'
import { type ReadQuery, readQuery, runQuery } from '#graders/parts/dns-zone/requirement-queries.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { formatData } from '#protocols/dns/record/record.ts'
import type { Internet } from '#protocols/dns/resolve/internet.ts'
import type { Resolution } from '#protocols/dns/resolve/resolve.ts'
import { responsibleLines } from '#protocols/dns/resolve/responsible-lines.ts'
import { type LoadedZone, loadZone } from '#protocols/dns/zone/load-zone.ts'

type ReadSign = { lint: string } | ReadQuery

/** A part with the numbers of a variant. */
interface FilledPart {
  setting: ZoneSetting
  starter: string
  queries: ReadQuery[][]
  /** What each misconception is recognised by. */
  signs: ReadSign[][]
  /** Whether the starter meets each requirement. */
  metBefore: boolean[]
  /** What came of zones, by their text: an exercise's tests come back to the same ones. */
  tried: Map<string, TriedZone>
}

/** Throws a RangeError, with a sentence for the author, when a query cannot be read. */
const filled = perVariant((part: DnsZonePart, scope): FilledPart => {
  const servers = (given: DnsZonePart['servers']) =>
    given.map(({ name, address }) => ({ name: scope.fill(name), address: scope.fill(address) }))
  const setting: ZoneSetting = {
    origin: scope.fill(part.origin),
    servers: servers(part.servers),
    elsewhere: part.elsewhere.map((zone) => ({
      origin: scope.fill(zone.origin),
      servers: servers(zone.servers),
      text: scope.fill(zone.text),
    })),
  }
  const queries = part.requirements.map((requirement) =>
    requirement.queries.map((query) => readQuery(query, setting.origin, scope)),
  )
  const signs = part.misconceptions.map(({ when }) =>
    when.map((sign) => ('lint' in sign ? sign : readQuery(sign, setting.origin, scope))),
  )
  const made: FilledPart = {
    setting,
    starter: scope.fill(part.starter),
    queries,
    signs,
    metBefore: [],
    tried: new Map(),
  }
  made.metBefore = run(made, made.starter).failures.map((failure) => failure === null)
  return made
})

export const settingOf = (part: DnsZonePart, scope: PartScope): ZoneSetting => filled(part, scope).setting
export const starterText = (part: DnsZonePart, scope: PartScope): string => filled(part, scope).starter
export const solutionText = (part: DnsZonePart, scope: PartScope): string =>
  applyChanges(starterText(part, scope), scope.fill(part.solution))

/** Nothing would be left to do. */
export const startsDone = (part: DnsZonePart, scope: PartScope): boolean =>
  filled(part, scope).metBefore.every(Boolean)

export interface TriedZone {
  loaded: LoadedZone
  internet: Internet
  /** One for each requirement: null when it is met, else the first query that does not give what it must. */
  failures: ({ query: ReadQuery; resolution: Resolution } | null)[]
}

export const tryZone = (part: DnsZonePart, scope: PartScope, text: string): TriedZone =>
  run(filled(part, scope), text)

const triedMax = 50

function run(part: FilledPart, text: string): TriedZone {
  const { setting, queries, tried } = part
  const known = tried.get(text)
  if (known) return known
  const loaded = loadZone(text, setting.origin)
  const internet = internetWith(setting, loaded)
  const failures = queries.map((each) => {
    for (const query of each) {
      const { holds, resolution } = runQuery(query, internet)
      if (!holds) return { query, resolution }
    }
    return null
  })
  const result = { loaded, internet, failures }
  if (tried.size < triedMax) tried.set(text, result)
  return result
}

/**
 * Judges a zone by what resolvers find in it. What the starter does already earns nothing, and undoing it costs as
 * much as a requirement that is met earns.
 */
export function gradeDnsZone(
  part: DnsZonePart,
  scope: PartScope,
  response: DnsZoneResponse | null,
): Verdict<DnsZoneMismatch, DnsZoneFeedback> {
  if (!response || response.text.trim() === '') {
    return { outcome: { status: 'failed', mismatch: { code: 'blank' } }, score: 0 }
  }
  const tried = tryZone(part, scope, response.text)
  const requirements = part.requirements.map(({ says }, index) => ({
    says: scope.fill(says),
    met: tried.failures[index] === null,
  }))
  const first = tried.failures.findIndex((failure) => failure !== null)
  const failure = tried.failures[first]
  const requirement = part.requirements[first]
  if (!failure || !requirement) {
    return { outcome: { status: 'passed' }, score: 1, feedback: { kind: 'dns-zone', requirements } }
  }
  const { name, type } = failure.query
  const lines = responsibleLines(failure.resolution).slice(0, 50)
  const feedback: DnsZoneFeedback = { kind: 'dns-zone', requirements, failing: { name, type, lines } }
  const mismatch =
    findMisconception(part, scope, tried) ??
    describe(requirement, scope.fill(requirement.says), failure, tried.loaded, lines)
  return { outcome: { status: 'failed', mismatch }, score: scoreOf(part, scope, tried), feedback }
}

function scoreOf(part: DnsZonePart, scope: PartScope, { failures }: TriedZone): number {
  let [asked, balance] = [0, 0]
  for (const [index, failure] of failures.entries()) {
    const metBefore = filled(part, scope).metBefore[index] ?? false
    if (!metBefore) asked += 1
    balance += Number(failure === null) - Number(metBefore)
  }
  return asked === 0 ? 0 : Math.max(0, balance) / asked
}

function findMisconception(part: DnsZonePart, scope: PartScope, tried: TriedZone): CommonMismatch | null {
  const { signs } = filled(part, scope)
  const holds = (sign: ReadSign) =>
    'lint' in sign
      ? tried.loaded.problems.some(({ code }) => code === sign.lint)
      : runQuery(sign, tried.internet).holds
  const found = part.misconceptions.find((_, index) => signs[index]?.every(holds))
  if (!found) return null
  return { code: 'misconception', id: found.id, says: scope.fill(found.says), actual: '' }
}

function describe(
  requirement: Requirement,
  says: string,
  { query, resolution }: { query: ReadQuery; resolution: Resolution },
  { zone, problems }: LoadedZone,
  lines: readonly number[],
): DnsZoneMismatch {
  const error = problems.find(({ level }) => level === 'error')
  if (!zone && error) {
    const where = { stream: 'response', line: error.line } as const
    return { code: 'zone-not-loaded', says: error.says, remedy: error.remedy, where }
  }
  const { outcome } = resolution
  const found =
    outcome.kind === 'answer'
      ? {
          kind: outcome.kind,
          records: outcome.records.slice(0, 20).map(({ data }) => formatData(data).slice(0, 1_000)),
          ttl: outcome.records[0]?.ttl ?? 0,
        }
      : outcome.kind === 'stuck'
        ? { kind: outcome.kind, why: outcome.why, name: outcome.name }
        : { kind: outcome.kind }
  const why =
    requirement.reference === undefined ? {} : { why: { says: '', reference: requirement.reference } }
  return {
    code: 'wrong-resolution',
    requirement: says,
    name: query.name,
    type: query.type,
    found,
    where: { stream: 'response', ...(lines[0] === undefined ? {} : { line: lines[0] }) },
    ...why,
  }
}
