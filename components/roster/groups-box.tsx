import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface GroupsBoxProps {
  slug: string
  groups: number
  students: number
  /** Students in none. */
  groupless: number
  mayEdit: boolean
}

/** How many groups there are, and how they are made. */
export function GroupsBox({ slug, groups, students, groupless, mayEdit }: GroupsBoxProps) {
  const byThemselves = <NavLink href={`/courses/${slug}/settings#groups`}>let them do it themselves</NavLink>
  if (groups === 0)
    return (
      <EmptyState title="There are no groups yet.">
        {mayEdit ? (
          <>
            Choose two students in the list, type a name beside <em>Group</em> and move them there; or add a
            column <code>group</code> to what you paste under <em>Add people</em>; or {byThemselves}.
          </>
        ) : (
          'Instructors make them, or let students do it.'
        )}
      </EmptyState>
    )
  return (
    <p className="text-15">
      {groups === 1 ? '1 group' : `${groups} groups`};{' '}
      {students === 0 ? (
        'nobody is in one yet.'
      ) : groupless === 0 ? (
        'every student is in one.'
      ) : (
        <>
          <NavLink href={`/courses/${slug}/roster?show=STUDENT&group=none`}>
            {groupless === 1 ? '1 student' : `${groupless} students`} in none
          </NavLink>
          : they work alone.
        </>
      )}{' '}
      {mayEdit && <>Choose students in the list to move them, or {byThemselves}.</>}
    </p>
  )
}
