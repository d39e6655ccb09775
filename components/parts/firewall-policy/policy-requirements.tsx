'use client'
import { Check, X } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import type { FirewallFeedback } from '#graders/parts/firewall-policy/firewall-feedback.ts'
import type { Packet } from '#protocols/firewall/packet.ts'
import type { Vocabulary } from '#protocols/firewall/rule.ts'
import { describePacket } from '#protocols/firewall/trace-packet.ts'

export interface RequirementListProps {
  requirements: readonly { id: string; says: string }[]
  /** Null before the policy was submitted. */
  feedback: FirewallFeedback | null
  vocabulary: Vocabulary
  onLoad: (packet: Packet) => void
}

/** What is required; after a verdict also whether it holds, and a packet that shows that it does not. */
export function PolicyRequirements({ requirements, feedback, vocabulary, onLoad }: RequirementListProps) {
  return (
    <section>
      <h3 className="text-15 font-semibold">Requirements</h3>
      <ol className="mt-1 list-decimal pl-6">
        {requirements.map(({ id, says }) => {
          const judged = feedback?.requirements.find((each) => each.id === id)
          const example = judged?.counterexample
          return (
            <li key={id} className="py-1" data-requirement={id} data-met={judged?.met}>
              <span className="max-w-measure">{says}</span> {judged && <Mark met={judged.met} />}
              {example && (
                <div className="mt-1 rounded border border-line bg-surface px-3 py-2 text-13">
                  <p>For example {describePacket(example.packet, vocabulary)}.</p>
                  <p>
                    Yours: <strong>{example.given}</strong>, by{' '}
                    {example.rule === null ? 'the default' : `rule ${example.rule + 1}`}. Needed:{' '}
                    <strong>{example.needed}</strong>.
                  </p>
                  <Button size="small" className="mt-1" onPress={() => onLoad(example.packet)}>
                    Load in tester<span className="sr-only">: packet for “{says}”</span>
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Mark({ met }: { met: boolean }) {
  const Icon = met ? Check : X
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap text-13 font-semibold ${met ? 'text-pass' : 'text-fail'}`}
    >
      <Icon aria-hidden className="size-4" />
      {met ? 'Met' : 'Not met'}
    </span>
  )
}
