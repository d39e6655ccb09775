import type { Role } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { hashSecretToken, SecretTokenSchema } from '#server/secret-token.ts'

export interface OpenInvitation {
  course: { title: string; slug: string }
  /** Of who is invited. */
  email: string
  /** As whoever invited them wrote it. */
  name: string | null
  role: Role
  /** What its reader can do. */
  next:
    | 'make-account'
    /** The address has an account: it is accepted by signing in. */
    | 'sign-in'
    | 'accept'
    /** Signed in as somebody else. */
    | 'sign-out'
}

/** The invitation behind a link, for whoever opens it; null when there is none (any more). Looking uses nothing up. */
export async function findInvitation(
  viewer: Viewer | null,
  token: unknown,
  now: Date = new Date(),
): Promise<OpenInvitation | null> {
  const read = SecretTokenSchema.safeParse(token)
  if (!read.success) return null
  const invitation = await database.invitation.findUnique({
    where: { tokenHash: hashSecretToken(read.data), expiresAt: { gt: now } },
    select: { email: true, name: true, role: true, course: { select: { title: true, slug: true } } },
  })
  if (invitation === null) return null
  if (viewer !== null)
    return { ...invitation, next: viewer.email === invitation.email ? 'accept' : 'sign-out' }
  const account = await database.user.findUnique({ where: { email: invitation.email }, select: { id: true } })
  return { ...invitation, next: account === null ? 'make-account' : 'sign-in' }
}
