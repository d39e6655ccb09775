import { errors, jwtVerify } from 'jose'
import type { LtiPlatform } from '#prisma-client'
import { log } from '#server/log.ts'
import { type LaunchClaims, LaunchClaimsSchema } from '#server/lti/launch/launch-claims.ts'
import type { LaunchProblem } from '#server/lti/launch/launch-problem.ts'
import { PlatformProblem } from '#server/lti/wire/ask-platform.ts'
import { platformKeys } from '#server/lti/wire/platform-keys.ts'
import { hashSecretToken } from '#server/secret-token.ts'

/** How far the platform's clock may be from ours, in seconds. */
const skewSeconds = 60
/** How old a message may be. It is made when the browser asks for it. */
const ageSecondsMax = 300

export interface Expected {
  platform: LtiPlatform
  nonceHash: string
}

/** A platform's message, when its signature and all that it says hold (IMS security framework section 5.1.3). */
export async function verifyMessage(
  idToken: string,
  { platform, nonceHash }: Expected,
  now: Date,
): Promise<{ ok: true; claims: LaunchClaims } | { ok: false; problem: LaunchProblem }> {
  try {
    const { payload } = await jwtVerify(idToken, platformKeys(platform, now), {
      // Neither none nor a secret: a public key must never be taken for one.
      algorithms: ['RS256'],
      issuer: platform.issuer,
      audience: platform.clientId,
      clockTolerance: skewSeconds,
      maxTokenAge: ageSecondsMax,
      requiredClaims: ['exp', 'iat', 'nonce', 'sub'],
      currentDate: now,
    })
    const read = LaunchClaimsSchema.safeParse(payload)
    if (!read.success) return refused('not-understood')
    const { azp, nonce, deploymentId } = read.data
    const isForMany = Array.isArray(payload.aud) && payload.aud.length > 1
    if ((isForMany || azp !== null) && azp !== platform.clientId) return refused('not-for-us')
    if (hashSecretToken(nonce) !== nonceHash) return refused('nonce')
    if (!platform.deploymentIds.includes(deploymentId)) return refused('other-deployment')
    return { ok: true, claims: read.data }
  } catch (error) {
    const problem = problemOf(error)
    log.warn(
      { platform: platform.id, problem, because: String(error).slice(0, 300) },
      'A launch was refused.',
    )
    return refused(problem)
  }
}

const refused = (problem: LaunchProblem) => ({ ok: false, problem }) as const

function problemOf(error: unknown): LaunchProblem {
  if (error instanceof PlatformProblem) return 'unreachable'
  if (error instanceof errors.JWTExpired) return 'clock'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iat' || error.claim === 'nbf' || error.claim === 'exp') return 'clock'
    return error.claim === 'iss' || error.claim === 'aud' ? 'not-for-us' : 'not-understood'
  }
  return 'not-signed'
}
