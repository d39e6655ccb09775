import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import { tellStep } from '#protocols/firewall/packet/tell-step.ts'
import type { PacketTrace } from '#protocols/firewall/packet/trace-packet.ts'
import type { RuleList } from '#protocols/firewall/rule/rule.ts'

/** What a policy does with a packet, rule by rule. */
export function PolicyTrace({ whose, trace, list }: { whose: string; trace: PacketTrace; list: RuleList }) {
  const by = trace.decidedBy === null ? 'the default' : `rule ${trace.decidedBy + 1}`
  return (
    <div className="mt-3">
      <p>
        {whose}: <strong data-decision={trace.decision}>{trace.decision}</strong>, by {by}.
      </p>
      <ScrollRegion
        label={`${whose}: what each rule says of the packet`}
        className="mt-1 max-h-64 overflow-y-auto"
      >
        <ol className="text-13">
          {trace.steps.map((step) => (
            <li key={step.rule} className="py-0.5">
              {tellStep(step, list)}
            </li>
          ))}
          {trace.decidedBy === null && (
            <li className="py-0.5">No rule matches: the default decides, {trace.decision}.</li>
          )}
        </ol>
      </ScrollRegion>
    </div>
  )
}
