// What letters say, and the links in them. A link's token is made when its letter is handed to the mail server: until
// then it is nowhere, and afterwards only its hash is here. A letter that is tried again holds a new one, and the one
// before ends.
import type { Mail, MailKind } from '#prisma-client'
import { database } from '#server/database/client.ts'
import type { Letter } from '#server/mail/open-post.ts'
import { noticeWords } from '#server/notices/notice-words.ts'
import { makeSecretToken } from '#server/secret-token.ts'

export interface LetterContext {
  mail: Mail
  /** Where people reach the site. */
  site: string
  now: Date
}

type Written = Pick<Letter, 'subject' | 'text'>

const dayMs = 86_400_000
const resetMs = dayMs
const invitationMs = 30 * dayMs

/** A letter that is about something; null when there is nothing left to say. */
export async function writeLetter(context: LetterContext): Promise<Letter | null> {
  const written = await writers[context.mail.kind](context)
  if (written === null) return null
  return {
    to: context.mail.address,
    subject: written.subject,
    text: `${written.text}\n\n-- \n${context.site}\n`,
  }
}

/** What others wrote stays within its line. */
const oneLine = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200)

const writers: Record<MailKind, (context: LetterContext) => Promise<Written | null>> = {
  INVITATION: writeInvitation,
  PASSWORD_RESET: writeReset,
  ADDRESS_CHANGE: writeAddressChange,
  ADDRESS_CHANGED: writeAddressChanged,
  NOTICE: writeNotice,
}

async function writeInvitation({ mail, site, now }: LetterContext): Promise<Written | null> {
  const { token, tokenHash } = makeSecretToken()
  const [invitation] = await database.invitation.updateManyAndReturn({
    where: { id: mail.invitationId ?? '', expiresAt: { gt: now } },
    data: { tokenHash, expiresAt: new Date(now.getTime() + invitationMs), mailedAt: now },
    include: { course: { select: { title: true } }, invitedBy: { select: { name: true } } },
  })
  if (invitation === undefined) return null
  const course = oneLine(invitation.course.title)
  return {
    subject: `You are invited to ${course}`,
    text: `Hello,

${oneLine(invitation.invitedBy.name)} invites you to the course "${course}" on Roundtrip, where its exercises are.
Open this link to enter. It works once, for 30 days:

${site}/invitations/${token}

If you do not know what this is about, do nothing.`,
  }
}

async function writeReset({ mail, site, now }: LetterContext): Promise<Written | null> {
  const user = await database.user.findUnique({ where: { email: mail.address, disabledAt: null } })
  if (user === null) return null
  const { token, tokenHash } = makeSecretToken()
  const link = { tokenHash, expiresAt: new Date(now.getTime() + resetMs), mailed: true }
  await database.passwordReset.upsert({
    where: { userId: user.id },
    create: { userId: user.id, ...link },
    update: link,
  })
  return {
    subject: 'A new password for Roundtrip',
    text: `Hello,

somebody, probably you, asked for a new password for the account of ${mail.address}.
Open this link to set one. It works once, for a day:

${site}/reset/${token}

If it was not you, do nothing: your password stays as it is.`,
  }
}

async function writeAddressChange({ mail, site, now }: LetterContext): Promise<Written | null> {
  const { token, tokenHash } = makeSecretToken()
  const { count } = await database.addressChange.updateMany({
    where: { userId: mail.userId ?? '', address: mail.address, expiresAt: { gt: now } },
    data: { tokenHash },
  })
  if (count === 0) return null
  return {
    subject: 'Confirm this address for Roundtrip',
    text: `Hello,

somebody, probably you, wants to sign in to Roundtrip with this address from now on.
Open this link to confirm it. It works once, for a day:

${site}/address/${token}

If it was not you, do nothing.`,
  }
}

async function writeAddressChanged({ mail }: LetterContext): Promise<Written | null> {
  return {
    subject: 'Your address for Roundtrip was changed',
    text: `Hello,

you no longer sign in to Roundtrip with ${mail.address}: whoever uses your account gave it another address, and
confirmed it from there.

If it was not you, write to the people who run your course at once.`,
  }
}

/** What was read on the site meanwhile is not mailed. */
async function writeNotice({ mail, site }: LetterContext): Promise<Written | null> {
  const notice = await database.notice.findUnique({
    where: { id: mail.noticeId ?? '', readAt: null },
    include: { course: { select: { title: true } } },
  })
  if (notice === null) return null
  const says = noticeWords[notice.kind](oneLine(notice.about))
  return {
    subject: says,
    text: `${says}
Course: ${oneLine(notice.course.title)}
${notice.note === null ? '' : `\n${notice.note}\n`}
${site}${notice.path}

Which notices are mailed to you, you choose there:
${site}/account`,
  }
}
