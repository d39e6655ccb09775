// The mail's side of a worker: where SMTP_URL is set it also sends letters, beside the grading and never in its slots.
import * as z from 'zod'
import { deliverMail } from '#server/letters/deliver-mail.ts'
import { mailSettings } from '#server/mail/mail-settings.ts'
import { openPost } from '#server/mail/open-post.ts'
import type { Graded } from './take-jobs.ts'

const MailJobSchema = z.looseObject({ mailId: z.string() })

export interface MailSender {
  send: (data: unknown) => Promise<Graded>
  close: () => void
}

/** Null where this worker sends none. Throws a sentence for settings that cannot be meant. */
export function startMail(onFailure: (mailId: string, because: string) => void): MailSender | null {
  const settings = mailSettings()
  if (settings === null) return null
  const site = URL.parse(process.env.BETTER_AUTH_URL || '')?.origin
  if (site === undefined) {
    throw new Error('BETTER_AUTH_URL is not set: links in mail need the address that people type.')
  }
  const post = openPost(settings)
  return {
    send: (data) => deliverMail(MailJobSchema.parse(data).mailId, { post, site, onFailure }),
    close: () => post.close(),
  }
}
