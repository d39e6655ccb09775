// Rule sets from papers and textbooks, written out here; `../shared/vectors` says the same and is asked where it is.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Anomaly, findAnomalies } from '#protocols/firewall/anomalies/find-anomalies.ts'
import { comparePolicies } from '#protocols/firewall/compare/compare-policies.ts'
import { compilePolicy } from '#protocols/firewall/compare/compile-rule.ts'
import type { Policy } from '#protocols/firewall/rule/policy.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { readRules } from '#protocols/firewall/rule/rule-text.ts'

const vocabulary: Vocabulary = {
  zones: [
    { id: 'external', says: 'outside' },
    { id: 'internal', says: 'inside' },
  ],
  names: [
    { id: 'mailserver', says: 'mail', addresses: '192.168.1.2' },
    { id: 'malicious', says: 'known attackers', addresses: '203.0.113.0/24' },
  ],
}

function policyOf(text: string): Policy {
  const read = readRules(text)
  const policy = read.ok ? compilePolicy(read.list, vocabulary) : null
  if (!policy) throw new Error(JSON.stringify(read))
  return policy
}

/** "4 shadowed 2", rules counted from 1. */
const inWords = (anomalies: readonly Anomaly[]) =>
  anomalies.map(({ kind, rule, others }) =>
    `${rule + 1} ${kind} ${others.map((other) => other + 1).join(' ')}`.trim(),
  )
const anomaliesOf = (text: string) => inWords(findAnomalies(policyOf(text)).anomalies)

const meansTheSame = (a: Policy, b: Policy) => comparePolicies(a, b, { left: 1e6 }).is === 'same'

describe('unions of rules, not pairs', () => {
  test.each([
    [
      'covered by two together',
      'accept tcp to 10.0.0.0/9\naccept tcp to 10.128.0.0/9\ndeny tcp to 10.0.0.0/8',
      ['3 shadowed 1 2'],
    ],
    [
      'covered by two of its own kind',
      'deny tcp to 10.0.0.0/9\ndeny tcp to 10.128.0.0/9\ndeny tcp to 10.0.0.0/8\ndefault accept',
      ['3 redundant 1 2'],
    ],
    [
      'all but one port',
      'accept tcp to any port 0-79\naccept tcp to any port 81-65535\ndeny tcp\ndefault accept',
      ['3 generalises 1 2'],
    ],
    [
      'made idle by what follows',
      'accept tcp to 10.0.0.1\naccept tcp to 10.0.0.0/24\naccept tcp to 10.0.1.0/24',
      ['1 redundant 2'],
    ],
    [
      'a rule that keeps a later one dead',
      'accept tcp to any port 22\ndeny tcp to any port 22\ndefault accept',
      ['2 shadowed 1'],
    ],
    ['made idle by the default', 'deny udp', ['1 redundant']],
    ['an exception, and its rule', 'deny tcp to 10.0.0.1\naccept tcp to 10.0.0.0/24', ['2 generalises 1']],
    ['an order that matters', 'deny tcp from 10.0.0.1\naccept tcp to any port 80', ['2 correlated 1']],
    [
      'a rule that is never reached is no partner',
      'accept tcp\ndeny tcp to any port 80\naccept tcp, any'.replace(', any', ' to any port 80-81'),
      ['2 shadowed 1', '3 redundant 1'],
    ],
  ])('%s', (_, text, expected) => expect(anomaliesOf(text)).toEqual(expected))
})

test('Al-Shaer and Hamed, IM 2003: what pairs show, and what only exact sets do', () => {
  const text = `
accept any established # a line of our own, so that numbers differ from the paper's by one
deny tcp from 140.192.37.20 to any port 80 new
accept tcp from 140.192.37.0/24 to any port 80 new
accept tcp to 161.120.33.40 port 80 new
deny tcp from 140.192.37.0/24 to 161.120.33.40 port 80 new
deny tcp from 140.192.37.30 to any port 21 new
accept tcp from 140.192.37.0/24 to any port 21 new
accept tcp from 140.192.37.0/24 to 161.120.33.40 port 21 new
deny tcp new
accept udp from 140.192.37.0/24 to 161.120.33.40 port 53 new
accept udp to 161.120.33.40 port 53 new
accept udp from 140.192.38.0/24 to 161.120.35.0/24 new
deny udp new
default accept`
  const found = anomaliesOf(text)
  // 4 is shadowed, 7 and 9 are redundant in the paper's numbers; 3 is correlated with 1, 6 generalises 5, …
  expect(found).toEqual([
    // Ours: the default lets established packets pass anyway.
    '1 redundant',
    '3 generalises 2',
    '4 correlated 2',
    '5 shadowed 3',
    '7 generalises 6',
    '8 redundant 7',
    '9 generalises 3 4 7',
    '10 redundant 11',
    '13 generalises 10 11 12',
  ])
  const without = text
    .split('\n')
    .filter(
      (line) =>
        ![
          'deny tcp from 140.192.37.0/24',
          'accept tcp from 140.192.37.0/24 to 161',
          'accept udp from 140.192.37',
        ].some((start) => line.startsWith(start)),
    )
    .join('\n')
  expect(meansTheSame(policyOf(text), policyOf(without))).toBe(true)
})

