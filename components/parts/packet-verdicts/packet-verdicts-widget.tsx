'use client'
import { type CellOutcome, cellOutcome } from '#components/parts/cell-outcome.ts'
import { VocabularyTable } from '#components/parts/firewall-policy/vocabulary-table.tsx'
import { changeVerdicts } from '#components/parts/packet-verdicts/change-verdicts.ts'
import { PacketRow } from '#components/parts/packet-verdicts/packet-row.tsx'
import { PolicyList } from '#components/parts/packet-verdicts/policy-list.tsx'
import { VerdictsDetail } from '#components/parts/packet-verdicts/verdicts-detail.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { verdictsReadability } from '#graders/parts/packet-verdicts/live/verdicts-readability.ts'
import type { PresentedVerdicts } from '#graders/parts/packet-verdicts/presented-verdicts.ts'
import type { VerdictsFeedback, VerdictsRight } from '#graders/parts/packet-verdicts/verdicts-feedback.ts'
import {
  type VerdictsResponse,
  VerdictsResponseSchema,
} from '#graders/parts/packet-verdicts/verdicts-response.ts'

type Props = PartProps<PresentedVerdicts, VerdictsResponse, VerdictsFeedback, VerdictsRight>

/** The policy above; below it two lists to choose from for each packet. */
function PacketVerdictsWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  const { policy, vocabulary, packets, memory } = part
  const verdicts = answer?.verdicts ?? []
  return (
    <div className="max-w-full">
      <PolicyList policy={policy} />
      <VocabularyTable vocabulary={vocabulary} summary="Zones and names in the policy" />
      <p className="mt-3 text-13 text-muted">
        {memory === 'connections'
          ? 'The packets come in this order, and the firewall remembers connections. '
          : 'The firewall has no memory: it looks at each packet by itself. '}
        Each packet counts half for what happens to it, half for what decides.
      </p>
      <div className="mt-1 divide-y divide-line rounded border border-border bg-surface">
        {packets.map((shown, at) => (
          <PacketRow
            // Packets never change places, and two may be alike.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            at={at}
            shown={shown}
            verdict={verdicts[at] ?? { decision: null, by: null }}
            policy={policy}
            vocabulary={vocabulary}
            memory={memory}
            locked={locked}
            outcome={outcomeOf(at)}
            onChange={(change) =>
              onAnswer({ kind: part.kind, verdicts: changeVerdicts(verdicts, packets.length, change) })
            }
          />
        ))}
      </div>
    </div>
  )

  function outcomeOf(at: number): CellOutcome {
    const { decision = null, by = null } = verdicts[at] ?? {}
    return cellOutcome({ result, feedback }, decision === null && by === null, ({ wrong }) =>
      wrong.some(({ packet }) => packet === at),
    )
  }
}

export const packetVerdictsWidget = widget('packet-verdicts', {
  response: VerdictsResponseSchema,
  Widget: PacketVerdictsWidget,
  Detail: VerdictsDetail,
  readability: verdictsReadability,
})
