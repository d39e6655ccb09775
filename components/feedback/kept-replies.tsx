'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'

export interface KeptRepliesProps {
  replies: readonly { id: string; text: string }[]
  forgetReply: (input: { replyId: string }) => Promise<{ ok: boolean }>
}

/** What staff of the course keep to say again. */
export function KeptReplies({ replies, forgetReply }: KeptRepliesProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const forget = (replyId: string) =>
    startTransition(async () => {
      await forgetReply({ replyId }).catch(() => null)
      router.refresh()
    })
  return (
    <ul className="border-t border-line">
      {replies.map(({ id, text }) => (
        <li key={id} className="flex items-start justify-between gap-4 border-b border-line py-2 text-15">
          <span className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</span>
          <Button size="small" isPending={pending} onPress={() => forget(id)}>
            Forget<span className="sr-only"> {text}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
