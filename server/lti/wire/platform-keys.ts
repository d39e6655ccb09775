// The keys that a platform signs with.
//
// How this works. They are kept for an hour, by their address, in each process. A key that is not among them may be new: they
// are fetched once more, but not twice within half a minute, so that messages with invented key ids are no way to have
// us ask a platform without end.
import { createLocalJWKSet, errors, type JWTHeaderParameters } from 'jose'
import * as z from 'zod'
import { askPlatformForJson } from '#server/lti/wire/ask-platform.ts'

const keptMs = 3_600_000
const againMs = 30_000
const platformsMax = 100

/** Only what verifies RS256: what else a platform wrote is nothing to us. */
const KeysSchema = z
  .looseObject({
    keys: z.array(z.looseObject({ kty: z.string() })).max(100),
  })
  .transform(({ keys }) => ({
    keys: keys.flatMap((key) => {
      const { data } = RsaKeySchema.safeParse(key)
      return data === undefined ? [] : [{ ...data, alg: 'RS256', use: 'sig' }]
    }),
  }))
const RsaKeySchema = z
  .object({
    kty: z.literal('RSA'),
    kid: z.string().exactOptional(),
    n: z.string(),
    e: z.string(),
    use: z.literal('sig').optional(),
    alg: z.literal('RS256').optional(),
  })
  .transform(({ use: _use, alg: _alg, ...key }) => key)

type KeySet = ReturnType<typeof createLocalJWKSet>
const kept = new Map<string, { fetchedAt: number; keys: Promise<KeySet> }>()

interface Publisher {
  jwksUrl: string
  origins: readonly string[]
}

/** For jose's `jwtVerify`: the key that a token names. */
export const platformKeys =
  (platform: Publisher, now: Date) =>
  async (header: JWTHeaderParameters): Promise<Awaited<ReturnType<KeySet>>> => {
    const entry = keysOf(platform, now, keptMs)
    try {
      return await (await entry)(header)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      return (await keysOf(platform, now, againMs))(header)
    }
  }

function keysOf({ jwksUrl, origins }: Publisher, now: Date, maxAgeMs: number): Promise<KeySet> {
  const known = kept.get(jwksUrl)
  if (known !== undefined && now.getTime() - known.fetchedAt < maxAgeMs) return known.keys
  const keys = askPlatformForJson(jwksUrl, { origins, headers: { Accept: 'application/json' } }).then(
    ({ json }) => createLocalJWKSet(KeysSchema.parse(json)),
  )
  // The one that was asked longest ago gives way.
  kept.delete(jwksUrl)
  const [oldest] = kept.keys()
  if (kept.size >= platformsMax && oldest !== undefined) kept.delete(oldest)
  kept.set(jwksUrl, { fetchedAt: now.getTime(), keys })
  keys.catch(() => kept.get(jwksUrl)?.keys === keys && kept.delete(jwksUrl))
  return keys
}

/** For tests. */
export function forgetPlatformKeys(): void {
  kept.clear()
}
