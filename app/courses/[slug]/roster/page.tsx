import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import {
  addToRosterAction,
  changeRoleAction,
  limitAssistantAction,
  mailInvitationsAction,
  previewImportAction,
  removeFromCourseAction,
  renewInvitationsAction,
  setGroupAction,
  setJoinCodeAction,
  setSectionAction,
  withdrawInvitationsAction,
} from '#app/courses/[slug]/roster/actions.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { CourseNav } from '#components/course/course-nav.tsx'
import { GroupsBox } from '#components/roster/groups-box.tsx'
import { ImportForm } from '#components/roster/import-form.tsx'
import { InvitationList } from '#components/roster/invitation-list.tsx'
import { JoinCodeBox } from '#components/roster/join-code-box.tsx'
import { readRosterFilters, rosterAddress } from '#components/roster/roster-address.ts'
import { RosterFilterForm } from '#components/roster/roster-filter-form.tsx'
import { RosterTable } from '#components/roster/roster-table.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Pager } from '#components/ui/page/pager.tsx'
import { findRoster } from '#server/roster/find-roster.ts'

interface RosterPageProps {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const loadRoster = cache(async (slug: string, query: string) => {
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/roster`)
  return (await findRoster(viewer, { slug, ...readRosterFilters(new URLSearchParams(query)) })) ?? notFound()
})

async function queryOf(searchParams: RosterPageProps['searchParams']): Promise<string> {
  const given = Object.entries(await searchParams)
  return String(
    new URLSearchParams(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
  )
}

export async function generateMetadata({ params, searchParams }: RosterPageProps): Promise<Metadata> {
  const roster = await loadRoster((await params).slug, await queryOf(searchParams))
  return { title: `Roster, ${roster.course.title}` }
}

export default async function RosterPage({ params, searchParams }: RosterPageProps) {
  const roster = await loadRoster((await params).slug, await queryOf(searchParams))
  const {
    course,
    mayEdit,
    mails,
    joinCode,
    counts,
    sections,
    groups,
    filters,
    members,
    invitations,
    found,
    pages,
  } = roster
  const { slug } = course
  return (
    <>
      <PageHeader
        title="Roster"
        trail={[{ href: `/courses/${slug}`, name: course.title }]}
        facts={[
          { name: 'Students', value: counts.STUDENT },
          { name: 'Staff', value: counts.INSTRUCTOR + counts.ASSISTANT },
          { name: 'Invited', value: counts.invited },
          ...(roster.sees === null ? [] : [{ name: 'You see', value: roster.sees.join(', ') || 'nobody' }]),
        ]}
      />
      <CourseNav slug={slug} current="roster" />
      <div className="grid grid-cols-1 gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div className="flex min-w-0 flex-col gap-10 lg:col-start-2 lg:row-start-1">
          {mayEdit && (
            <section aria-labelledby="add">
              <h2 id="add" className="mb-4 text-21">
                Add people
              </h2>
              <ImportForm slug={slug} mails={mails} preview={previewImportAction} add={addToRosterAction} />
            </section>
          )}
          <section aria-labelledby="code">
            <h2 id="code" className="mb-4 text-21">
              Join code
            </h2>
            <JoinCodeBox slug={slug} code={joinCode} mayEdit={mayEdit} setJoinCode={setJoinCodeAction} />
          </section>
          <section aria-labelledby="groups">
            <h2 id="groups" className="mb-4 text-21">
              Groups
            </h2>
            <GroupsBox
              slug={slug}
              groups={groups.length}
              students={counts.STUDENT}
              groupless={roster.groupless}
              mayEdit={mayEdit}
            />
          </section>
        </div>
        <section aria-labelledby="people" className="min-w-0 lg:col-start-1 lg:row-start-1">
          <h2 id="people" className="mb-4 text-21">
            {filters.show === 'invited' ? 'Invited' : 'People'}
          </h2>
          <RosterFilterForm slug={slug} filters={filters} counts={counts} {...{ sections, groups }} />
          {mayEdit && counts.STUDENT + counts.invited === 0 && filters.show === 'everybody' && (
            <div className="mb-4">
              <EmptyState title="No student is here yet.">
                Paste their addresses under <em>Add people</em>, or make a join code and show it to them.
              </EmptyState>
            </div>
          )}
          {found === 0 && <Nobody shown={filters.show} />}
          {filters.show === 'invited' ? (
            <InvitationList
              slug={slug}
              invitations={invitations}
              waiting={counts.invited}
              mayEdit={mayEdit}
              mails={mails}
              actions={{
                mail: mailInvitationsAction,
                renew: renewInvitationsAction,
                withdraw: withdrawInvitationsAction,
              }}
            />
          ) : (
            <RosterTable
              slug={slug}
              members={members}
              sections={sections}
              groups={groups.map(({ name }) => name)}
              mayEdit={mayEdit}
              actions={{
                changeRole: changeRoleAction,
                limitAssistant: limitAssistantAction,
                removeFromCourse: removeFromCourseAction,
                setSection: setSectionAction,
                setGroup: setGroupAction,
              }}
            />
          )}
          <Pager
            of="the roster"
            page={filters.page}
            pages={pages}
            address={(page) => rosterAddress(slug, { ...filters, page })}
          />
          {mayEdit && (
            <p className="mt-6">
              <NavLink href={`/courses/${slug}/audit`}>Audit log</NavLink>: who was added, moved and removed,
              and by whom.
            </p>
          )}
        </section>
      </div>
    </>
  )
}

function Nobody({ shown }: { shown: string }) {
  return shown === 'invited' ? (
    <EmptyState title="Nobody is waiting.">
      Whoever has no account and is added is invited, and stands here until they come.
    </EmptyState>
  ) : (
    <EmptyState title="Nobody is like that.">Seek another name, or show everybody.</EmptyState>
  )
}
