import type { Prisma } from '#prisma-client'
import { launchLife, writeLaunchCookie } from '#server/auth/launch/launch-cookie.ts'
import { authSecret } from '#server/env.ts'
import type { Launch } from '#server/lti/launch/find-launch.ts'

/** Starts the session of a launch: a row as any other, whose token is that of the launch. */
export async function beginSession(
  tx: Prisma.TransactionClient,
  { id, token }: Launch,
  userId: string,
  headers: Headers,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + launchLife.session * 1_000)
  const session = await tx.session.create({
    data: {
      id: crypto.randomUUID(),
      token,
      userId,
      createdAt: now,
      usedAt: now,
      expiresAt,
      // The edge leaves one address in it (web/edge.ts).
      ipAddress: headers.get('x-forwarded-for') ?? '',
      userAgent: headers.get('user-agent')?.slice(0, 500) ?? null,
    },
  })
  await tx.ltiLaunch.update({ where: { id }, data: { sessionId: session.id, expiresAt } })
}

/** For the browser: what the session's cookie holds. */
export const sessionCookie = ({ token, platform }: Launch): string =>
  writeLaunchCookie('session', { token, origins: platform.origins }, authSecret())
