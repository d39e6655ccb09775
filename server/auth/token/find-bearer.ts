import type { Viewer } from '#server/access/viewer.ts'
import { tokenPrefix } from '#server/auth/token/make-token.ts'
import { database } from '#server/database/client.ts'
import { hashSecretToken, SecretTokenSchema } from '#server/secret-token.ts'

/** Requests with one token. */
export const requestsPerMinute = 600
const windowMs = 60_000

export interface Bearer {
  viewer: Viewer
  scopes: ReadonlySet<string>
  /** Requests that are left, and the seconds until there are all of them again. */
  left: number
  resetsIn: number
}

/**
 * Whose program sent a request, or null without a token that goes on. It counts the request too, in the same statement:
 * one question to the database, and requests sent at once do not slip past each other.
 */
export async function findBearer(authorization: string | null, now: Date): Promise<Bearer | null> {
  const sent = /^Bearer (\S{1,100})$/i.exec(authorization ?? '')?.[1] ?? ''
  if (!sent.startsWith(tokenPrefix)) return null
  const secret = SecretTokenSchema.safeParse(sent.slice(tokenPrefix.length))
  if (!secret.success) return null
  interface Row extends Omit<Viewer, 'sessionId'> {
    scopes: string[]
    requests: number
    windowAt: Date
  }
  const began = new Date(now.getTime() - windowMs)
  const [row] = await database.$queryRaw<Row[]>`
    UPDATE "ApiToken" t SET
      "usedAt" = ${now},
      requests = CASE WHEN t."windowAt" <= ${began} THEN 1 ELSE t.requests + 1 END,
      "windowAt" = CASE WHEN t."windowAt" <= ${began} THEN ${now} ELSE t."windowAt" END
    FROM "User" u
    WHERE t."tokenHash" = ${hashSecretToken(secret.data)} AND t."expiresAt" > ${now}
      AND u.id = t."userId" AND u."disabledAt" IS NULL
    RETURNING t.scopes, t.requests, t."windowAt", u.id, u.name, u.email, u.operator, u."timeZone"`
  if (row === undefined) return null
  const { scopes, requests, windowAt, ...viewer } = row
  return {
    viewer,
    scopes: new Set(scopes),
    left: requestsPerMinute - requests,
    resetsIn: Math.max(1, Math.ceil((windowAt.getTime() + windowMs - now.getTime()) / 1_000)),
  }
}
