import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import {
  compareWithRightAction,
  newNumbersAction,
  openHintAction,
  runVisibleChecksAction,
  saveDraftAction,
  showSolutionAction,
  submitProgramAction,
  submitResponseAction,
  unpackUploadAction,
} from '#app/items/[itemId]/actions.ts'
import { ExerciseWork, LabWork } from '#app/items/[itemId]/item-work.tsx'
import { shownTo } from '#app/shown-to.ts'
import { formatPoints } from '#components/content/format-points.ts'
import { Markdown } from '#components/content/markdown.tsx'
import { SolutionView } from '#components/content/solution.tsx'
import { countingFacts } from '#components/course/counting-words.ts'
import { dueFacts } from '#components/course/due-facts.tsx'
import { ItemWayFoot, ItemWayNav } from '#components/course/item-way.tsx'
import { lateNowWords, retryWords } from '#components/course/late-words.ts'
import { OverrideNotice } from '#components/course/override-notice.tsx'
import { RegradeNotice } from '#components/course/regrade-notice.tsx'
import { SubmissionHistory } from '#components/course/submission-history.tsx'
import { ExamClock } from '#components/exam/exam-clock.tsx'
import { ConventionDisclosure, ConventionList } from '#components/exercise/convention-list.tsx'
import { Hints } from '#components/exercise/hints.tsx'
import { References } from '#components/exercise/references.tsx'
import { ItemFeedback } from '#components/feedback/item-feedback.tsx'
import { namesInWords } from '#components/groups/group-words.ts'
import { labViewCookie, readLabView } from '#components/lab/columns/lab-view.ts'
import { ConnectionModel } from '#components/lab/connection-model.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Ruler } from '#components/ui/page/ruler.tsx'
import { findOwnExam } from '#server/exams/find-own-exam.ts'
import { findItemFeedback } from '#server/feedback/find-feedback.ts'
import type { ExerciseItemView, ItemView, LabItemView } from '#server/items/item-view.ts'
import { openItem } from '#server/overview/open-item.ts'

interface ItemPageProps {
  params: Promise<{ itemId: string }>
}

const loadItem = cache(async (itemId: string) => {
  return shownTo(
    `/items/${encodeURIComponent(itemId)}`,
    async (viewer) => {
      const [item, feedback] = await Promise.all([openItem(viewer, itemId), findItemFeedback(viewer, itemId)])
      if (item !== null) return { item, feedback: feedback ?? [] }
      const exam = await findOwnExam(viewer, itemId)
      return exam === null ? null : redirect(`/assignments/${exam.assignmentId}`)
    },
    ({ item }) => item.course.slug,
  )
})

export async function generateMetadata({ params }: ItemPageProps): Promise<Metadata> {
  const { title, assignment } = (await loadItem((await params).itemId)).item
  return { title: `${title}, ${assignment.title}` }
}

export default async function ItemPage({ params }: ItemPageProps) {
  const { item, feedback } = await loadItem((await params).itemId)
  return (
    <>
      <PageHeader
        title={item.title}
        trail={[
          { href: `/courses/${item.course.slug}`, name: item.course.title },
          { href: `/assignments/${item.assignment.id}`, name: item.assignment.title },
        ]}
        facts={facts(item)}
        actions={<ItemWayNav {...item.way} inExam={item.sitting !== null} />}
      />
      {item.sitting && (
        <ExamClock
          assignmentId={item.assignment.id}
          endsAt={item.sitting.endsAt.toISOString()}
          now={new Date().toISOString()}
        />
      )}
      {item.override && <OverrideNotice override={item.override} points={item.points} />}
      {item.regraded && <RegradeNotice {...item.regraded} />}
      {item.lateNow && item.submit.possible && (
        <Notice
          kind="attention"
          word="Late"
          title={lateNowWords(item.lateNow, item.lateDays)}
          className="mb-6"
        />
      )}
      {item.kind === 'exercise' ? <ExercisePage item={item} /> : <LabPage item={item} />}
      <ItemFeedback
        feedback={item.sitting === null ? feedback : []}
        parts={item.exercise.parts.map(({ id }) => id)}
      />
      {item.role !== 'STUDENT' && (
        <p className="mt-12">
          <NavLink href={`/items/${item.id}/reviews`}>Reviews, rubric and second looks</NavLink>
          {' · '}
          <NavLink href={`/items/${item.id}/analytics`}>Analytics</NavLink>
          {item.kind === 'lab' && (
            <>
              {' · '}
              <NavLink href={`/items/${item.id}/similarity`}>Similarity of programs</NavLink>
            </>
          )}
        </p>
      )}
      {item.sitting === null && (
        <section aria-labelledby="history" className="mt-12 max-w-2xl">
          <h2 id="history" className="mb-2 text-21">
            History
          </h2>
          <SubmissionHistory
            submissions={item.submissions}
            points={item.points}
            showAttempt={item.kind === 'exercise'}
          />
        </section>
      )}
      <ItemWayFoot {...item.way} />
    </>
  )
}

