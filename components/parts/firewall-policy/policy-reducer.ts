// Every change to a policy, whichever view it comes from.
import { emptyRule, type Rule, type RuleList, rulesMax } from '#protocols/firewall/rule/rule.ts'

export type PolicyChange =
  | { do: 'edit'; rule: number; to: Rule }
  /** Below the rule; null puts it first. */
  | { do: 'add'; below: number | null }
  | { do: 'remove'; rule: number }
  | { do: 'move'; rule: number; to: number }
  | { do: 'default'; action: RuleList['otherwise'] }
  | { do: 'replace'; list: RuleList }

export function changePolicy(list: RuleList, change: PolicyChange): RuleList {
  const { rules } = list
  switch (change.do) {
    case 'edit':
      return {
        ...list,
        rules: rules.map((rule, index) => (index === change.rule ? change.to : rule)),
      }
    case 'add':
      if (rules.length >= rulesMax) return list
      return { ...list, rules: rules.toSpliced(change.below === null ? 0 : change.below + 1, 0, emptyRule) }
    case 'remove':
      return { ...list, rules: rules.toSpliced(change.rule, 1) }
    case 'move': {
      const moved = rules[change.rule]
      if (!moved || change.to < 0 || change.to >= rules.length) return list
      return { ...list, rules: rules.toSpliced(change.rule, 1).toSpliced(change.to, 0, moved) }
    }
    case 'default':
      return { ...list, otherwise: change.action }
    case 'replace':
      return change.list
  }
}
