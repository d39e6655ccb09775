// One variant of a firewall part: templates filled in, sets of packets worked out.
import type { FirewallPart } from '#graders/parts/firewall-policy/firewall-part.ts'
import type { PartPath, PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { compilePolicy, compileRule, findRuleProblem } from '#protocols/firewall/compare/compile-rule.ts'
import type { Region } from '#protocols/firewall/compare/region.ts'
import { packetUniverse } from '#protocols/firewall/packet/packet.ts'
import { readAddresses } from '#protocols/firewall/rule/address.ts'
import type { Policy } from '#protocols/firewall/rule/policy.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'
import { readPacketSet, readRules } from '#protocols/firewall/rule/rule-text.ts'

export interface FirewallVariant {
  vocabulary: Vocabulary
  start: RuleList
  solution: RuleList
  requirements: readonly {
    id: string
    says: string
    points: number
    /** Decides what is required, and leaves everything else free. */
    specification: Policy
  }[]
  misconceptions: readonly { id: string; says: string; policy: RuleList; signs: readonly Policy[] }[]
}

/** Throws on what `firewallProblems` reports: the loader has looked for it. */
export function readFirewallPart(part: FirewallPart, scope: PartScope): FirewallVariant {
  const { variant, problems } = read(part, scope)
  const [first] = problems
  if (first) throw new RangeError(`part “${part.id}”: ${first.says}`)
  return variant
}

interface ReadPart {
  variant: FirewallVariant
  problems: PartProblem[]
}

const read = perVariant(readWithProblems)

export function firewallProblems(part: FirewallPart, scope: PartScope): PartProblem[] {
  return read(part, scope).problems
}

/** The zones and names of this variant, whose texts may still be wrong. */
export function vocabularyOf(part: Pick<FirewallPart, 'zones' | 'names'>, scope: PartScope): Vocabulary {
  return {
    zones: part.zones.map(({ id, says, addresses }) => ({
      id,
      says: scope.fill(says),
      addresses: addresses === undefined ? undefined : scope.fill(addresses),
    })),
    names: part.names.map(({ id, says, addresses }) => ({
      id,
      says: scope.fill(says),
      addresses: scope.fill(addresses),
    })),
  }
}

function readWithProblems(part: FirewallPart, scope: PartScope): ReadPart {
  const problems: PartProblem[] = []
  const problem = (at: PartPath, says: string, fix: string) => problems.push({ at, says, fix })
  const vocabulary = vocabularyOf(part, scope)
  const universe = packetUniverse(vocabulary.zones.length)
  for (const kind of ['zones', 'names'] as const) {
    for (const [index, { addresses }] of vocabulary[kind].entries()) {
      for (const text of addresses?.split(',') ?? []) {
        const read = readAddresses(text.trim())
        if (!read.ok) problem([kind, index, 'addresses'], read.says, 'Write an address, a prefix or a range.')
      }
    }
  }

  const rules = (text: string, at: PartPath): RuleList => {
    const read = readRules(scope.fill(text))
    if (read.ok && compilePolicy(read.list, vocabulary)) return read.list
    const found = read.ok ? findRuleProblem(read.list, vocabulary) : null
    const bad = read.ok
      ? `rule ${(found?.rule ?? 0) + 1}: ${found?.problem.says ?? ''}`
      : `line ${read.line}: ${read.says}`
    problem(
      at,
      `A policy cannot be read, ${bad}`,
      'Write one rule on a line: accept tcp from any to web port 80.',
    )
    return { rules: [], otherwise: 'deny' }
  }
  const regions = (texts: readonly string[], at: PartPath): Region[] =>
    texts.flatMap((text, index) => {
      const read = readPacketSet(scope.fill(text))
      const compiled = read.ok ? compileRule(read.fields, vocabulary) : null
      if (compiled?.ok) return [compiled.region]
      const says = read.ok ? (compiled?.problems[0]?.says ?? '') : read.says
      problem([...at, index], `“${text}”: ${says}`, 'Write it as in a rule: tcp on ZONE to NAME port 80 new.')
      return []
    })

  const variant: FirewallVariant = {
    vocabulary,
    start: rules(part.start, ['start']),
    solution: rules(part.solution, ['solution']),
    requirements: part.requirements.map(({ id, says, packets, except = [], decision, points }, index) => {
      const at = ['requirements', index]
      const free = { regions: regions(except, [...at, 'except']), decision: 'free' as const }
      const required = { regions: regions(packets, [...at, 'packets']), decision }
      const specification: Policy = { rules: [free, required], otherwise: 'free', universe }
      return { id, says: scope.fill(says), points, specification }
    }),
    misconceptions: part.misconceptions.map(({ id, says, policy, decides }, index) => {
      const at = ['misconceptions', index]
      const signs = decides.map(({ packets, decision }, sign): Policy => {
        const decided = regions(packets, [...at, 'decides', sign, 'packets'])
        return { rules: [{ regions: decided, decision }], otherwise: 'free', universe }
      })
      return { id, says: scope.fill(says), policy: rules(policy, [...at, 'policy']), signs }
    }),
  }
  return { variant, problems }
}
