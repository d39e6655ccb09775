'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { SessionView } from '#server/auth/session/session-view.ts'

export interface SessionListProps {
  /** This one first. */
  sessions: readonly SessionView[]
  end: (input: {
    sessionId: string | null
  }) => Promise<{ ok: true; ended: number } | { ok: false; says: string }>
}

/** Where one is signed in; one of them or all others can be ended. */
export function SessionList({ sessions, end }: SessionListProps) {
  const router = useRouter()
  const [says, setSays] = useState('')
  const [pending, startTransition] = useTransition()
  const others = sessions.filter(({ here }) => !here).length

  function run(sessionId: string | null) {
    startTransition(async () => {
      const answer = await end({ sessionId }).catch(() => null)
      setSays(
        answer?.ok
          ? `${answer.ended} ${answer.ended === 1 ? 'session' : 'sessions'} ended.`
          : (answer?.says ?? 'The server did not answer. Try again.'),
      )
      if (answer?.ok) router.refresh()
    })
  }
  return (
    <div className="flex flex-col gap-3">
      <ul className="border-t border-line" aria-busy={pending}>
        {sessions.map(({ id, device, address, since, usedAt, here }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-2"
          >
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {device}
              <span className="block text-13 text-muted">
                {here ? (
                  'this one'
                ) : (
                  <>
                    last used <Timestamp at={usedAt} />
                  </>
                )}
                {address !== null && <> · from {address}</>} · since <Timestamp at={since} />
              </span>
            </span>
            {!here && (
              <Button
                size="small"
                aria-label={`End ${device}, from ${address ?? 'somewhere'}`}
                onPress={() => run(id)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others > 1 && (
        <Button size="small" isPending={pending} onPress={() => run(null)} className="self-start">
          End all {others} others
        </Button>
      )}
      <p role="status" className="min-h-6 text-15 text-muted">
        {says}
      </p>
    </div>
  )
}
