'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { SaveOutcome } from '#components/draft/draft-keeper.ts'
import { useDraft } from '#components/draft/use-draft.ts'
import type { CommentPlace, ReviewContent, ReviewView } from '#server/feedback/feedback-view.ts'

type Answer<Given> = Promise<({ ok: true } & Given) | { ok: false; code: string; says: string }>

export interface ReviewActions {
  saveReview: (
    input: ReviewContent & { submissionId: string; revision: number; done: boolean },
  ) => Promise<SaveOutcome>
  nextReview: (input: { itemId: string; after: string | null }) => Answer<{ submissionId: string | null }>
  holdReview: (input: { submissionId: string }) => Answer<object>
  saveReply: (input: { itemId: string; text: string }) => Answer<{ id: string }>
  forgetReply: (input: { replyId: string }) => Answer<object>
  answerSecondLook: (input: { submissionId: string; answer: string }) => Answer<object>
}

/** What a reviewer changes, saved as a draft by itself; and what leads away from it. */
export function useReview(review: ReviewView, actions: ReviewActions) {
  const router = useRouter()
  const { submissionId, item } = review
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const draft = useDraft<ReviewContent>({
    storageKey: `review:${submissionId}`,
    initial: {
      content: {
        ticks: review.ticks,
        comments: review.comments.map(({ id, place, text }) => ({ id, place, text })),
      },
      revision: review.revision,
      savedAt: review.isDraft ? review.savedAt : null,
    },
    save: (content, revision) => actions.saveReview({ ...content, submissionId, revision, done: false }),
    read: readContent,
  })
  const { keeper, content } = draft

  /** Goes where it leads; what goes wrong is said here. */
  function go(leads: () => Promise<string | { says: string } | null>) {
    if (pending) return
    setRefusal(null)
    startTransition(async () => {
      const to = await leads().catch(() => ({ says: 'The server did not answer. Try again.' }))
      if (typeof to === 'string') router.push(to)
      else if (to !== null) setRefusal(to.says)
    })
  }
  const toNext = async () => {
    const next = await actions.nextReview({ itemId: item.id, after: submissionId })
    if (!next.ok) return next
    return next.submissionId === null
      ? `/items/${item.id}/reviews`
      : `/submissions/${next.submissionId}/review`
  }

  return {
    ...draft,
    refusal,
    pending,
    tick: (id: string) => {
      const ticks = content.ticks.includes(id)
        ? content.ticks.filter((one) => one !== id)
        : [...content.ticks, id]
      keeper.change({ ...content, ticks })
    },
    say: (place: CommentPlace, text: string, id: string = crypto.randomUUID()) => {
      const others = content.comments.filter((one) => one.id !== id)
      keeper.change({ ...content, comments: [...others, { id, place, text }] })
    },
    unsay: (id: string) =>
      keeper.change({ ...content, comments: content.comments.filter((one) => one.id !== id) }),
    next: () => go(async () => ((await keeper.saveAll()) ? toNext() : null)),
    previous: () =>
      go(async () =>
        review.previous !== null && (await keeper.saveAll())
          ? `/submissions/${review.previous}/review`
          : null,
      ),
    done: () =>
      go(async () => {
        // What is on its way gets there first: it has the revision that this one follows.
        if (!(await keeper.saveAll())) return null
        const sent = keeper.snapshot().content
        const saved = await actions.saveReview({
          ...sent,
          submissionId,
          revision: keeper.revision,
          done: true,
        })
        if (!saved.ok) return saved
        keeper.settle(sent)
        return toNext()
      }),
    takeOver: () =>
      go(async () => {
        const held = await actions.holdReview({ submissionId })
        if (!held.ok) return held
        router.refresh()
        keeper.flush()
        return null
      }),
    keep: (text: string) =>
      go(async () => {
        const kept = await actions.saveReply({ itemId: item.id, text })
        if (kept.ok) router.refresh()
        return kept.ok ? null : kept
      }),
  }
}

/** What this page or the server wrote down; anything else is nothing. */
function readContent(stored: unknown): ReviewContent | null {
  if (typeof stored !== 'object' || stored === null) return null
  if (!('ticks' in stored) || !('comments' in stored)) return null
  const { ticks, comments } = stored
  if (!Array.isArray(ticks) || !Array.isArray(comments)) return null
  return { ticks, comments }
}
