import { database } from '#server/database/client.ts'
import { type MailFailure, MailFailureSchema } from '#server/mail/mail-failure.ts'
import { mailSettings } from '#server/mail/mail-settings.ts'

export interface MailHealth {
  /** Where letters go and from whom they come; null where no mail is set up. */
  by: { server: string; from: string } | null
  waiting: number
  oldestWaitingSeconds: number | null
  /** In the last 24 hours. */
  sent: number
  givenUp: number
  /** Of the newest letter that failed in the last 24 hours. */
  failure: MailFailure | null
}

const dayMs = 86_400_000

/** How the mail does, for operators: counts, and no address. */
export async function findMailHealth(now: Date): Promise<MailHealth> {
  const settings = mailSettings()
  const since = { gt: new Date(now.getTime() - dayMs) }
  const waits = { sentAt: null, failedAt: null }
  const [waiting, oldest, sent, givenUp, failed] = await Promise.all([
    database.mail.count({ where: waits }),
    database.mail.findFirst({ where: waits, orderBy: { createdAt: 'asc' }, select: { createdAt: true } }),
    database.mail.count({ where: { sentAt: since } }),
    database.mail.count({ where: { failedAt: since } }),
    database.mail.findFirst({
      where: { sentAt: null, tries: { gt: 0 }, OR: [{ failedAt: since }, { failedAt: null }] },
      orderBy: { id: 'desc' },
      select: { failure: true },
    }),
  ])
  return {
    by:
      settings === null
        ? null
        : { server: `${settings.host}, port ${settings.port}`, from: settings.from.address },
    waiting,
    oldestWaitingSeconds: oldest === null ? null : (now.getTime() - oldest.createdAt.getTime()) / 1_000,
    sent,
    givenUp,
    failure: MailFailureSchema.nullable().parse(failed?.failure ?? null),
  }
}
