import type { Viewer } from '#server/access/viewer.ts'
import type { TokenView } from '#server/auth/token/token-view.ts'
import { database } from '#server/database/client.ts'

/** The viewer's tokens that go on, the newest first. */
export async function findTokens(viewer: Viewer, now: Date = new Date()): Promise<TokenView[]> {
  const tokens = await database.apiToken.findMany({
    where: { userId: viewer.id, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true, scopes: true, createdAt: true, expiresAt: true, usedAt: true },
  })
  return tokens.map(({ createdAt, expiresAt, usedAt, ...token }) => ({
    ...token,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }))
}
