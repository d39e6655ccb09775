import type { Viewer } from '#server/access/viewer.ts'
import { nameDevice } from '#server/auth/session/name-device.ts'
import type { SessionView } from '#server/auth/session/session-view.ts'
import { database } from '#server/database/client.ts'

/** More than a person has. */
const sessionsMax = 100

/** Where the viewer is signed in, this one first, then what was used last. */
export async function findSessions(viewer: Viewer, now: Date = new Date()): Promise<SessionView[]> {
  const sessions = await database.session.findMany({
    where: { userId: viewer.id, expiresAt: { gt: now } },
    orderBy: { usedAt: 'desc' },
    take: sessionsMax,
    select: { id: true, userAgent: true, ipAddress: true, createdAt: true, usedAt: true },
  })
  return sessions
    .map(({ id, userAgent, ipAddress, createdAt, usedAt }) => ({
      id,
      device: nameDevice(userAgent),
      address: ipAddress || null,
      since: createdAt.toISOString(),
      usedAt: usedAt.toISOString(),
      here: id === viewer.sessionId,
    }))
    .toSorted((a, b) => Number(b.here) - Number(a.here))
}
