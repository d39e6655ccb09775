// Tokens with which we use a platform's services (IMS security framework section 4.1, RFC 7523): a statement that we sign, for a
// token of about an hour, kept in this process.
import * as z from 'zod'
import type { LtiPlatform } from '#prisma-client'
import { signForPlatform } from '#server/lti/keys/signing-key.ts'
import {
  askPlatform,
  askPlatformForJson,
  type PlatformAnswer,
  PlatformProblem,
  type PlatformRequest,
} from '#server/lti/wire/ask-platform.ts'

const TokenSchema = z.looseObject({
  access_token: z.string().min(1).max(8_000),
  expires_in: z.coerce.number().min(0).max(86_400).catch(3_600),
})

/** Taken off a token's life, so that none ends on the way. */
const marginMs = 60_000
const statementSeconds = 300
const keptMax = 500
const kept = new Map<string, { token: string; until: number }>()

export interface ServiceRequest extends Omit<PlatformRequest, 'origins'> {
  scope: string
}

/** Asks one of a platform's services. A token that it takes no more is fetched anew, once. */
export async function askService(
  platform: LtiPlatform,
  address: string,
  { scope, headers = {}, ...request }: ServiceRequest,
  now: Date = new Date(),
): Promise<PlatformAnswer> {
  for (const isAgain of [false, true]) {
    const token = await accessToken(platform, scope, now)
    const answer = await askPlatform(address, {
      ...request,
      headers: { ...headers, Authorization: `Bearer ${token}` },
      origins: platform.origins,
    })
    if (answer.status !== 401 || isAgain) return answer
    kept.delete(keyOf(platform, scope))
  }
  throw new Error('The loop above returns.')
}

const keyOf = ({ id, tokenUrl, clientId }: LtiPlatform, scope: string) =>
  JSON.stringify([id, tokenUrl, clientId, scope])

/** Kept until it ends: whoever asked for it before a transaction asks for no second connection in it. */
export async function accessToken(platform: LtiPlatform, scope: string, now: Date): Promise<string> {
  const key = keyOf(platform, scope)
  const known = kept.get(key)
  if (known !== undefined && known.until > now.getTime()) return known.token
  const { tokenUrl, clientId, origins } = platform
  const assertion = await signForPlatform(
    {},
    { issuer: clientId, subject: clientId, audience: tokenUrl, seconds: statementSeconds, now },
  )
  const { json } = await askPlatformForJson(tokenUrl, {
    method: 'POST',
    origins,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope,
    }).toString(),
  })
  const read = TokenSchema.safeParse(json)
  if (!read.success) throw new PlatformProblem('The platform gave no access token.')
  if (kept.size >= keptMax) kept.clear()
  kept.set(key, {
    token: read.data.access_token,
    until: now.getTime() + read.data.expires_in * 1_000 - marginMs,
  })
  return read.data.access_token
}
