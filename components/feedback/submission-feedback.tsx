import { AskSecondLook, type AskSecondLookProps } from '#components/feedback/ask-second-look.tsx'
import { FeedbackNotes, SecondLook } from '#components/feedback/feedback-notes.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { SubmissionFeedback } from '#server/feedback/feedback-view.ts'

export interface SubmissionFeedbackViewProps extends Omit<AskSecondLookProps, 'submissionId'> {
  feedback: SubmissionFeedback
  /** The reader handed it in. */
  own: boolean
  /** Ids of the exercise's parts, in their order. */
  parts: readonly string[]
}

/** What people said to a submission, and the place to ask them for more. Nothing where there is neither. */
export function SubmissionFeedbackView(props: SubmissionFeedbackViewProps) {
  const { feedback, own, parts, asksMax, askSecondLook } = props
  const { submissionId, review, secondLook, ask, mayReview } = feedback
  const mayAsk = ask !== null && ask.possible
  if (review === null && secondLook === null && !mayAsk && !mayReview) return null
  return (
    <section aria-labelledby="feedback" className="mb-8 flex flex-col gap-4">
      <h2 id="feedback" className="text-21">
        Feedback
      </h2>
      {review && <FeedbackNotes review={review} parts={parts} showQuotes={false} />}
      {review === null && mayReview && <p className="text-muted">Nobody has looked at it.</p>}
      {secondLook && <SecondLook look={secondLook} own={own} />}
      {mayReview && (
        <p>
          <NavLink href={`/submissions/${submissionId}/review`}>Review this submission</NavLink>
        </p>
      )}
      {mayAsk && <AskSecondLook {...{ submissionId, asksMax, askSecondLook }} />}
      {review !== null && ask !== null && !ask.possible && (
        <p className="text-13 text-muted">{ask.because}</p>
      )}
    </section>
  )
}
