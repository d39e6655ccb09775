import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'

/** A policy to write, as the student sees it: no solution, no sets of packets, no misconception. */
export interface PresentedFirewall {
  id: string
  kind: 'firewall-policy'
  ask: string
  points: number
  vocabulary: Vocabulary
  /** What the policy is held against, in words. */
  requirements: readonly { id: string; says: string }[]
  /** The policy to begin with. */
  start: RuleList
  /** Whether the table marks rules that do nothing. */
  marksAnomalies: boolean
}
