'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { roleNames } from '#components/course/role-names.ts'
import { MadeLinksBox } from '#components/roster/made-links-box.tsx'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
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
  /** Whether links can be mailed. */
  mails: boolean
  actions: {
    mail: (input: Which) => Promise<{ ok: true; mailed: number } | Refused>
    renew: (input: Which & { origin: string }) => Promise<{ ok: true; made: MadeLinks } | Refused>
    withdraw: (input: Which) => Promise<{ ok: true; withdrawn: number } | Refused>
  }
}

type Asked = { what: 'mail' | 'renew' | 'withdraw'; ids: string[] | null; who: string }

const words = {
  mail: {
    word: 'Mail new links',
    yes: 'Mail',
    says: 'Each gets a letter with a new link. A link that was sent before stops working then.',
  },
  renew: {
    word: 'New links',
    yes: 'Make new links',
    says: 'Links that were sent before stop working: send the new ones.',
  },
  withdraw: {
    word: 'Withdraw',
    yes: 'Withdraw',
    says: 'Their links stop working. They can be invited again at any time.',
  },
}

/** Who was invited and has not come yet. Links can be made anew, one or all, and withdrawn. */
export function InvitationList({ slug, invitations, waiting, mayEdit, mails, actions }: InvitationListProps) {
  const router = useRouter()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [made, setMade] = useState<MadeLinks | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()

  function carryOut({ what, ids }: Asked) {
    startTransition(async () => {
      const which = { slug, invitationIds: ids }
      const acts = {
        mail: () => actions.mail(which),
        renew: () => actions.renew({ ...which, origin: window.location.origin }),
        withdraw: () => actions.withdraw(which),
      }
      const answer = await acts[what]().catch(() => null)
      setAsked(null)
      setRefusal(answer?.ok ? null : (answer?.says ?? 'The server did not answer. Try again.'))
      setMade(answer?.ok && 'made' in answer ? answer.made : null)
      if (answer?.ok) router.refresh()
    })
  }
  const all = waiting === 1 ? 'the one that waits' : `all ${waiting} that wait`
  const confirm = asked && (
    <Confirm
      word={words[asked.what].word}
      title={`${asked.what === 'mail' ? 'to' : 'for'} ${asked.who}?`}
      yes={words[asked.what].yes}
      no="Keep"
      pending={pending}
      onYes={() => carryOut(asked)}
      onNo={() => setAsked(null)}
      className="my-2"
    >
      <p>{words[asked.what].says}</p>
    </Confirm>
  )
  return (
    <div className="flex flex-col gap-3">
      {mayEdit && waiting > 0 && (
        <p className="flex flex-wrap gap-3">
          {mails && (
            <Button size="small" onPress={() => setAsked({ what: 'mail', ids: null, who: all })}>
              Mail all
            </Button>
          )}
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
        {invitations.map(({ id, name, email, role, section, sees, expiresAt, expired, mail }) => (
          <li key={id} className="border-b border-line py-2">
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
              <span className="min-w-0 grow basis-60 [overflow-wrap:anywhere]">
                {name ?? email}
                <span className="block text-13 text-muted">
                  {name !== null && <>{email} · </>}
                  {roleNames[role]}
                  {section !== null && <> · section {section}</>}
                  {sees !== null && <> · will see {sees.join(', ') || 'nobody'}</>} ·{' '}
                  {expired ? 'the link has ended' : 'until '}
                  {!expired && <Timestamp at={expiresAt} />}
                </span>
                {mail !== null && <MailLine mail={mail} />}
              </span>
              {mayEdit && (
                <span className="flex flex-wrap gap-3">
                  {mails && (
                    <Button
                      size="small"
                      aria-label={`Mail ${email}`}
                      onPress={() => setAsked({ what: 'mail', ids: [id], who: email })}
                    >
                      Mail
                    </Button>
                  )}
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

const mailWords = { waits: 'mail waits since', sent: 'mailed', failed: 'mail failed' }

function MailLine({ mail: { state, at, because } }: { mail: NonNullable<PendingInvitation['mail']> }) {
  return (
    <span className={classNames('block text-13', state === 'failed' ? 'text-attention' : 'text-muted')}>
      {mailWords[state]} <Timestamp at={at} />
      {because !== null && <>: {because}</>}
    </span>
  )
}
