'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { roleNames } from '#components/course/role-names.ts'
import { MadeLinksBox } from '#components/roster/made-links-box.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { MadeLinks, PendingInvitation } from '#server/roster/roster-view.ts'

type Refused = { ok: false; says: string }
interface Which {
  slug: string
  /** Null is all that wait. */
  invitationIds: string[] | null
}

export interface InvitationListProps {
  slug: string
  /** Of this page. */
  invitations: readonly PendingInvitation[]
  /** How many wait in the whole course. */
  waiting: number
  mayEdit: boolean
  actions: {
    renew: (input: Which & { origin: string }) => Promise<{ ok: true; made: MadeLinks } | Refused>
    withdraw: (input: Which) => Promise<{ ok: true; withdrawn: number } | Refused>
  }
}

type Asked = { what: 'renew' | 'withdraw'; ids: string[] | null; who: string }

/** Who was invited and has not come yet. Links can be made anew, one or all, and withdrawn. */
export function InvitationList({ slug, invitations, waiting, mayEdit, actions }: InvitationListProps) {
  const router = useRouter()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [made, setMade] = useState<MadeLinks | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()

  function carryOut({ what, ids }: Asked) {
    startTransition(async () => {
      const which = { slug, invitationIds: ids }
      const answer = await (what === 'renew'
        ? actions.renew({ ...which, origin: window.location.origin })
        : actions.withdraw(which)
      ).catch(() => null)
      setAsked(null)
      setRefusal(answer?.ok ? null : (answer?.says ?? 'The server did not answer. Try again.'))
      setMade(answer?.ok && 'made' in answer ? answer.made : null)
      if (answer?.ok) router.refresh()
    })
  }
  const all = waiting === 1 ? 'the one that waits' : `all ${waiting} that wait`
  const confirm = asked && (
    <Confirm
      word={asked.what === 'renew' ? 'New links' : 'Withdraw'}
      title={`for ${asked.who}?`}
      yes={asked.what === 'renew' ? 'Make new links' : 'Withdraw'}
      no="Keep"
      pending={pending}
      onYes={() => carryOut(asked)}
      onNo={() => setAsked(null)}
      className="my-2"
    >
      <p>
        {asked.what === 'renew'
          ? 'Links that were sent before stop working: send the new ones.'
          : 'Their links stop working. They can be invited again at any time.'}
      </p>
    </Confirm>
  )
  return (
    <div className="flex flex-col gap-3">
      {mayEdit && waiting > 0 && (
        <p className="flex flex-wrap gap-3">
          <Button size="small" onPress={() => setAsked({ what: 'renew', ids: null, who: all })}>
            New links for all
          </Button>
          <Button size="small" onPress={() => setAsked({ what: 'withdraw', ids: null, who: all })}>
            Withdraw all
          </Button>
        </p>
      )}
      {asked?.ids === null && confirm}
      {refusal !== null && <Notice kind="attention" word="Not done" title={refusal} live />}
      {made && <MadeLinksBox made={made} name={`${slug}-invitations.csv`} />}
      <ul className="border-t border-line" aria-busy={pending}>
        {invitations.map(({ id, name, email, role, section, expiresAt, expired }) => (
          <li key={id} className="border-b border-line py-2">
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
              <span className="min-w-0 grow basis-60 [overflow-wrap:anywhere]">
                {name ?? email}
                <span className="block text-13 text-muted">
                  {name !== null && <>{email} · </>}
                  {roleNames[role]}
                  {section !== null && <> · section {section}</>} ·{' '}
                  {expired ? 'the link has ended' : 'until '}
                  {!expired && <Timestamp at={expiresAt} />}
                </span>
              </span>
              {mayEdit && (
                <span className="flex flex-wrap gap-3">
                  <Button
                    size="small"
                    aria-label={`New link for ${email}`}
                    onPress={() => setAsked({ what: 'renew', ids: [id], who: email })}
                  >
                    New link
                  </Button>
                  <Button
                    size="small"
                    aria-label={`Withdraw ${email}`}
                    onPress={() => setAsked({ what: 'withdraw', ids: [id], who: email })}
                  >
                    Withdraw
                  </Button>
                </span>
              )}
            </div>
            {asked?.ids?.[0] === id && confirm}
          </li>
        ))}
      </ul>
    </div>
  )
}
