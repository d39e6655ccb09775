import type { ComponentProps } from 'react'
import type { ShownItem } from '#components/course/course-shapes.ts'
import { ItemList } from '#components/course/item-list.tsx'
import { ExamClock } from '#components/exam/exam-clock.tsx'
import { ExamDoor } from '#components/exam/exam-door.tsx'
import { HandIn } from '#components/exam/hand-in.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { ExamView } from '#server/assignments/assignment-view.ts'

export interface ExamSectionProps {
  assignmentId: string
  exam: ExamView
  opensAt: Date
  dueAt: Date
  /** In which these were typed, where one was chosen for the course. */
  typedIn: string | null
  /** Those of the reader; none while they do not write. */
  items: readonly ShownItem[]
  now: Date
  actions: Pick<ComponentProps<typeof ExamDoor>, 'startExam'> &
    Pick<ComponentProps<typeof HandIn>, 'handInExam'>
}

/** An exam as its student meets it: before, while writing, and until it is released. */
export function ExamSection({
  assignmentId,
  exam,
  opensAt,
  dueAt,
  typedIn,
  items,
  now,
  actions,
}: ExamSectionProps) {
  switch (exam.state) {
    case 'ready':
      return (
        <ExamDoor
          {...{ assignmentId }}
          minutes={exam.minutes}
          dueAt={dueAt.toISOString()}
          typedIn={typedIn}
          needsCode={exam.needsCode}
          startExam={actions.startExam}
        />
      )
    case 'running':
      return (
        <section aria-labelledby="items">
          {exam.endsAt && (
            <ExamClock {...{ assignmentId }} endsAt={exam.endsAt.toISOString()} now={now.toISOString()} />
          )}
          <h2 id="items" className="mb-2 text-21">
            Exercises and labs
          </h2>
          <ItemList items={items} />
          <HandIn
            {...{ assignmentId }}
            empty={items.filter(({ progress }) => progress !== 'draft').length}
            handInExam={actions.handInExam}
          />
        </section>
      )
    case 'over':
      return (
        <EmptyState title="Your exam is handed in.">
          {exam.handedInAt ? (
            <>
              You handed it in <Timestamp at={exam.handedInAt.toISOString()} show="words" typedIn={typedIn} />
              .
            </>
          ) : (
            'Your time was over, and what stood there was handed in by itself.'
          )}{' '}
          Points and solutions are shown when it is released
          {exam.releaseAt && (
            <>
              , <Timestamp at={exam.releaseAt.toISOString()} show="words" typedIn={typedIn} />
            </>
          )}
          .
        </EmptyState>
      )
    case 'missed':
      return <EmptyState title="This exam is over.">You did not start it.</EmptyState>
    default:
      return (
        <EmptyState title="This exam is not open yet.">
          It opens <Timestamp at={opensAt.toISOString()} show="words" typedIn={typedIn} />. You then have{' '}
          {exam.minutes} minutes from when you start.
        </EmptyState>
      )
  }
}
