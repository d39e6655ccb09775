'use client'
import dynamic from 'next/dynamic'
import { type ReactNode, useId, useState } from 'react'
import { DraftStatusLine } from '#components/draft/draft-status-line.tsx'
import { OtherDraftLine } from '#components/draft/other-draft-line.tsx'
import type { Lines } from '#components/feedback/code-reading.tsx'
import { CommentForm } from '#components/feedback/comment-form.tsx'
import { CommentNote } from '#components/feedback/comment-note.tsx'
import { placeWords } from '#components/feedback/feedback-words.ts'
import { ReviewPoints } from '#components/feedback/review-points.tsx'
import { RubricTicks } from '#components/feedback/rubric/rubric-ticks.tsx'
import { type ReviewActions, useReview } from '#components/feedback/use-review.ts'
import { useReviewKeys } from '#components/feedback/use-review-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { Program } from '#graders/labs/contract/program.ts'
import type { CommentPlace, ReviewView } from '#server/feedback/feedback-view.ts'

const CodeReading = dynamic(() => import('#components/feedback/code-reading.tsx'), {
  ssr: false,
  loading: () => <p className="p-3 text-13 text-muted">Loading the program …</p>,
})

export interface ReviewBenchProps {
  review: ReviewView
  program: Program | null
  /** Ids of the exercise's parts, in their order. */
  parts: readonly string[]
  textMax: number
  actions: ReviewActions
  /** What was handed in, and what the checks said of it. */
  children: ReactNode
}

/** What a reviewer says of, and where. */
type Writing = { places: CommentPlace[]; id?: string; text: string }

