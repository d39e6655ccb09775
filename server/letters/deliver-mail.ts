// Hands one letter to the mail server.
//
// How this works. The letter's row says what it is about; its text is written now. What the mail server takes is sent.
// What it refuses for good, because of the address, is given up at once; all else is tried again by the queue, later
// and later, for two days. A letter that nobody needs any more (withdrawn, nobody's address) is forgotten.
import { database } from '#server/database/client.ts'
import { writeLetter } from '#server/letters/write-letter.ts'
import { readFailure } from '#server/mail/mail-failure.ts'
import type { Post } from '#server/mail/open-post.ts'
import { triedForMs } from '#server/mail/queue-mail.ts'

interface Delivery {
  post: Pick<Post, 'send'>
  /** Where people reach the site. */
  site: string
  /** Told of each failure; without address and text. */
  onFailure: (mailId: string, because: string) => void
}

/** Tries a letter once. 'again': the queue must hand it out later. */
export async function deliverMail(
  mailId: string,
  { post, site, onFailure }: Delivery,
  now: Date = new Date(),
): Promise<'done' | 'again'> {
  const [mail] = await database.mail.updateManyAndReturn({
    where: { id: mailId, sentAt: null, failedAt: null },
    data: { tries: { increment: 1 } },
  })
  if (mail === undefined) return 'done'
  const isOld = now.getTime() - mail.createdAt.getTime() > triedForMs
  const letter = isOld ? null : await writeLetter({ mail, site, now })
  const mine = { where: { id: mailId } }
  if (letter === null) {
    if (isOld) await database.mail.updateMany({ ...mine, data: { failedAt: now } })
    else await database.mail.deleteMany(mine)
    return 'done'
  }
  try {
    await post.send(letter)
  } catch (error) {
    const { forGood, failure } = readFailure(error)
    onFailure(mailId, failure.because)
    await database.mail.updateMany({ ...mine, data: { failure, ...(forGood ? { failedAt: now } : {}) } })
    return forGood ? 'done' : 'again'
  }
  // Whoever withdrew meanwhile took its row along.
  await database.mail.updateMany({ ...mine, data: { sentAt: now } })
  return 'done'
}
