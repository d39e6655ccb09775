import type { PartDetailProps } from '#components/parts/part-props.ts'
import type { PresentedVerdicts } from '#graders/parts/packet-verdicts/presented-verdicts.ts'
import type { VerdictsFeedback, VerdictsRight } from '#graders/parts/packet-verdicts/verdicts-feedback.ts'
import type { PacketVerdict, VerdictsResponse } from '#graders/parts/packet-verdicts/verdicts-response.ts'

type Props = PartDetailProps<PresentedVerdicts, VerdictsResponse, VerdictsFeedback, VerdictsRight>

/** Each wrong verdict with what follows from it; with the solution, the way of each packet through the rules. */
export function VerdictsDetail({ part, answer, result, feedback, right }: Props) {
  if (right) {
    return (
      <ol aria-label="The right verdicts" className="list-decimal pl-6">
        {right.verdicts.map(({ verdict, way, because }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- packets never change places
          <li key={at} className="py-0.5">
            <span className="font-semibold">{told(verdict)}</span>
            {way.length > 0 && <span className="block text-13">{way.join(' ')}</span>}
            {because !== undefined && <span className="block text-muted">{because}</span>}
          </li>
        ))}
      </ol>
    )
  }
  if (feedback === null || feedback.wrong.length === 0) return null
  return (
    <ul aria-label="Verdicts that are not right" className="list-disc pl-5">
      {feedback.wrong.map(({ packet, says, idea }) => (
        <li key={packet}>
          Packet {packet + 1}
          {part.packets[packet]?.says ? `, ${part.packets[packet].says}` : ''}:{' '}
          <span className="font-semibold">{told(answer?.verdicts[packet])}</span>
          <span className="block text-fail">{says}</span>
          {idea !== undefined && idea !== result.explanation?.headline && (
            <span className="block">{idea}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function told(verdict: PacketVerdict | undefined): string {
  const { decision = null, by = null } = verdict ?? {}
  const who = by === null ? '' : by === 'default' ? ', by the default' : `, by rule ${by + 1}`
  return `${decision ?? 'open'}${who}`
}