/** A submission beside what is said of it. Everything can be done by keyboard. */
export function ReviewBench({ review, program, parts, textMax, actions, children }: ReviewBenchProps) {
  const bench = useReview(review, actions)
  const { content, conflict, status, keeper } = bench
  const [lines, setLines] = useState<Lines | null>(null)
  const [writing, setWriting] = useState<Writing | null>(null)
  const [singleKeys, setSingleKeys] = useState(true)
  const [looking, setLooking] = useState(false)
  const hintId = useId()
  const shown = looking && conflict !== null ? conflict.content : content
  const authors = new Map(review.comments.map((one) => [one.id, one]))

  function write(places: readonly CommentPlace[] = [], text = '', id?: string) {
    const everywhere: CommentPlace[] = [
      ...(lines === null ? [] : [{ on: 'lines' as const, ...lines }]),
      { on: 'whole' },
      ...parts.map((part) => ({ on: 'part' as const, part })),
    ]
    setWriting({ places: [...places, ...everywhere], text, ...(id === undefined ? {} : { id }) })
  }
  const tickAt = (at: number) => {
    const item = review.rubric[at]
    if (item !== undefined) bench.tick(item.id)
  }
  useReviewKeys(
    { onTick: tickAt, onComment: write, onNext: bench.next, onPrevious: bench.previous, onDone: bench.done },
    singleKeys,
  )

  return (
    <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <div className="flex min-w-0 flex-col gap-6">
        {program?.files.map((file) => (
          <figure key={file.path}>
            <figcaption className="mb-1 font-mono text-13 font-semibold">{file.path}</figcaption>
            <div className="border border-border">
              <CodeReading
                path={file.path}
                describedBy={hintId}
                text={file.text}
                comments={shown.comments}
                onSelect={setLines}
              />
            </div>
          </figure>
        ))}
        {children}
      </div>
      <section
        aria-labelledby="review"
        className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-4 lg:-mx-1 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto lg:px-1 lg:pb-1"
      >
        <h2 id="review" className="text-21">
          Review
        </h2>
        {review.heldBy && (
          <Notice
            kind="attention"
            word="Open elsewhere"
            title={
              <>
                {review.heldBy.name} has this submission open, until{' '}
                <Timestamp at={review.heldBy.until.toISOString()} show="time" /> at least.
              </>
            }
          >
            <p>
              <Button size="small" isPending={bench.pending} onPress={bench.takeOver}>
                Take it over
              </Button>
            </p>
          </Notice>
        )}
        {review.stillOpen && (
          <p className="text-13 text-attention">
            This student can still hand in: say what is wrong, and not what is right.
          </p>
        )}
        <ReviewPoints review={review} ticks={shown.ticks} />
        <div>
          <h3 className="mb-1 text-15 font-semibold">Rubric</h3>
          <RubricTicks rubric={review.rubric} ticks={shown.ticks} keys={singleKeys} onTick={bench.tick} />
        </div>
        <div className="flex flex-col gap-3">
          <h3 className="text-15 font-semibold">Comments</h3>
          {shown.comments.length > 0 && (
            <ul className="flex flex-col gap-3">
              {shown.comments.map(({ id, place, text }) => (
                <li key={id}>
                  <CommentNote
                    where={placeWords(place, parts)}
                    text={text}
                    by={authors.get(id)?.text === text ? (authors.get(id)?.by ?? 'You') : 'You'}
                  >
                    <p className="mt-1 flex gap-2">
                      <Button size="small" onPress={() => write([place], text, id)}>
                        Change<span className="sr-only"> the comment {placeWords(place, parts)}</span>
                      </Button>
                      <Button size="small" onPress={() => bench.unsay(id)}>
                        Remove<span className="sr-only"> the comment {placeWords(place, parts)}</span>
                      </Button>
                    </p>
                  </CommentNote>
                </li>
              ))}
            </ul>
          )}
          {writing === null ? (
            <p>
              <Button size="small" onPress={() => write()}>
                Comment{lines === null ? '' : ` on ${placeWords({ on: 'lines', ...lines }, parts)}`}
              </Button>
            </p>
          ) : (
            <CommentForm
              key={writing.id ?? 'new'}
              places={writing.places}
              parts={parts}
              text={writing.text}
              textMax={textMax}
              suggestions={[...review.saidBefore, ...review.replies.map(({ text }) => text)]}
              onSay={(place, text) => {
                bench.say(place, text, writing.id)
                setWriting(null)
              }}
              onCancel={() => setWriting(null)}
              onKeep={bench.keep}
            />
          )}
        </div>
        <div data-draft-place tabIndex={-1} className="flex flex-col gap-3 border-t border-line pt-4">
          {conflict === null ? (
            <DraftStatusLine status={status} />
          ) : (
            <OtherDraftLine
              other={conflict}
              looking={looking}
              onLook={setLooking}
              onChoose={(whose) => {
                setLooking(false)
                keeper.choose(whose)
              }}
            />
          )}
          <p className="flex flex-wrap gap-2">
            <Button
              look="primary"
              isPending={bench.pending}
              isDisabled={writing !== null || conflict !== null}
              onPress={bench.done}
            >
              {bench.pending ? 'One moment …' : 'Done, next'}
            </Button>
            <Button isPending={bench.pending} onPress={bench.next}>
              Next
            </Button>
            {review.previous !== null && (
              <Button isPending={bench.pending} onPress={bench.previous}>
                Previous
              </Button>
            )}
          </p>
          {bench.refusal !== null && <Notice kind="attention" word="Not done" title={bench.refusal} live />}
          <p className="text-13 text-muted">
            The student sees all of it when it is done, and nothing before.{' '}
            {review.left === 0 ? 'No other one waits.' : `${review.left} more to look at.`}{' '}
            <NavLink href={`/items/${review.item.id}/reviews`}>All of them</NavLink>
          </p>
          <label className="flex min-h-8 cursor-pointer items-center gap-2 text-13">
            <input
              type="checkbox"
              checked={singleKeys}
              onChange={(event) => setSingleKeys(event.currentTarget.checked)}
              className="size-4 accent-accent"
            />
            Single keys
          </label>
          <p id={hintId} className="text-13 text-muted">
            Ctrl+Enter: done, next.{' '}
            {singleKeys &&
              'Digits tick the rubric, c comments on the line of the cursor, n next, p previous.'}
          </p>
        </div>
      </section>
    </div>
  )
}
