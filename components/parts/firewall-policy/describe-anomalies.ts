// What is said beside a rule that does nothing, or whose place matters. It speaks of the policy itself, and
// nothing of what is required is known here.
import { compilePolicy } from '#protocols/firewall/compile-rule.ts'
import { type Anomaly, findAnomalies } from '#protocols/firewall/find-anomalies.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule.ts'

export interface RuleNote {
  says: string
  /** The rule does nothing. */
  idle: boolean
}

/** By rule; empty while a rule cannot be read. */
export function describeAnomalies(list: RuleList, vocabulary: Vocabulary): (RuleNote | undefined)[] {
  const policy = compilePolicy(list, vocabulary)
  if (!policy) return []
  const notes: (RuleNote | undefined)[] = list.rules.map(() => undefined)
  for (const anomaly of findAnomalies(policy)) {
    const says = describe(anomaly)
    if (says === null) continue
    const idle = anomaly.kind === 'shadowed' || anomaly.kind === 'redundant'
    const before = notes[anomaly.rule]
    notes[anomaly.rule] = before
      ? { says: `${before.says} ${says}`, idle: before.idle || idle }
      : { says, idle }
  }
  return notes
}

function describe({ kind, rule, others }: Anomaly): string | null {
  switch (kind) {
    case 'shadowed':
      return `Shadowed: never reached, covered by ${rulesNamed(others)}.`
    case 'redundant': {
      const by =
        others.length === 0
          ? 'the default does the same'
          : `${rulesNamed(others)} ${others.length === 1 ? 'does' : 'do'} the same`
      return others.every((other) => other < rule) && others.length > 0
        ? `Redundant: never reached, covered by ${rulesNamed(others)}.`
        : `Redundant: without it, ${by}.`
    }
    case 'correlated':
      return `Overlaps ${rulesNamed(others)}, which ${others.length === 1 ? 'decides' : 'decide'} otherwise: their order matters.`
    case 'generalises':
      // An exception before the rule: that is how policies are written.
      return null
  }
}

/** "rule 2", "rules 2 and 3", "rules 1, 2 and 3". */
function rulesNamed(rules: readonly number[]): string {
  const numbers = rules.map((rule) => String(rule + 1))
  const last = numbers.at(-1) ?? ''
  return numbers.length < 2 ? `rule ${last}` : `rules ${numbers.slice(0, -1).join(', ')} and ${last}`
}
