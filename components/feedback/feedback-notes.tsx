import { formatPoints } from '#components/content/format-points.ts'
import { CommentNote } from '#components/feedback/comment-note.tsx'
import { placeWords, signedPoints } from '#components/feedback/feedback-words.ts'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { FeedbackView, SecondLookView } from '#server/feedback/feedback-view.ts'

type Review = NonNullable<FeedbackView['review']>

/** Says that a student has not read something yet. */
export function NewMark() {
  return <span className="rounded border border-accent px-1.5 text-13 font-semibold text-accent">new</span>
}

export interface FeedbackNotesProps {
  review: Review
  /** Ids of the exercise's parts, in their order. */
  parts: readonly string[]
  /** Those whose place is on the page stand there as well. */
  showQuotes: boolean
}

/** What a person said to a submission: rubric, and comments with where each stands. */
export function FeedbackNotes({ review, parts, showQuotes }: FeedbackNotesProps) {
  const { marks, comments, by, at, isNew } = review
  const sum = marks.reduce((total, { points }) => total + points, 0)
  return (
    <div className="flex flex-col gap-3">
      <p className="text-15">
        {isNew && <NewMark />} Looked at by {by}, <Timestamp at={at.toISOString()} />.
      </p>
      {marks.length > 0 && (
        <ul aria-label="Rubric" className="max-w-2xl border-t border-line text-15">
          {marks.map(({ id, says, points }) => (
            <li key={id} className="flex justify-between gap-4 border-b border-line py-1.5">
              <span className="min-w-0 [overflow-wrap:anywhere]">{says}</span>
              <span className="font-semibold whitespace-nowrap tabular-nums">{signedPoints(points)}</span>
            </li>
          ))}
          {marks.length > 1 && (
            <li className="flex justify-between gap-4 py-1.5 text-muted">
              <span>Together</span>
              <span className="tabular-nums">{sum === 0 ? formatPoints(0) : signedPoints(sum)}</span>
            </li>
          )}
        </ul>
      )}
      {marks.length > 0 && (
        <p className="text-13 text-muted">
          Added to what the checks gave, never below 0 or above full marks. What counts stands on the item’s
          page.
        </p>
      )}
      {comments.length > 0 && (
        <ul aria-label="Comments" className="flex flex-col gap-3">
          {comments.map(({ id, place, text, by: author, quote }) => (
            <li key={id}>
              <CommentNote
                where={placeWords(place, parts)}
                text={text}
                by={author}
                quote={showQuotes ? quote : null}
              />
            </li>
          ))}
        </ul>
      )}
      {marks.length + comments.length === 0 && <p className="text-muted">Nothing was to be said.</p>}
    </div>
  )
}

/** What a student asked, and what staff answered. */
export function SecondLook({ look, own }: { look: SecondLookView; own: boolean }) {
  return (
    <div className="flex max-w-measure flex-col gap-2">
      <p className="text-15">
        {own ? 'You asked' : 'The student asked'}, <Timestamp at={look.askedAt.toISOString()} />:
      </p>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{look.asks}</p>
      {look.answer === null ? (
        <p className="text-muted">{own ? 'Nobody has answered yet.' : 'It waits for an answer.'}</p>
      ) : (
        <>
          <p className="text-15">
            {own && look.answer.isNew && <NewMark />} {look.answer.by} answered,{' '}
            <Timestamp at={look.answer.at.toISOString()} />:
          </p>
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{look.answer.text}</p>
        </>
      )}
    </div>
  )
}
