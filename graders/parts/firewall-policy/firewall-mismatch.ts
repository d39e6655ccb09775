import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const firewallMismatches = [
  /** A packet that a firewall policy decides otherwise than is required. */
  z.strictObject({
    code: z.literal('wrong-decision'),
    requirement: text,
    packet: text,
    actual: z.enum(['accept', 'deny']),
    /** Number of the rule that decided, from 1; null is the default. */
    rule: z.int().min(1).nullable(),
  }),
] as const

export type FirewallMismatch = z.infer<(typeof firewallMismatches)[number]>

export function explainFirewall(mismatch: FirewallMismatch): Told {
  return {
    headline: `Your policy ${mismatch.actual === 'accept' ? 'accepts' : 'denies'} a packet against a requirement.`,
    expected: mismatch.requirement,
    received: `${mismatch.actual}, by ${mismatch.rule === null ? 'the default' : `rule ${mismatch.rule}`}: ${mismatch.packet}`,
  }
}
