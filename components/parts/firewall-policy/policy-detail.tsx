'use client'
import { loadPacket } from '#components/parts/firewall-policy/load-packet.ts'
import type { PartDetailProps } from '#components/parts/part-props.ts'
import { Button } from '#components/ui/button.tsx'
import { CheckIcon, XIcon } from '#components/ui/icons.tsx'
import type { FirewallFeedback } from '#graders/parts/firewall-policy/firewall-feedback.ts'
import type { FirewallResponse } from '#graders/parts/firewall-policy/firewall-response.ts'
import type { PresentedFirewall } from '#graders/parts/firewall-policy/presented-firewall.ts'
import type { Right } from '#graders/parts/registry.ts'
import { describePacket } from '#protocols/firewall/packet/trace-packet.ts'

type FirewallRight = Extract<Right, { kind: 'firewall-policy' }>
type PolicyDetailProps = PartDetailProps<PresentedFirewall, FirewallResponse, FirewallFeedback, FirewallRight>

/** Whether each requirement holds, and a packet that shows that it does not. */
export function PolicyDetail({ part, feedback, right }: PolicyDetailProps) {
  if (feedback === null) return null
  const { vocabulary } = part
  return (
    <ol aria-label="Requirements" className="list-decimal pl-6">
      {feedback.requirements.map(({ id, says, met, counterexample }) => {
        const needed = right?.needed.find((each) => each.id === id)?.decision
        return (
          <li key={id} className="py-1" data-verdict-on={id} data-met={met}>
            <span className="max-w-measure">{says}</span> <Mark met={met} />
            {counterexample && (
              <div className="mt-1 rounded border border-line bg-background px-3 py-2 text-13">
                <p>For example {describePacket(counterexample.packet, vocabulary)}.</p>
                <p>
                  Yours: <strong>{counterexample.given}</strong>, by{' '}
                  {counterexample.rule === null ? 'the default' : `rule ${counterexample.rule + 1}`}.
                  {needed && (
                    <>
                      {' '}
                      Needed: <strong>{needed}</strong>.
                    </>
                  )}
                </p>
                <Button
                  size="small"
                  className="mt-1"
                  onPress={() => loadPacket(part.id, counterexample.packet)}
                >
                  Load in tester<span className="sr-only">: packet for “{says}”</span>
                </Button>
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Mark({ met }: { met: boolean }) {
  const Icon = met ? CheckIcon : XIcon
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap text-13 font-semibold ${met ? 'text-pass' : 'text-fail'}`}
    >
      <Icon className="size-4" />
      {met ? 'Met' : 'Not met'}
    </span>
  )
}
