'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { roleNames } from '#components/course/role-names.ts'
import type { Role } from '#components/roster/add-people-form.tsx'
import { roleOptions } from '#components/roster/role-options.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'

type Answer = Promise<{ ok: true } | { ok: false; says: string }>

interface Member {
  id: string
  name: string
  email: string
  role: Role
}

export interface RosterTableProps {
  slug: string
  members: readonly Member[]
  mayEdit: boolean
  actions: {
    changeRole: (input: { slug: string; userId: string; role: Role }) => Answer
    removeFromCourse: (input: { slug: string; userId: string }) => Answer
  }
}

/** Who is in the course. Instructors change roles here, and take people out after asking once more. */
export function RosterTable({ slug, members, mayEdit, actions }: RosterTableProps) {
  const router = useRouter()
  const [asking, setAsking] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<{ userId: string; says: string } | null>(null)
  const [pending, startTransition] = useTransition()

  function run(userId: string, call: () => Answer) {
    setRefusal(null)
    startTransition(async () => {
      const answer = await call().catch(() => null)
      setAsking(null)
      if (answer?.ok) router.refresh()
      else setRefusal({ userId, says: answer?.says ?? 'The server did not answer. Try again.' })
    })
  }

  return (
    <ul className="border-t border-line" aria-busy={pending}>
      {members.map((member) => (
        <li key={member.id} className="border-b border-line py-2">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <span className="min-w-0 grow basis-60">
              {member.role === 'STUDENT' ? (
                <NavLink
                  href={`/courses/${slug}/students/${member.id}`}
                  className="inline-flex min-h-6 items-center"
                >
                  {member.name}
                </NavLink>
              ) : (
                member.name
              )}
              <span className="block text-13 [overflow-wrap:anywhere] text-muted">{member.email}</span>
            </span>
            {mayEdit ? (
              <span className="flex flex-wrap items-center gap-3">
                {/* The browser's own: a large course has hundreds of them. */}
                <select
                  aria-label={`Role of ${member.name}`}
                  value={member.role}
                  disabled={pending}
                  onChange={(event) => {
                    const role = roleOptions.find((one) => one.id === event.currentTarget.value)?.id
                    if (role === undefined || role === member.role) return
                    run(member.id, () => actions.changeRole({ slug, userId: member.id, role }))
                  }}
                  className="min-h-8 rounded border border-border bg-surface px-2 text-13"
                >
                  {roleOptions.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
                <Button
                  size="small"
                  onPress={() => setAsking(member.id)}
                  aria-label={`Remove ${member.name}`}
                >
                  Remove
                </Button>
              </span>
            ) : (
              <span className="text-13 text-muted">{roleNames[member.role]}</span>
            )}
          </div>
          {asking === member.id && (
            <Confirm
              word="Remove"
              title={`${member.name} from this course?`}
              yes={`Remove ${member.name}`}
              no="Keep"
              pending={pending}
              onYes={() => run(member.id, () => actions.removeFromCourse({ slug, userId: member.id }))}
              onNo={() => setAsking(null)}
              className="mt-2"
            >
              <p>Their work is kept, and counts again if they are added again.</p>
            </Confirm>
          )}
          {refusal?.userId === member.id && (
            <Notice kind="attention" word="Not done" title={refusal.says} live className="mt-2" />
          )}
        </li>
      ))}
    </ul>
  )
}
