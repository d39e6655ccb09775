// From the fields of a rule to the set of packets that it matches, or to what is wrong with a field.

import { type IntervalSet, unionOfIntervals } from '#protocols/firewall/compare/interval-set.ts'
import type { Region } from '#protocols/firewall/compare/region.ts'
import {
  addressMax,
  packetUniverse,
  portMax,
  protocolMax,
  protocolNumbers,
} from '#protocols/firewall/packet/packet.ts'
import { type Interval, type ReadInterval, readAddresses } from '#protocols/firewall/rule/address.ts'
import { plainRuleText } from '#protocols/firewall/rule/plain-rule-text.ts'
import type { Policy } from '#protocols/firewall/rule/policy.ts'
import { readPorts } from '#protocols/firewall/rule/ports.ts'
import type { Rule, RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { shown } from '#protocols/text/shown.ts'

export type RuleField = Exclude<keyof Rule, 'action'>

export interface RuleProblem {
  field: RuleField
  /** A complete sentence. */
  says: string
}

export type CompiledRule = { ok: true; region: Region } | { ok: false; problems: RuleProblem[] }

/** A list with more elements is no rule that anybody reads. */
const listMax = 16

const everyAddress: IntervalSet = [0, addressMax]
const everyPort: IntervalSet = [0, portMax]

export function compileRule(rule: Omit<Rule, 'action'>, vocabulary: Vocabulary): CompiledRule {
  const problems: RuleProblem[] = []
  const read = (
    field: RuleField,
    text: string,
    one: (text: string) => ReadInterval[],
    all: IntervalSet,
  ): IntervalSet => {
    const list = readList(text, one, all)
    if (list.ok) return list.set
    problems.push({ field, says: list.says })
    return all
  }
  const addresses = (text: string) => readNamed(text, vocabulary)
  const zones = zonesOf(rule.zone, vocabulary)
  if (!zones) problems.push({ field: 'zone', says: `There is no zone “${rule.zone}”.` })
  const portsMatter = [rule.sourcePorts, rule.destinationPorts].some((text) => !isAny(text))
  const region = [
    zones ?? [],
    protocolsOf(rule.protocol, portsMatter),
    read('source', rule.source, addresses, everyAddress),
    read('destination', rule.destination, addresses, everyAddress),
    read('sourcePorts', rule.sourcePorts, ports, everyPort),
    read('destinationPorts', rule.destinationPorts, ports, everyPort),
    statesOf(rule.state),
  ]
  if (rule.protocol === 'icmp' && portsMatter) {
    const field = isAny(rule.destinationPorts) ? 'sourcePorts' : 'destinationPorts'
    problems.push({ field, says: 'ICMP has no ports: only TCP and UDP do.' })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, region }
}

/** The first rule that cannot be read, by its index, and what is wrong with it. */
export function findRuleProblem(
  { rules }: RuleList,
  vocabulary: Vocabulary,
): { rule: number; problem: RuleProblem } | null {
  for (const [index, rule] of rules.entries()) {
    const compiled = compileRule(rule, vocabulary)
    const [problem] = compiled.ok ? [] : compiled.problems
    if (problem) return { rule: index, problem }
  }
  return null
}

/** The policy that readable rules make; null when one of them cannot be read. */
export function compilePolicy({ rules, otherwise }: RuleList, vocabulary: Vocabulary): Policy | null {
  const compiled = rules.map((rule) => compileRule(rule, vocabulary))
  const universe = packetUniverse(vocabulary.zones.length)
  const ready = compiled.flatMap((each, index) => {
    const decision = rules[index]?.action
    return each.ok && decision ? [{ regions: [each.region], decision }] : []
  })
  return ready.length === rules.length ? { rules: ready, otherwise, universe } : null
}

const ports = (text: string) => [readPorts(text)]

/** Textbooks write "*" and "all", too. */
const anything: ReadonlySet<string> = new Set(['', 'any', 'all', '*'])

export function isAny(text: string): boolean {
  const plain = plainRuleText(text)
  return plain.ok && anything.has(plain.text.trim().toLowerCase())
}

function readList(
  typed: string,
  one: (text: string) => ReadInterval[],
  all: IntervalSet,
): { ok: true; set: IntervalSet } | { ok: false; says: string } {
  if (isAny(typed)) return { ok: true, set: all }
  const plain = plainRuleText(typed)
  if (!plain.ok) return plain
  const text = plain.text
  const elements = text.split(',').map((element) => element.trim())
  if (elements.length > listMax) return { ok: false, says: `At most ${listMax} values stand in one list.` }
  if (elements.includes('')) return { ok: false, says: `“${shown(text.trim())}” has a comma too many.` }
  const intervals: Interval[] = []
  for (const element of elements) {
    for (const read of one(element)) {
      if (!read.ok) return read
      intervals.push({ low: read.low, high: read.high })
    }
  }
  return { ok: true, set: unionOfIntervals(intervals) }
}

/** A name stands for its addresses, which may be a list. */
function readNamed(text: string, { names }: Vocabulary): ReadInterval[] {
  const known = names.find(({ id }) => id === text.toLowerCase())
  return (known?.addresses.split(',') ?? [text]).map((each) => readAddresses(each.trim()))
}

function zonesOf(id: string, { zones }: Vocabulary): IntervalSet | null {
  if (isAny(id)) return [0, zones.length - 1]
  const at = zones.findIndex((zone) => zone.id === id)
  return at < 0 ? null : [at, at]
}

function protocolsOf(protocol: Rule['protocol'], portsMatter: boolean): IntervalSet {
  const { tcp, udp } = protocolNumbers
  if (protocol !== 'any') return [protocolNumbers[protocol], protocolNumbers[protocol]]
  // A rule with ports matches what has ports, whatever else it leaves open.
  return portsMatter ? [tcp, tcp, udp, udp] : [0, protocolMax]
}

function statesOf(state: Rule['state']): IntervalSet {
  if (state === 'any') return [0, 1]
  return state === 'new' ? [0, 0] : [1, 1]
}
