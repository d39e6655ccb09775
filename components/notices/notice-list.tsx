'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { NoticeView } from '#server/notices/notice-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface NoticeListProps {
  notices: readonly NoticeView[]
  /** On all pages. */
  unread: number
  markRead: (input: { noticeId: string | null }) => Promise<{ ok: true; read: number } | Refusal>
}

/** What was told, the newest first. It is new until somebody says that it was read. */
export function NoticeList({ notices, unread, markRead }: NoticeListProps) {
  const router = useRouter()
  const [says, setSays] = useState('')
  const [pending, startTransition] = useTransition()

  function mark(noticeId: string | null) {
    startTransition(async () => {
      const answer = await markRead({ noticeId }).catch(() => null)
      setSays(answer?.ok ? 'Marked as read.' : (answer?.says ?? 'The server did not answer. Try again.'))
      if (answer?.ok) router.refresh()
    })
  }
  return (
    <div className="flex flex-col gap-3">
      {unread > 0 && (
        <Button size="small" isPending={pending} onPress={() => mark(null)} className="self-start">
          Mark all {unread} as read
        </Button>
      )}
      <ul className="border-t border-line" aria-busy={pending}>
        {notices.map(({ id, says, note, course, path, at, isNew }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <div className="min-w-0 grow basis-60 [overflow-wrap:anywhere]">
              <p className={isNew ? 'font-semibold' : ''}>
                {isNew && <span className="mr-2 text-13 text-accent">New</span>}
                <NavLink href={path}>{says}</NavLink>
              </p>
              {note !== null && <p className="whitespace-pre-line">{note}</p>}
              <p className="text-13 text-muted">
                {course} · <Timestamp at={at} show="words" />
              </p>
            </div>
            {isNew && (
              <Button size="small" aria-label={`Mark as read: ${says}`} onPress={() => mark(id)}>
                Mark as read
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="min-h-6 text-15 text-muted">
        {says}
      </p>
    </div>
  )
}
