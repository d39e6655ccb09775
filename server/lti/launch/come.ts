import type { Prisma } from '#prisma-client'
import { beginSession } from '#server/lti/launch/begin-session.ts'
import type { Launch } from '#server/lti/launch/find-launch.ts'
import { type Settled, settleLaunch } from '#server/lti/launch/settle-launch.ts'

/** Somebody whose account is known comes by a launch: into the course, with a session, or neither. */
export async function come(
  tx: Prisma.TransactionClient,
  launch: Launch,
  userId: string,
  headers: Headers,
  now: Date,
): Promise<Settled> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { id: true, email: true, disabledAt: true },
  })
  if (user.disabledAt !== null) return { problem: 'disabled' }
  const settled = await settleLaunch(tx, launch, user)
  if ('path' in settled) await beginSession(tx, launch, userId, headers, now)
  return settled
}
