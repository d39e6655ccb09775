// Rules as text, one on a line, as firewalls are configured with:
//
//   accept tcp on internet from any to web port 80, 443 new   # the web server
//   deny icmp from 10.0.0.0/8 to any
//   default deny
//
// An action, a protocol, and then in this order what is needed of: on ZONE, from ADDRESSES, port PORTS, to
// ADDRESSES, port PORTS, new or established. What is left out is any.
import { isAny } from '#protocols/firewall/compile-rule.ts'
import { type Rule, type RuleList, RuleListSchema, rulesMax } from '#protocols/firewall/rule.ts'

export type ReadRules =
  | { ok: true; list: RuleList }
  /** `line` from 1. */
  | { ok: false; line: number; says: string }

// An element holds no hyphen, so that there is one way only to match a list, and no line takes long.
const list = String.raw`[^\s,-]+(?:\s*[,-]\s*[^\s,-]+)*`
const match = String.raw`(?:(?<protocol>any|tcp|udp|icmp)\b\s*)?(?:on\s+(?<zone>\S+)\s*)?(?:from\s+(?<source>${list})\s*)?(?:port\s+(?<sourcePorts>${list})\s*)?(?:to\s+(?<destination>${list})\s*)?(?:port\s+(?<destinationPorts>${list})\s*)?(?<state>new|established)?`
const rulePattern = new RegExp(String.raw`^(?<action>accept|deny)\s+${match}\s*$`, 'i')
const matchPattern = new RegExp(String.raw`^${match}\s*$`, 'i')
const defaultPattern = /^default\s+(?<action>accept|deny)$/i
const lineMax = 500

/** Comments after # and empty lines are skipped. `otherwise` is the default when no line names one. */
export function readRules(text: string, otherwise: RuleList['otherwise'] = 'deny'): ReadRules {
  const rules: Rule[] = []
  let byDefault: RuleList['otherwise'] | null = null
  for (const [index, whole] of text.split('\n').entries()) {
    const line = index + 1
    const bare = whole.replace(/#.*$/u, '').trim()
    if (bare === '') continue
    if (byDefault !== null) return { ok: false, line, says: 'The default stands last: no rule follows it.' }
    if (bare.length > lineMax) return { ok: false, line, says: `A line has at most ${lineMax} characters.` }
    const last = defaultPattern.exec(bare)?.groups?.action
    if (last !== undefined) {
      byDefault = last.toLowerCase() === 'accept' ? 'accept' : 'deny'
      continue
    }
    const rule = readRule(bare)
    if (rule === null) return { ok: false, line, says: problemOf(bare) }
    if (rules.length === rulesMax) return { ok: false, line, says: `A policy has at most ${rulesMax} rules.` }
    rules.push(rule)
  }
  const read = RuleListSchema.safeParse({ rules, otherwise: byDefault ?? otherwise })
  return read.success ? { ok: true, list: read.data } : { ok: false, line: 1, says: 'A field is too long.' }
}

/** A set of packets in the same words, without an action: "tcp on internet to web port 80 new". */
export function readPacketSet(text: string): Omit<Rule, 'action'> | null {
  const groups = matchPattern.exec(text.trim())?.groups
  return groups ? fieldsOf(groups) : null
}

export function formatRules({ rules, otherwise }: RuleList): string {
  return [...rules.map(formatRule), `default ${otherwise}`].join('\n')
}

export function formatRule(rule: Rule): string {
  // "port" belongs to the side before it: without a side of its own, "from any" keeps it in its place.
  const source = isAny(rule.source) && !isAny(rule.sourcePorts) ? ['from', 'any'] : given('from', rule.source)
  const destination =
    isAny(rule.destination) && !isAny(rule.destinationPorts) ? ['to', 'any'] : given('to', rule.destination)
  return [
    rule.action,
    rule.protocol,
    ...given('on', rule.zone),
    ...source,
    ...given('port', rule.sourcePorts),
    ...destination,
    ...given('port', rule.destinationPorts),
    ...(rule.state === 'any' ? [] : [rule.state]),
  ].join(' ')
}

const given = (word: string, text: string) => (isAny(text) ? [] : [word, text.trim()])

function readRule(line: string): Rule | null {
  const groups = rulePattern.exec(line)?.groups
  if (!groups) return null
  return { action: groups.action?.toLowerCase() === 'accept' ? 'accept' : 'deny', ...fieldsOf(groups) }
}

function fieldsOf(groups: Readonly<Record<string, string | undefined>>): Omit<Rule, 'action'> {
  const text = (name: string) => {
    const given = groups[name] ?? ''
    return isAny(given) ? '' : given
  }
  const protocol = groups.protocol?.toLowerCase()
  const state = groups.state?.toLowerCase()
  return {
    protocol: protocol === 'tcp' || protocol === 'udp' || protocol === 'icmp' ? protocol : 'any',
    zone: (groups.zone ?? 'any').toLowerCase(),
    source: text('source'),
    // "port 80" with no side before it means the destination's, as people say it.
    sourcePorts: groups.source === undefined && groups.destination === undefined ? '' : text('sourcePorts'),
    destination: text('destination'),
    destinationPorts:
      groups.source === undefined && groups.destination === undefined
        ? text('sourcePorts')
        : text('destinationPorts'),
    state: state === 'new' || state === 'established' ? state : 'any',
  }
}

function problemOf(line: string): string {
  if (!/^(?:accept|deny)\b/i.test(line)) {
    const first = line.split(/\s+/u, 1)[0] ?? ''
    return `A line begins with accept, deny or default, not with “${first}”.`
  }
  return 'This cannot be read. Write: accept tcp on ZONE from ADDRESSES to ADDRESSES port PORTS new.'
}
