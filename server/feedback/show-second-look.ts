import type { Prisma } from '#prisma-client'
import type { SecondLookView } from '#server/feedback/feedback-view.ts'

export type SecondLookRow = Prisma.SecondLookGetPayload<{
  include: { answeredBy: { select: { name: true } } }
}>

export const showSecondLook = (row: SecondLookRow, viewerId: string): SecondLookView => ({
  asks: row.asks,
  askedAt: row.askedAt,
  answer:
    row.answer === null || row.answeredAt === null
      ? null
      : {
          text: row.answer,
          by: row.answeredBy?.name ?? 'somebody',
          at: row.answeredAt,
          isNew: !row.readBy.includes(viewerId),
        },
})
