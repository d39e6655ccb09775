'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { formatPoints } from '#components/content/format-points.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { LinkedContext, SentScore } from '#server/lti/scores/sending-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface SentScoresProps {
  slug: string
  context: LinkedContext
  sendAgain: (input: {
    slug: string
    contextId: string
    scoreId: string | null
  }) => Promise<{ ok: true; queued: number } | Refusal>
}

const stateWords = { sent: 'sent', waiting: 'waits', failed: 'not sent' } as const

/** Points that went to a platform, and those that did not, with why. */
export function SentScores({ slug, context, sendAgain }: SentScoresProps) {
  const router = useRouter()
  const [says, setSays] = useState('')
  const [pending, startTransition] = useTransition()
  const { counts, scores, allows, more } = context
  function send(scoreId: string | null) {
    startTransition(async () => {
      const answer = await sendAgain({ slug, contextId: context.id, scoreId }).catch(() => null)
      setSays(
        answer?.ok
          ? `${answer.queued} ${answer.queued === 1 ? 'is' : 'are'} being sent.`
          : (answer?.says ?? 'The server did not answer. Try again.'),
      )
      if (answer?.ok) router.refresh()
    })
  }
  if (!allows.scores) {
    return (
      <Notice kind="info" title="No points go there: the platform allows none from this tool.">
        <p>
          Whoever looks after the platform can allow it (in a Moodle: the tool’s services, grade sync). Then
          open the activity there once more.
        </p>
      </Notice>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <p>
        {counts.sent} sent, {counts.waiting} waiting, {counts.failed} not sent. Points follow what students
        see here, within a minute or so; points of an exam when it is released.
        {!allows.columns &&
          ' The platform lets us make no columns: only assignments with a link of their own there have one.'}
      </p>
      {scores.length > 0 && (
        <ScrollRegion label="Points sent" className="relative">
          <table className="w-full text-left text-15">
            <thead>
              <tr className="border-b border-line">
                <th className="py-2 pr-4">Student</th>
                <th className="py-2 pr-4">Assignment</th>
                <th className="py-2 pr-4 text-right">Points</th>
                <th className="py-2 pr-4">State</th>
                <th className="py-2">
                  <span className="sr-only">Send again</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {scores.map((score) => (
                <ScoreRow key={score.id} score={score} pending={pending} send={() => send(score.id)} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {more > 0 && <p className="text-muted">And {more} more.</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="small" isPending={pending} onPress={() => send(null)}>
          Send all again
        </Button>
        <p role="status" className="min-h-6 text-15 text-muted">
          {says}
        </p>
      </div>
    </div>
  )
}

function ScoreRow({ score, pending, send }: { score: SentScore; pending: boolean; send: () => void }) {
  const { student, assignment, points, max, state, at, failure } = score
  return (
    <tr className="border-b border-line align-top">
      <td className="py-2 pr-4">{student}</td>
      <td className="py-2 pr-4">{assignment}</td>
      <td className="py-2 pr-4 text-right tabular-nums whitespace-nowrap">
        {points === null ? 'none' : formatPoints(points)} of {formatPoints(max)}
      </td>
      <td className="max-w-md py-2 pr-4 [overflow-wrap:anywhere]">
        <span className={state === 'failed' ? 'font-semibold text-attention' : undefined}>
          {stateWords[state]}
        </span>{' '}
        <span className="text-13 text-muted">
          <Timestamp at={at} />
        </span>
        {failure !== null && (
          <span className="block text-13">
            {failure.because} {failure.remedy}
          </span>
        )}
      </td>
      <td className="py-1 text-right">
        <Button
          size="small"
          isPending={pending}
          aria-label={`Send again: ${student}, ${assignment}`}
          onPress={send}
        >
          Send again
        </Button>
      </td>
    </tr>
  )
}
