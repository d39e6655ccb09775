// What of a review stands, and what of it is a draft.
import type { Prisma } from '#prisma-client'
import type { CommentPlace, CommentView } from '#server/feedback/feedback-view.ts'
import { type ReviewDraft, ReviewDraftSchema } from '#server/feedback/review-draft.ts'

export const reviewInclude = {
  doneBy: { select: { name: true } },
  heldBy: { select: { name: true } },
  marks: { include: { rubricItem: true } },
  comments: { orderBy: { position: 'asc' }, include: { by: { select: { name: true } } } },
} satisfies Prisma.ReviewInclude
export type ReviewRow = Prisma.ReviewGetPayload<{ include: typeof reviewInclude }>
type CommentRow = ReviewRow['comments'][number]

function placeOf({ path, fromLine, toLine, part }: CommentRow): CommentPlace {
  if (path !== null && fromLine !== null) return { on: 'lines', path, from: fromLine, to: toLine ?? fromLine }
  return part === null ? { on: 'whole' } : { on: 'part', part }
}

export const showComment = (row: CommentRow): CommentView => ({
  id: row.id,
  place: placeOf(row),
  text: row.text,
  by: row.by.name,
})

/** As reviewers work on it: what was saved last, done or not. */
export function currentDraft(row: ReviewRow | null): ReviewDraft {
  if (row === null) return { ticks: [], comments: [] }
  if (row.draft !== null) return ReviewDraftSchema.parse(row.draft)
  return {
    ticks: row.marks.map(({ rubricItemId }) => rubricItemId),
    comments: row.comments.map((one) => ({
      id: one.id,
      place: placeOf(one),
      text: one.text,
      byId: one.byId,
    })),
  }
}
