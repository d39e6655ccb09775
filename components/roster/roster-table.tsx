'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { roleNames } from '#components/course/role-names.ts'
import { AssistantSections, type LimitAssistant, seesWords } from '#components/roster/assistant-sections.tsx'
import { MoveForm, type MovePeople } from '#components/roster/move-form.tsx'
import { type RosterRole, roleOptions } from '#components/roster/role-options.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'
import type { RosterMember } from '#server/roster/roster-view.ts'

type Answer = Promise<{ ok: true } | { ok: false; says: string }>

export interface RosterTableProps {
  slug: string
  members: readonly RosterMember[]
  /** Those that there are. */
  sections: readonly { id: string; name: string }[]
  /** Names of the groups that there are. */
  groups: readonly string[]
  mayEdit: boolean
  actions: {
    changeRole: (input: { slug: string; userId: string; role: RosterRole }) => Answer
    limitAssistant: LimitAssistant
    removeFromCourse: (input: { slug: string; userId: string }) => Answer
    setSection: MovePeople
    setGroup: MovePeople
  }
}

/** "group 3" for one that is called 3, and what is called a group already as it is. */
const groupWords = (name: string) => (/^(group|pair|team)\b/i.test(name) ? name : `group ${name}`)

/** Who is in the course. Instructors change roles, sections and groups here, and take people out after asking once more. */
export function RosterTable({ slug, members, sections, groups, mayEdit, actions }: RosterTableProps) {
  const router = useRouter()
  const [asking, setAsking] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<{ userId: string; says: string } | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [pending, startTransition] = useTransition()
  // Only who is on this page: others that were chosen are not meant unseen.
  const selected = members.filter(({ id }) => chosen.has(id))

  function run(userId: string, call: () => Answer) {
    setRefusal(null)
    startTransition(async () => {
      const answer = await call().catch(() => null)
      setAsking(null)
      if (answer?.ok) router.refresh()
      else setRefusal({ userId, says: answer?.says ?? 'The server did not answer. Try again.' })
    })
  }
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen(new Set(on ? [...chosen, ...ids] : [...chosen].filter((id) => !ids.includes(id))))

  return (
    <>
      {mayEdit && members.length > 0 && (
        <div className="mb-2 flex flex-wrap items-end gap-x-6 gap-y-2">
          <label className="inline-flex min-h-8 cursor-pointer items-center gap-2 text-15">
            <input
              type="checkbox"
              checked={selected.length === members.length}
              onChange={(event) =>
                choose(
                  members.map(({ id }) => id),
                  event.currentTarget.checked,
                )
              }
              className="size-4"
            />
            All of this page
          </label>
          <MoveForm
            kind="section"
            slug={slug}
            userIds={selected.map(({ id }) => id)}
            names={sections.map(({ name }) => name)}
            move={actions.setSection}
            onDone={() => setChosen(new Set())}
          />
          <MoveForm
            kind="group"
            slug={slug}
            userIds={selected.map(({ id }) => id)}
            names={groups}
            move={actions.setGroup}
            onDone={() => setChosen(new Set())}
          />
        </div>
      )}
      <ul className="border-t border-line" aria-busy={pending}>
        {members.map((member) => (
          <li key={member.id} className="border-b border-line py-2">
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
              <span className="flex min-w-0 grow basis-60 gap-3">
                {mayEdit && (
                  <label className="inline-flex size-6 shrink-0 cursor-pointer items-center justify-center">
                    <span className="sr-only">Choose {member.name}</span>
                    <input
                      type="checkbox"
                      checked={chosen.has(member.id)}
                      onChange={(event) => choose([member.id], event.currentTarget.checked)}
                      className="size-4"
                    />
                  </label>
                )}
                <span className="min-w-0">
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
                  <span className="block text-13 [overflow-wrap:anywhere] text-muted">
                    {member.email}
                    {member.section !== null && <> · section {member.section}</>}
                    {member.group !== null && <> · {groupWords(member.group)}</>}
                    {!mayEdit && member.sees !== null && <> · {seesWords(member.sees).toLowerCase()}</>}
                  </span>
                </span>
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
            {mayEdit && member.role === 'ASSISTANT' && (sections.length > 0 || member.sees !== null) && (
              <AssistantSections
                key={String(member.sees)}
                slug={slug}
                assistant={member}
                sections={sections}
                limit={actions.limitAssistant}
              />
            )}
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
    </>
  )
}
