// Verdicts on policies that were stored while the needed decision still stood beside the given one.
import * as z from 'zod'
import { FirewallRightSchema } from '#graders/parts/firewall-policy/firewall-right.ts'

const DecisionSchema = FirewallRightSchema.shape.needed.element.shape.decision
const OlderSchema = z.looseObject({
  outcome: z.looseObject({ mismatch: z.looseObject({ code: z.string() }).optional() }),
  feedback: z.looseObject({
    requirements: z.array(
      z.looseObject({
        id: z.string(),
        counterexample: z.looseObject({ needed: DecisionSchema.optional() }).optional(),
      }),
    ),
  }),
})

export function separateFirewall(part: Record<string, unknown>): Record<string, unknown> {
  const older = OlderSchema.safeParse(part).data
  if (older === undefined) return part
  const { outcome, feedback } = older
  const needed = feedback.requirements.flatMap(({ id, counterexample }) =>
    counterexample?.needed === undefined ? [] : [{ id, decision: counterexample.needed }],
  )
  if (needed.length === 0) return part
  const requirements = feedback.requirements.map((requirement) => {
    if (requirement.counterexample === undefined) return requirement
    const { needed: _, ...counterexample } = requirement.counterexample
    return { ...requirement, counterexample }
  })
  const { mismatch } = outcome
  const { expected: _, ...said } = mismatch ?? { code: '' }
  return {
    ...older,
    outcome: mismatch?.code === 'wrong-decision' ? { ...outcome, mismatch: said } : outcome,
    feedback: { ...feedback, requirements },
    right: { kind: 'firewall-policy', needed },
  }
}
