import { Lanes } from '#components/figures/tls/lanes.tsx'
import type { PartDetailProps } from '#components/parts/part-props.ts'
import type { HandshakeFeedback, HandshakeRight } from '#graders/parts/handshake/handshake-feedback.ts'
import type { HandshakeResponse } from '#graders/parts/handshake/handshake-response.ts'
import type { PresentedHandshake } from '#graders/parts/handshake/presented-handshake.ts'

type Props = PartDetailProps<PresentedHandshake, HandshakeResponse, HandshakeFeedback, HandshakeRight>

/** What follows from each thing that is wrong; with the solution, the right handshake, in words and in lanes. */
export function HandshakeDetail({ part, answer, result, feedback, right }: Props) {
  if (right) {
    return (
      <>
        <ol aria-label="The right handshake" className="list-decimal pl-6">
          {right.messages.map(({ from, name, encrypted, because }) => (
            <li key={`${from} ${name}`}>
              <span className="font-semibold">
                {from}: {name}
              </span>
              {encrypted && ', encrypted'}
              <span className="block text-13 text-muted">{because}</span>
            </li>
          ))}
        </ol>
        {right.answers.length > 0 && (
          <ul aria-label="The right answers" className="mt-2 list-disc pl-5">
            {right.answers.map((text, at) => (
              <li key={part.questions[at]?.ask}>
                {part.questions[at]?.ask}: <span className="font-semibold">{text}</span>
              </li>
            ))}
          </ul>
        )}
        <Lanes messages={right.messages} />
      </>
    )
  }
  if (feedback === null) return null
  const { message } = feedback
  const told = [
    ...(message
      ? [{ what: part.messages[answer?.order[message.at] ?? -1]?.text ?? '', says: message.says }]
      : []),
    ...feedback.answers.map(({ at, says }) => ({ what: part.questions[at]?.ask ?? '', says })),
  ]
  if (told.length === 0) return null
  return (
    <ul aria-label="What is not right" className="list-disc pl-5">
      {told.map(({ what, says }) => (
        <li key={what}>
          {what}
          <span className="block text-fail">
            {says === result.explanation?.headline ? 'Not right.' : says}
          </span>
        </li>
      ))}
    </ul>
  )
}
