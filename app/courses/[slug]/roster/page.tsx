import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import {
  addToRosterAction,
  changeRoleAction,
  removeFromCourseAction,
} from '#app/courses/[slug]/roster/actions.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { CourseNav } from '#components/course/course-nav.tsx'
import { AddPeopleForm } from '#components/roster/add-people-form.tsx'
import { RosterTable } from '#components/roster/roster-table.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findRoster } from '#server/roster/find-roster.ts'

interface RosterPageProps {
  params: Promise<{ slug: string }>
}

const loadRoster = cache(async (slug: string) => {
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/roster`)
  return (await findRoster(viewer, slug)) ?? notFound()
})

export async function generateMetadata({ params }: RosterPageProps): Promise<Metadata> {
  return { title: `Roster, ${(await loadRoster((await params).slug)).course.title}` }
}

const groups = [
  { role: 'INSTRUCTOR', name: 'Instructors' },
  { role: 'ASSISTANT', name: 'Assistants' },
  { role: 'STUDENT', name: 'Students' },
] as const

export default async function RosterPage({ params }: RosterPageProps) {
  const { course, mayEdit, members } = await loadRoster((await params).slug)
  return (
    <>
      <PageHeader title="Roster" trail={[{ href: `/courses/${course.slug}`, name: course.title }]} />
      <CourseNav slug={course.slug} current="roster" />
      <div className="grid grid-cols-1 gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        {mayEdit && (
          <section aria-labelledby="add" className="lg:row-start-1 lg:col-start-2">
            <h2 id="add" className="mb-4 text-21">
              Add people
            </h2>
            <AddPeopleForm slug={course.slug} addToRoster={addToRosterAction} />
          </section>
        )}
        <div className="flex flex-col gap-8 lg:col-start-1 lg:row-start-1">
          {groups.map(({ role, name }) => {
            const within = members.filter((member) => member.role === role)
            return (
              <section key={role} aria-labelledby={role}>
                <h2 id={role} className="mb-2 text-21">
                  {name} <span className="text-15 font-normal text-muted">{within.length}</span>
                </h2>
                {within.length > 0 ? (
                  <RosterTable
                    slug={course.slug}
                    members={within}
                    mayEdit={mayEdit}
                    actions={{ changeRole: changeRoleAction, removeFromCourse: removeFromCourseAction }}
                  />
                ) : (
                  <p className="text-muted">None.</p>
                )}
              </section>
            )
          })}
        </div>
      </div>
    </>
  )
}