test('Gouda and Liu, 2007: a rule before its exception, and one that the last rule does anyway', () => {
  const found = anomaliesOf(`
accept tcp on external to mailserver port 25
deny any on external from malicious
accept any on internal
accept any`)
  expect(found).toEqual(['2 correlated 1', '3 redundant 4', '4 generalises 2'])
})

const shared = path.resolve(import.meta.dirname, '../../../../shared/vectors/firewall/rulesets.json')
const here = existsSync(shared)
if (!here) console.warn(`Left out: there is no ${shared}.`)

const wronglyRedundant = path.resolve(
  import.meta.dirname,
  '../../../../shared/cases/firewall/redundant-wrong.rules',
)

test.skipIf(!existsSync(wronglyRedundant))('the shared case: rule 1 is needed', () => {
  expect(anomaliesOf(readFileSync(wronglyRedundant, 'utf8'))).toEqual(['2 shadowed 1'])
})

const RuleSetSchema = z.object({
  id: z.string(),
  rules: z.array(z.record(z.string(), z.union([z.string(), z.number()]))).default([]),
})

test.skipIf(!here)('the shared rule sets: what is known about them holds', () => {
  const sets = z.array(RuleSetSchema).parse(JSON.parse(readFileSync(shared, 'utf8')))
  const read = (id: string) => {
    const rules = sets.find((each) => each.id === id)?.rules ?? []
    return rules.map((rule) => lineOf(rule)).join('\n')
  }
  const alshaer = policyOf(`${read('alshaer-hamed')}\ndefault accept`)
  const removable = findAnomalies(alshaer).anomalies.filter(
    ({ kind }) => kind === 'shadowed' || kind === 'redundant',
  )
  expect(removable.map(({ rule }) => rule + 1)).toEqual([4, 7, 9])
  expect(anomaliesOf(`${read('gouda-liu-4rule')}\ndefault deny`)).toContain('3 redundant 4')

  // The attack on the five SMTP rules, and its repair.
  const hole = (text: string) =>
    decidesAlike(text, 'tcp on external from 10.1.2.3 port 5150 to 172.16.3.4 port 8080', 'accept')
  const smtp = read('stallings-smtp-5rule')
  expect(hole(smtp)).toBe(true)
  expect(hole(smtp.replaceAll(/port >1023$/gmu, 'port >1023 established').replace(/$/u, ''))).toBe(false)

  // “Rule 3 blocks all access to the firewall” is wrong under first match.
  const seven = read('stallings-7rule')
  expect(
    decidesAlike(seven, 'tcp from 203.0.113.5 port 40000 to 192.168.1.1 port 1024-65535', 'accept'),
  ).toBe(true)
  expect(decidesAlike(seven, 'tcp from 203.0.113.5 port 40000 to 192.168.1.1 port 0-1023', 'deny')).toBe(true)
})

/** Whether all of the new packets of a set are decided so. */
function decidesAlike(text: string, packets: string, decision: 'accept' | 'deny'): boolean {
  const policy = policyOf(text)
  const set = policyOf(`accept ${packets} new`).rules[0]?.regions ?? []
  return meansTheSame(policy, { ...policy, rules: [{ regions: set, decision }], otherwise: 'free' })
}

/** A rule of the vectors, whose keys and words differ from set to set. */
function lineOf(rule: Readonly<Record<string, string | number>>): string {
  const word = (key: string) => String(rule[key] ?? 'any')
  const action = ['accept', 'permit', 'allow'].includes(word('action')) ? 'accept' : 'deny'
  const zones: Readonly<Record<string, string>> = {
    in: 'external',
    out: 'internal',
    '0': 'external',
    '1': 'internal',
  }
  const zone = zones[word('dir')] ?? zones[word('iface')] ?? 'any'
  const address = (key: string) => (['external', 'internal'].includes(word(key)) ? 'any' : word(key))
  const ported = [word('sport'), word('dport')].some((port) => port !== 'any')
  const protocol = rule.proto === undefined && ported ? 'tcp' : word('proto')
  return `${action} ${protocol} on ${zone} from ${address('src')} port ${word('sport')} to ${address('dst')} port ${word('dport')}`
}
