import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache, Fragment } from 'react'
import { setOverrideAction } from '#app/courses/[slug]/students/[userId]/actions.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { nextReviewAction } from '#app/items/[itemId]/reviews/actions.ts'
import {
  answerSecondLookAction,
  forgetReplyAction,
  holdReviewAction,
  saveReplyAction,
  saveReviewAction,
} from '#app/submissions/[submissionId]/review/actions.ts'
import { ReviewWork } from '#app/submissions/[submissionId]/review/review-work.tsx'
import { SubmittedAnswers, SubmittedRun } from '#app/submissions/[submissionId]/submitted-work.tsx'
import { Markdown } from '#components/content/markdown.tsx'
import { OverrideNotice } from '#components/course/override-notice.tsx'
import { AnswerSecondLook } from '#components/feedback/answer-second-look.tsx'
import { namesCookie } from '#components/feedback/names-cookie.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { WhenOpened } from '#components/ui/when-opened.tsx'
import { answerMax } from '#server/feedback/answer-second-look.ts'
import { openReview } from '#server/feedback/open-review.ts'
import { reviewLimits } from '#server/feedback/review-draft.ts'
import { reasonMax } from '#server/overrides/set-override.ts'

interface ReviewPageProps {
  params: Promise<{ submissionId: string }>
}

const load = cache(async (submissionId: string) => {
  const viewer = await signedInViewer(`/submissions/${encodeURIComponent(submissionId)}/review`)
  const names = (await cookies()).get(namesCookie)?.value === 'shown'
  return (await openReview(viewer, { submissionId, names })) ?? notFound()
})

export async function generateMetadata({ params }: ReviewPageProps): Promise<Metadata> {
  return { title: `Review, ${(await load((await params).submissionId)).review.item.title}` }
}

export default async function ReviewPage({ params }: ReviewPageProps) {
  const { review, work } = await load((await params).submissionId)
  const { course, assignment, item, exercise } = work
  // Points by hand are a student's alone: those of a group are set on the page of each.
  const isOfOne = review.members === 1
  return (
    <>
      <PageHeader
        title="Review"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/assignments/${assignment.id}`, name: assignment.title },
          { href: `/items/${item.id}/reviews`, name: `Reviews of ${item.title}` },
        ]}
        facts={[
          {
            name: 'By',
            value:
              review.students === null
                ? hiddenNames(review.members)
                : review.students.map(({ id, name }, at) => (
                    <Fragment key={id}>
                      {at > 0 && ', '}
                      <NavLink href={`/courses/${course.slug}/students/${id}`}>{name}</NavLink>
                    </Fragment>
                  )),
          },
          { name: 'Submitted', value: <Timestamp at={work.submittedAt.toISOString()} /> },
          ...(review.done
            ? [
                {
                  name: 'Looked at',
                  value: (
                    <>
                      by {review.done.by}, <Timestamp at={review.done.at.toISOString()} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {work.override && isOfOne && <OverrideNotice override={work.override} points={item.points} />}
      {review.secondLook && (
        <AnswerSecondLook
          submissionId={review.submissionId}
          look={review.secondLook}
          answerMax={answerMax}
          answer={answerSecondLookAction}
          override={
            review.mayOverride && isOfOne
              ? {
                  itemId: item.id,
                  userId: work.student.id,
                  points: item.points,
                  current: work.override?.points ?? null,
                  reasonMax,
                  setOverride: setOverrideAction,
                }
              : null
          }
        />
      )}
      <ReviewWork
        key={`${review.submissionId} ${review.done?.at.toISOString() ?? ''}`}
        review={review}
        program={work.kind === 'lab' ? work.program : null}
        parts={work.kind === 'lab' ? [] : exercise.parts.map(({ id }) => id)}
        textMax={reviewLimits.textMax}
        actions={{
          saveReview: saveReviewAction,
          nextReview: nextReviewAction,
          holdReview: holdReviewAction,
          saveReply: saveReplyAction,
          forgetReply: forgetReplyAction,
          answerSecondLook: answerSecondLookAction,
        }}
      >
        {work.kind === 'exercise' ? (
          <>
            <Markdown text={exercise.typeset.statement} />
            <SubmittedAnswers
              parts={exercise.parts}
              response={work.response}
              result={work.result}
              points={item.points}
              diagrams={work.solution?.diagrams ?? []}
            />
          </>
        ) : (
          <Disclosure summary="Checks, and what happened">
            <WhenOpened>
              <SubmittedRun
                runId={work.runId}
                points={item.points}
                losses={{ late: work.late, hintsCost: work.hintsCost }}
              >
                {null}
              </SubmittedRun>
            </WhenOpened>
          </Disclosure>
        )}
      </ReviewWork>
    </>
  )
}

const hiddenNames = (members: number) =>
  members > 1 ? `a group of ${members}, names hidden` : 'a student, name hidden'
