import type { NoticeKind, Prisma } from '#prisma-client'
import { isMailSetUp } from '#server/mail/mail-settings.ts'
import { queueMails } from '#server/mail/queue-mail.ts'

export interface NewNotice {
  /** Who hears of it. */
  userId: string
  kind: NoticeKind
  courseId: string
  /** Title of the assignment or the item. */
  about: string
  /** What was written with it; it stands in the letter as well. */
  note?: string | null
  /** The page of the site where it is. */
  path: `/${string}`
  /** Told once for this, whoever tells it again. */
  once?: string
}

const noteMax = 500

/** Lets people hear of something, in the transaction that does it; and by mail who chose so for its kind.
 * Returns how many were told: what stands there under the same `once` is not told again. */
export async function addNotices(
  tx: Prisma.TransactionClient,
  notices: readonly NewNotice[],
): Promise<number> {
  if (notices.length === 0) return 0
  const told = await tx.notice.createManyAndReturn({
    data: notices.map(({ note, ...notice }) => ({ ...notice, note: note?.slice(0, noteMax) || null })),
    skipDuplicates: true,
    select: {
      id: true,
      kind: true,
      user: { select: { id: true, email: true, disabledAt: true, mailedNotices: true } },
    },
  })
  if (!isMailSetUp()) return told.length
  await queueMails(
    tx,
    told
      .filter(({ kind, user }) => user.disabledAt === null && user.mailedNotices.includes(kind))
      .map(({ id, user }) => ({ kind: 'NOTICE', address: user.email, userId: user.id, noticeId: id })),
  )
  return told.length
}