function facts(item: ItemView) {
  const { assignment, points, earned, submissionsLeft } = item
  return [
    ...dueFacts({ ...assignment, course: item.course, lateDays: item.lateDays }),
    {
      name: 'Points',
      value: earned === null ? formatPoints(points) : `${formatPoints(earned)} of ${formatPoints(points)}`,
    },
    ...(item.others.length > 0 ? [{ name: 'Together with', value: namesInWords(item.others) }] : []),
    ...(item.kind === 'exercise' ? [{ name: 'Your numbers', value: `set ${item.attempt}` }] : []),
    ...(item.sitting === null
      ? [
          ...countingFacts(assignment),
          { name: 'Submissions left', value: submissionsLeft === null ? 'any number' : submissionsLeft },
        ]
      : []),
  ]
}

function ExercisePage({ item }: { item: ExerciseItemView }) {
  const { exercise } = item
  return (
    <>
      {/* In one column nothing stands between the question and the answers but the conventions, to be opened. */}
      <div className="flex flex-col gap-8 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)] lg:items-start lg:gap-x-12">
        <div className="flex min-w-0 flex-col gap-8">
          <section aria-labelledby="question" className="min-w-0">
            <h2 id="question" tabIndex={-1} className="sr-only">
              Question, set {item.attempt} of your numbers
            </h2>
            <Markdown text={exercise.typeset.statement} />
            <ConventionDisclosure conventions={exercise.conventions} />
          </section>
          <section aria-labelledby="answers" className="min-w-0">
            <h2 id="answers" className="mb-4 text-21">
              Your answers
            </h2>
            <ExerciseWork
              itemId={item.id}
              attempt={item.attempt}
              variantId={item.variantId}
              points={item.points}
              parts={exercise.parts}
              draft={item.draft}
              judged={item.latest}
              ended={item.ended !== null}
              inExam={item.sitting !== null}
              diagrams={item.solution?.diagrams ?? []}
              submit={item.submit}
              newNumbers={item.newNumbers}
              showSolution={item.showSolution}
              retryWords={retryWords(item)}
              way={item.way}
              assignment={item.assignment.title}
              actions={{
                saveDraft: saveDraftAction,
                submitResponse: submitResponseAction,
                newNumbers: newNumbersAction,
                showSolution: showSolutionAction,
              }}
            />
          </section>
        </div>
        <div className="flex flex-col gap-8">
          <div className="not-print:max-lg:hidden">
            <ConventionList conventions={exercise.conventions} />
          </div>
          <ItemHints item={item} />
          <References references={exercise.references} />
        </div>
      </div>
      <Solution item={item} />
    </>
  )
}

async function LabPage({ item }: { item: LabItemView }) {
  const { exercise, lab, lastRun } = item
  const view = readLabView((await cookies()).get(labViewCookie)?.value)
  return (
    <>
      <LabWork
        itemId={item.id}
        attempt={item.attempt}
        variantId={item.variantId}
        points={item.points}
        starters={item.starters}
        argumentNames={lab.arguments}
        draft={item.draft}
        submit={item.submit}
        practice={item.practice}
        inExam={item.sitting !== null}
        view={view}
        way={item.way}
        assignment={item.assignment.title}
        lastRun={
          lastRun && {
            id: lastRun.id,
            mode: lastRun.mode === 'PRACTICE' ? 'practice' : 'submission',
            losses: { late: lastRun.late, hintsCost: lastRun.hintsCost },
          }
        }
        actions={{
          saveDraft: saveDraftAction,
          runVisibleChecks: runVisibleChecksAction,
          submitProgram: submitProgramAction,
          unpackUpload: unpackUploadAction,
          ...(item.solution === null ? {} : { compare: compareWithRightAction }),
        }}
      >
        <section aria-labelledby="task">
          <h2 id="task" className="mb-2 text-21">
            Task
          </h2>
          <Markdown text={exercise.typeset.statement} />
        </section>
        <div className="flex flex-col gap-6">
          <ConnectionModel {...lab} missing={item.missing} />
          <ItemHints item={item} />
          <References references={exercise.references} />
        </div>
      </LabWork>
      <Solution item={item} />
    </>
  )
}

function ItemHints({ item: { hints, id, variantId } }: { item: ItemView }) {
  return <Hints hints={hints} closed={{ itemId: id, variantId, openHint: openHintAction }} />
}

function Solution({ item }: { item: ItemView }) {
  if (item.sitting !== null) return null
  return (
    <section aria-labelledby="solution" className="mt-12">
      <Ruler />
      <h2 id="solution" className="mt-4 mb-4 text-21">
        Solution
      </h2>
      {item.solution ? (
        <SolutionView {...item.solution} />
      ) : (
        <p className="text-muted">{item.solutionPolicy}</p>
      )}
    </section>
  )
}
