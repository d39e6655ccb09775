// From the fields of a rule to the set of packets that it matches, or to what is wrong with a field.
import { type Interval, type ReadInterval, readAddresses } from '#protocols/firewall/address.ts'
import type { Box } from '#protocols/firewall/box.ts'
import {
  addressMax,
  packetUniverse,
  portMax,
  protocolMax,
  protocolNumbers,
} from '#protocols/firewall/packet.ts'
import type { Policy } from '#protocols/firewall/policy.ts'
import { readPorts } from '#protocols/firewall/ports.ts'
import type { Rule, RuleList, Vocabulary } from '#protocols/firewall/rule.ts'

export type RuleField = Exclude<keyof Rule, 'action'>

export interface RuleProblem {
  field: RuleField
  /** A complete sentence. */
  says: string
}

export type CompiledRule = { ok: true; boxes: Box[] } | { ok: false; problems: RuleProblem[] }

/** A list with more elements, or a rule with more boxes, is no rule that anybody reads. */
const listMax = 16
const boxesMax = 128

const everyAddress: Interval = { low: 0, high: addressMax }
const everyPort: Interval = { low: 0, high: portMax }

export function compileRule(rule: Omit<Rule, 'action'>, vocabulary: Vocabulary): CompiledRule {
  const problems: RuleProblem[] = []
  const read = (field: RuleField, text: string, one: (text: string) => ReadInterval[], all: Interval) => {
    const list = readList(text, one, all)
    if (list.ok) return list.intervals
    problems.push({ field, says: list.says })
    return []
  }
  const addresses = (text: string) => readNamed(text, vocabulary)
  const zones = zonesOf(rule.zone, vocabulary)
  if (!zones) problems.push({ field: 'zone', says: `There is no zone “${rule.zone}”.` })
  const sources = read('source', rule.source, addresses, everyAddress)
  const destinations = read('destination', rule.destination, addresses, everyAddress)
  const sourcePorts = read('sourcePorts', rule.sourcePorts, ports, everyPort)
  const destinationPorts = read('destinationPorts', rule.destinationPorts, ports, everyPort)
  const portsMatter = [rule.sourcePorts, rule.destinationPorts].some((text) => !isAny(text))
  if (rule.protocol === 'icmp' && portsMatter) {
    const field = isAny(rule.destinationPorts) ? 'sourcePorts' : 'destinationPorts'
    problems.push({ field, says: 'ICMP has no ports: only TCP and UDP do.' })
  }
  const boxes: Box[] = []
  for (const protocol of protocolsOf(rule.protocol, portsMatter)) {
    for (const source of sources) {
      for (const destination of destinations) {
        for (const sourcePort of sourcePorts) {
          for (const destinationPort of destinationPorts) {
            const intervals = [zones ?? everyPort, protocol, source, destination, sourcePort, destinationPort]
            boxes.push([...intervals.flatMap(({ low, high }) => [low, high]), ...statesOf(rule.state)])
          }
        }
      }
    }
  }
  if (problems.length === 0 && boxes.length > boxesMax) {
    problems.push({
      field: 'source',
      says: `These lists make more than ${boxesMax} combinations; split the rule.`,
    })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, boxes }
}

/** The policy that readable rules make; null when one of them cannot be read. */
export function compilePolicy({ rules, otherwise }: RuleList, vocabulary: Vocabulary): Policy | null {
  const compiled = rules.map((rule) => compileRule(rule, vocabulary))
  const universe = packetUniverse(vocabulary.zones.length)
  const ready = compiled.flatMap((each, index) => {
    const decision = rules[index]?.action
    return each.ok && decision ? [{ boxes: each.boxes, decision }] : []
  })
  return ready.length === rules.length ? { rules: ready, otherwise, universe } : null
}

const ports = (text: string) => [readPorts(text)]

export const isAny = (text: string) => text.trim() === '' || text.trim().toLowerCase() === 'any'

function readList(
  text: string,
  one: (text: string) => ReadInterval[],
  all: Interval,
): { ok: true; intervals: Interval[] } | { ok: false; says: string } {
  if (isAny(text)) return { ok: true, intervals: [all] }
  const elements = text.split(',').map((element) => element.trim())
  if (elements.length > listMax) return { ok: false, says: `At most ${listMax} values stand in one list.` }
  if (elements.includes('')) return { ok: false, says: `“${text.trim()}” has a comma too many.` }
  const intervals: Interval[] = []
  for (const element of elements) {
    for (const read of one(element)) {
      if (!read.ok) return read
      intervals.push({ low: read.low, high: read.high })
    }
  }
  return { ok: true, intervals }
}

/** A name stands for its addresses, which may be a list. */
function readNamed(text: string, { names }: Vocabulary): ReadInterval[] {
  const known = names.find(({ id }) => id === text.toLowerCase())
  return (known?.addresses.split(',') ?? [text]).map((each) => readAddresses(each.trim()))
}

function zonesOf(id: string, { zones }: Vocabulary): Interval | null {
  if (isAny(id)) return { low: 0, high: zones.length - 1 }
  const at = zones.findIndex((zone) => zone.id === id)
  return at < 0 ? null : { low: at, high: at }
}

const only = (value: number): Interval => ({ low: value, high: value })

function protocolsOf(protocol: Rule['protocol'], portsMatter: boolean): Interval[] {
  if (protocol !== 'any') return [only(protocolNumbers[protocol])]
  // A rule with ports matches what has ports, whatever else it leaves open.
  return portsMatter
    ? [only(protocolNumbers.tcp), only(protocolNumbers.udp)]
    : [{ low: 0, high: protocolMax }]
}

function statesOf(state: Rule['state']): [number, number] {
  if (state === 'any') return [0, 1]
  return state === 'new' ? [0, 0] : [1, 1]
}
