import type { MailKind, Prisma } from '#prisma-client'
import { enqueueMails } from '#server/queue/enqueue-run.ts'

/** How long the queue tries a letter. */
export const triedForMs = 2 * 86_400_000

export interface MailToQueue {
  kind: MailKind
  address: string
  userId?: string | null
  invitationId?: string
  noticeId?: string
}

/** Puts letters into the queue in the caller's transaction: what caused them is stored with them, or neither is. Only
 * what a letter is about is kept; a link is made when it is sent. */
export async function queueMails(tx: Prisma.TransactionClient, mails: readonly MailToQueue[]): Promise<void> {
  if (mails.length === 0) return
  const made = await tx.mail.createManyAndReturn({ data: [...mails], select: { id: true } })
  await enqueueMails(
    tx,
    made.map(({ id }) => id),
  )
}
