import type { Metadata } from 'next'
import { cache } from 'react'
import {
  handInExamAction,
  joinGroupAction,
  leaveGroupAction,
  makeGroupAction,
  startExamAction,
} from '#app/assignments/[assignmentId]/actions.ts'
import { shownTo } from '#app/shown-to.ts'
import { formatPoints } from '#components/content/format-points.ts'
import { countingFacts } from '#components/course/counting-words.ts'
import { dueFacts } from '#components/course/due-facts.tsx'
import { ItemList } from '#components/course/item-list.tsx'
import { roleNames } from '#components/course/role-names.ts'
import { countSolved, solvedWords } from '#components/course/solved-words.ts'
import { ExamSection } from '#components/exam/exam-section.tsx'
import { YourGroup } from '#components/groups/your-group.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { RulerProgress } from '#components/ui/page/ruler.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { findAssignment } from '#server/overview/find-assignment.ts'

interface AssignmentPageProps {
  params: Promise<{ assignmentId: string }>
}

const loadAssignment = cache(async (assignmentId: string) => {
  return shownTo(
    `/assignments/${encodeURIComponent(assignmentId)}`,
    (viewer) => findAssignment(viewer, assignmentId),
    ({ course }) => course.slug,
  )
})

export async function generateMetadata({ params }: AssignmentPageProps): Promise<Metadata> {
  const { title, course } = await loadAssignment((await params).assignmentId)
  return { title: `${title}, ${course.title}` }
}

export default async function AssignmentPage({ params }: AssignmentPageProps) {
  const assignment = await loadAssignment((await params).assignmentId)
  const { title, course, role, opensAt, window, attempts, points, earned, items, exam } = assignment
  if (exam !== null && role === 'STUDENT' && exam.state !== 'released') {
    return (
      <>
        <PageHeader
          title={title}
          trail={[{ href: `/courses/${course.slug}`, name: course.title }]}
          facts={[
            ...dueFacts(assignment),
            { name: 'Exam', value: `${exam.minutes} minutes` },
            { name: 'Points', value: formatPoints(points) },
          ]}
        />
        <ExamSection
          assignmentId={assignment.id}
          {...{ exam, opensAt, items }}
          dueAt={assignment.dueAt}
          typedIn={course.timeZone}
          now={new Date()}
          actions={{ startExam: startExamAction, handInExam: handInExamAction }}
        />
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={title}
        trail={[{ href: `/courses/${course.slug}`, name: course.title }]}
        facts={[
          ...dueFacts(assignment),
          ...(exam === null ? [] : [{ name: 'Exam', value: `${exam.minutes} minutes` }]),
          { name: 'Submissions', value: attempts === null ? 'any number' : `${attempts} for each item` },
          ...countingFacts(assignment),
          { name: 'You', value: roleNames[role] },
        ]}
        actions={
          <>
            {exam !== null && role !== 'STUDENT' && (
              <NavLink href={`/courses/${course.slug}/assignments/${assignment.id}/sittings`}>
                Who is where
              </NavLink>
            )}
            {role !== 'STUDENT' && (
              <NavLink href={`/assignments/${assignment.id}/analytics`}>Analytics</NavLink>
            )}
            {role === 'INSTRUCTOR' && (
              <NavLink href={`/courses/${course.slug}/assignments/${assignment.id}/edit`}>Edit</NavLink>
            )}
          </>
        }
      />
      <section aria-labelledby="progress" className="mb-8 max-w-xl">
        <h2 id="progress" className="text-15 font-normal">
          {items.length > 0 && `${solvedWords(countSolved(items), items.length)}, `}
          {formatPoints(earned)} of {formatPoints(points)} points
        </h2>
        <RulerProgress label={`Points in ${title}`} value={earned} max={points} className="mt-1" />
      </section>
      {assignment.group && (
        <YourGroup
          slug={course.slug}
          own={assignment.group}
          actions={{
            makeGroup: makeGroupAction,
            joinGroup: joinGroupAction,
            leaveGroup: leaveGroupAction,
          }}
        />
      )}
      <section aria-labelledby="items">
        <h2 id="items" className="mb-2 text-21">
          Exercises and labs
        </h2>
        {items.length > 0 ? (
          <ItemList items={items} />
        ) : (
          <EmptyState
            title={
              window === 'not-yet-open' ? 'This assignment is not open yet.' : 'There is nothing in it yet.'
            }
          >
            {window === 'not-yet-open' && (
              <>
                It opens <Timestamp at={opensAt.toISOString()} show="words" />.
              </>
            )}
          </EmptyState>
        )}
      </section>
    </>
  )
}
