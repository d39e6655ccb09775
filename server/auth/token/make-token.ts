import * as z from 'zod'
import { useCase } from '#server/access/use-case.ts'
import { scopeNames } from '#server/auth/token/scopes.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { makeSecretToken } from '#server/secret-token.ts'

/** Before every token, so that one that lies about is known for what it is. */
export const tokenPrefix = 'rt_'
/** Of one account. */
const tokensMax = 20
const daysMax = 365
const dayMs = 86_400_000

const MakeTokenInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  scopes: z.array(z.enum(scopeNames)).min(1).max(scopeNames.length),
  days: z.int().min(1).max(daysMax),
})

/** Makes a token for programs that act for the viewer. It is in the answer and nowhere else. */
export const makeToken = useCase(
  MakeTokenInputSchema,
  {
    ofAccount: true,
    invalid: `Not made: a token has a name of 1 to 60 characters, allows at least one thing, and ends within ${daysMax} days.`,
  },
  async (viewer, { name, scopes, days }, now): Promise<{ ok: true; token: string } | Refusal<'too-many'>> =>
    database.$transaction(async (tx) => {
      await lock(tx, 'tokens', viewer.id)
      const going = await tx.apiToken.count({ where: { userId: viewer.id, expiresAt: { gt: now } } })
      if (going >= tokensMax) {
        return refuse(
          'too-many',
          `Not made: you have ${tokensMax} tokens. End one that nothing uses any more.`,
        )
      }
      const { token, tokenHash } = makeSecretToken()
      await tx.apiToken.create({
        data: {
          userId: viewer.id,
          name,
          tokenHash,
          scopes: [...new Set(scopes)],
          createdAt: now,
          expiresAt: new Date(now.getTime() + days * dayMs),
        },
      })
      return { ok: true, token: `${tokenPrefix}${token}` }
    }),
)
