// What is said beside a rule that does nothing, or whose place matters. It speaks of the policy itself, and
// nothing of what is required is known here.

import { type Anomaly, findAnomalies } from '#protocols/firewall/anomalies/find-anomalies.ts'
import { compilePolicy } from '#protocols/firewall/compare/compile-rule.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'

export interface RuleNote {
  says: string
  /** The rule does nothing. */
  idle: boolean
}

export interface RuleNotes {
  /** By rule; empty while a rule cannot be read. */
  notes: (RuleNote | undefined)[]
  /** A sentence, when not all rules could be looked at. */
  says: string | null
}

/** At each keystroke: the work is bounded in steps (find-anomalies.ts), whatever the rules are. */
export function describeAnomalies(list: RuleList, vocabulary: Vocabulary): RuleNotes {
  const policy = compilePolicy(list, vocabulary)
  if (!policy) return { notes: [], says: null }
  const notes: (RuleNote | undefined)[] = list.rules.map(() => undefined)
  const { anomalies, isComplete } = findAnomalies(policy)
  for (const anomaly of anomalies) {
    const says = describe(anomaly)
    if (says === null) continue
    const idle = anomaly.kind === 'shadowed' || anomaly.kind === 'redundant'
    const before = notes[anomaly.rule]
    notes[anomaly.rule] = before
      ? { says: `${before.says} ${says}`, idle: before.idle || idle }
      : { says, idle }
  }
  return { notes, says: isComplete ? null : unfinished }
}

const unfinished =
  'These rules are too intricate to be analysed while you type: there may be more to say than is said here.'

function describe({ kind, rule, others, byDefault }: Anomaly): string | null {
  switch (kind) {
    case 'shadowed':
      return `Shadowed: never reached, covered by ${rulesNamed(others)}.`
    case 'redundant': {
      if (others.some((other) => other < rule)) {
        return `Redundant: never reached, covered by ${rulesNamed(others)}.`
      }
      const heirs = [
        ...(others.length > 0 ? [rulesNamed(others)] : []),
        ...(byDefault ? ['the default'] : []),
      ].join(' and ')
      const isOne = others.length + (byDefault ? 1 : 0) === 1
      return `Redundant: without it, ${heirs} ${isOne ? 'does' : 'do'} the same.`
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
