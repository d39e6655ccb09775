import * as z from 'zod'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { isOperator } from '#server/lti/platforms/save-platform.ts'
import { siteOrigin } from '#server/lti/site-origin.ts'
import { isSafeAddress } from '#server/lti/wire/safe-address.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { makeSecretToken } from '#server/secret-token.ts'

const linkMs = 3_600_000

/** Makes a link with which one platform registers itself, once, within an hour. */
export const makeRegistrationLink = useCase(
  z.strictObject({ platform: z.string().max(1_000) }),
  { invalid: 'No link was made: give the address of the platform.' },
  async (
    viewer,
    { platform },
    now,
  ): Promise<{ ok: true; link: string } | Refusal<'not-found' | 'no-address'>> => {
    const site = siteOrigin()
    if (!isOperator(viewer) || site === null) return notFound()
    const url = URL.parse(platform.trim())
    if (url === null || !isSafeAddress(url)) {
      return refuse(
        'no-address',
        'No link was made: this is no https address, such as https://moodle.example.edu.',
      )
    }
    const { token, tokenHash } = makeSecretToken()
    await database.ltiRegistrationLink.create({
      data: {
        tokenHash,
        origin: url.origin,
        createdById: viewer.id,
        expiresAt: new Date(now.getTime() + linkMs),
      },
    })
    return { ok: true, link: `${site}/lti/register/${token}` }
  },
)
