import { FeedbackNotes, NewMark, SecondLook } from '#components/feedback/feedback-notes.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { FeedbackView } from '#server/feedback/feedback-view.ts'

export interface ItemFeedbackProps {
  /** What was said last, first. */
  feedback: readonly FeedbackView[]
  /** Ids of the exercise's parts, in their order. */
  parts: readonly string[]
}

/** What people said to a student's work on an item. The newest in full; it counts, whatever was handed in since. */
export function ItemFeedback({ feedback, parts }: ItemFeedbackProps) {
  const [first, ...earlier] = feedback
  if (first === undefined) return null
  return (
    <section aria-labelledby="feedback" className="mt-12 flex flex-col gap-4">
      <h2 id="feedback" className="text-21">
        Feedback
      </h2>
      {first.review && <FeedbackNotes review={first.review} parts={parts} showQuotes />}
      {first.secondLook && <SecondLook look={first.secondLook} own />}
      <p className="text-15">
        <NavLink href={`/submissions/${first.submissionId}`}>
          To the submission of <Timestamp at={first.submittedAt.toISOString()} />, at the lines it is about
        </NavLink>
      </p>
      {earlier.map(({ submissionId, submittedAt, review, secondLook }) => (
        <p key={submissionId} className="text-15">
          {(review?.isNew === true || secondLook?.answer?.isNew === true) && <NewMark />}{' '}
          <NavLink href={`/submissions/${submissionId}`}>
            Feedback on the submission of <Timestamp at={submittedAt.toISOString()} />
          </NavLink>
        </p>
      ))}
    </section>
  )
}
