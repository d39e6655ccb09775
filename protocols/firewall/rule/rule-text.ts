// Rules as text, one on a line, as firewalls are configured with:
//
//   accept tcp on internet from any to web port 80, 443 new   # the web server
//   deny icmp from 10.0.0.0/8 to any
//   default deny
//
// An action, a protocol, and then what is needed of: on ZONE, from ADDRESSES, port PORTS, to ADDRESSES, port PORTS,
// new or established. Ports belong to the side before them, and without one to the receiver. What is left out is any.

import { isAny } from '#protocols/firewall/compare/compile-rule.ts'
import { plainRuleText } from '#protocols/firewall/rule/plain-rule-text.ts'
import { type Rule, type RuleList, rulesMax } from '#protocols/firewall/rule/rule.ts'
import { findAction, type ReadFields, readFields, wordsOf } from '#protocols/firewall/rule/rule-words.ts'
import { shown } from '#protocols/text/shown.ts'

export type ReadRules =
  | { ok: true; list: RuleList }
  /** `line` from 1. */
  | { ok: false; line: number; says: string }

export const ruleTextMax = 60_000
const lineMax = 500

/** Comments after # and empty lines are skipped. `otherwise` is the default when no line names one. */
export function readRules(text: string, otherwise: RuleList['otherwise'] = 'deny'): ReadRules {
  if (text.length > ruleTextMax) {
    return {
      ok: false,
      line: 1,
      says: `A policy has at most ${ruleTextMax} characters; this has ${text.length}.`,
    }
  }
  const rules: Rule[] = []
  let byDefault: RuleList['otherwise'] | null = null
  for (const [index, whole] of text.split(/\r?\n/).entries()) {
    const line = index + 1
    const read = readLine(whole)
    if (!read.ok) return { ...read, line }
    if (read.is === 'empty') continue
    if (byDefault !== null) return { ok: false, line, says: 'The default stands last: no rule follows it.' }
    if (read.is === 'default') byDefault = read.action
    else if (rules.length === rulesMax) {
      return { ok: false, line, says: `A policy has at most ${rulesMax} rules.` }
    } else rules.push(read.rule)
  }
  return { ok: true, list: { rules, otherwise: byDefault ?? otherwise } }
}

/** The line, from 1, on which a rule of a readable text stands. */
export function lineOfRule(text: string, rule: number): number {
  let rules = -1
  for (const [index, whole] of text.split(/\r?\n/).entries()) {
    const read = readLine(whole)
    if (read.ok && read.is === 'rule') rules += 1
    if (rules === rule) return index + 1
  }
  return 1
}

type ReadLine =
  | { ok: true; is: 'empty' }
  | { ok: true; is: 'default'; action: Rule['action'] }
  | { ok: true; is: 'rule'; rule: Rule }
  | { ok: false; says: string }

function readLine(whole: string): ReadLine {
  const plain = plainRuleText(whole.replace(/[#＃].*$/su, ''))
  if (!plain.ok) return plain
  const line = plain.text.trim()
  if (line.length > lineMax) return { ok: false, says: `A line has at most ${lineMax} characters.` }
  const words = wordsOf(line)
  const [first, second] = words.map((word) => word.text)
  if (first === undefined) return { ok: true, is: 'empty' }
  if (first.toLowerCase() === 'default') {
    const byDefault = words.length === 2 ? findAction(second ?? '') : null
    if (byDefault) return { ok: true, is: 'default', action: byDefault }
    return { ok: false, says: 'Say what the default is, and nothing else: default accept or default deny.' }
  }
  const action = findAction(first)
  if (!action) return { ok: false, says: whyNoAction(first) }
  if (second === undefined) {
    return { ok: false, says: `Say what to ${action}, or “${action} any” for every packet.` }
  }
  const read = readFields(line, words, 1)
  return read.ok ? { ok: true, is: 'rule', rule: { action, ...read.fields } } : read
}

function whyNoAction(first: string): string {
  if (/^\d+[.:)]?$/.test(first))
    return `Leave the number ${shown(first)} out: rules are numbered by their order.`
  if (/^(?:\/\/|[;!])/.test(first)) return 'A comment begins with #.'
  return `A line begins with accept, deny or default, not with “${shown(first)}”.`
}

/** A set of packets in the same words, without an action: "tcp on internet to web port 80 new". */
export function readPacketSet(text: string): ReadFields {
  const plain = plainRuleText(text)
  return plain.ok ? readFields(plain.text, wordsOf(plain.text), 0) : plain
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

const given = (word: string, text: string) => (isAny(text) ? [] : [word, onOneLine(text)])

/** As it was typed, where it can be read or not; but a line is one line. */
function onOneLine(text: string): string {
  const plain = plainRuleText(text)
  return (plain.ok ? plain.text : text).replace(/[\s\x85]+/gu, ' ').trim()
}
