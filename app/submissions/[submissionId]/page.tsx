import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { compareWithRightAction } from '#app/items/[itemId]/actions.ts'
import { askSecondLookAction } from '#app/submissions/[submissionId]/actions.ts'
import { SubmittedAnswers, SubmittedRun } from '#app/submissions/[submissionId]/submitted-work.tsx'
import { formatPoints } from '#components/content/format-points.ts'
import { Markdown } from '#components/content/markdown.tsx'
import { SolutionView } from '#components/content/solution.tsx'
import { lossesInWords } from '#components/course/late-words.ts'
import { OverrideNotice } from '#components/course/override-notice.tsx'
import { RegradeNotice } from '#components/course/regrade-notice.tsx'
import { ConventionList } from '#components/exercise/convention-list.tsx'
import { CommentedProgram } from '#components/feedback/commented-program.tsx'
import { SubmissionFeedbackView } from '#components/feedback/submission-feedback.tsx'
import { namesInWords } from '#components/groups/group-words.ts'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Ruler } from '#components/ui/page/ruler.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { asksMax } from '#server/feedback/ask-second-look.ts'
import { findFeedback } from '#server/feedback/find-feedback.ts'
import { findSubmission, type SubmissionView } from '#server/submissions/find-submission.ts'

interface SubmissionPageProps {
  params: Promise<{ submissionId: string }>
}

const loadSubmission = cache(async (submissionId: string) => {
  const viewer = await signedInViewer(`/submissions/${encodeURIComponent(submissionId)}`)
  const [submission, feedback] = await Promise.all([
    findSubmission(viewer, submissionId),
    findFeedback(viewer, submissionId),
  ])
  return submission === null || feedback === null ? notFound() : { submission, feedback }
})

export async function generateMetadata({ params }: SubmissionPageProps): Promise<Metadata> {
  const { item, submittedAt } = (await loadSubmission((await params).submissionId)).submission
  return {
    title: `Submission of ${submittedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC, ${item.title}`,
  }
}

export default async function SubmissionPage({ params }: SubmissionPageProps) {
  const { submission, feedback } = await loadSubmission((await params).submissionId)
  const { course, assignment, item, student, exercise, solution, solutionPolicy } = submission
  return (
    <>
      <PageHeader
        title="Submission"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/assignments/${assignment.id}`, name: assignment.title },
          { href: `/items/${item.id}`, name: item.title },
        ]}
        facts={[
          { name: 'Submitted', value: <Timestamp at={submission.submittedAt.toISOString()} /> },
          ...(student.own
            ? submission.together.length > 0
              ? [{ name: 'By', value: student.name }]
              : []
            : [
                {
                  name: 'By',
                  value: (
                    <NavLink href={`/courses/${course.slug}/students/${student.id}`}>{student.name}</NavLink>
                  ),
                },
              ]),
          ...(submission.together.length > 0
            ? [{ name: 'Of', value: namesInWords(submission.together) }]
            : []),
          ...(submission.kind === 'exercise'
            ? [{ name: 'Numbers', value: `set ${submission.attempt}` }]
            : []),
          { name: 'Result', value: resultOf(submission) },
        ]}
      />
      {submission.regraded && <RegradeNotice {...submission.regraded} />}
      {submission.unreadable.length > 0 && (
        <Notice
          kind="attention"
          word="Not readable"
          title="parts of it were judged as if they were empty, for nobody could be asked."
          className="mb-6"
        >
          <ul className="list-disc pl-5">
            {submission.unreadable.map(({ part, says }) => (
              <li key={part}>
                {part}: {says}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {submission.override && <OverrideNotice override={submission.override} points={item.points} />}
      <SubmissionFeedbackView
        feedback={feedback}
        own={student.own}
        parts={exercise.parts.map(({ id }) => id)}
        asksMax={asksMax}
        askSecondLook={askSecondLookAction}
      />
      {submission.kind === 'exercise' ? (
        <div className="grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)] lg:items-start">
          <div className="flex flex-col gap-8">
            <section aria-labelledby="question">
              <h2 id="question" className="sr-only">
                Question
              </h2>
              <Markdown text={exercise.typeset.statement} />
            </section>
            <SubmittedAnswers
              parts={exercise.parts}
              response={submission.response}
              result={submission.result}
              points={item.points}
              diagrams={solution?.diagrams ?? []}
            />
          </div>
          <ConventionList conventions={exercise.conventions} />
        </div>
      ) : (
        <SubmittedRun
          runId={submission.runId}
          points={item.points}
          losses={{ late: submission.late, hintsCost: submission.hintsCost }}
          {...(solution === null ? {} : { compare: compareWithRightAction })}
        >
          <CommentedProgram program={submission.program} comments={feedback.review?.comments ?? []} />
        </SubmittedRun>
      )}
      <section aria-labelledby="solution" className="mt-12">
        <Ruler />
        <h2 id="solution" className="mt-4 mb-4 text-21">
          Solution
        </h2>
        {solution ? <SolutionView {...solution} /> : <p className="text-muted">{solutionPolicy}</p>}
      </section>
    </>
  )
}

function resultOf({ state, item, late, retried, hintsCost }: SubmissionView): string {
  switch (state.status) {
    case 'waiting':
      return 'waiting to be graded'
    case 'running':
      return 'being graded'
    case 'graded':
      return [
        `${formatPoints(state.points)} of ${formatPoints(item.points)} points`,
        ...lossesInWords({ late, retried, hintsCost }),
      ].join(', ')
    case 'faulted':
      return 'not graded, our side'
  }
}
