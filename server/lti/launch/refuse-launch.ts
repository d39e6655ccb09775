import { writeFrameTicket } from '#server/auth/launch/launch-cookie.ts'
import { redirectTo } from '#server/auth/sso/redirect-to.ts'
import { authSecret } from '#server/env.ts'
import { type LaunchProblem, launchWords } from '#server/lti/launch/launch-problem.ts'

/** To the page that says why, which this platform may frame. Where it is not known which platform it is, plain words: anybody may
 * frame those, for there is nothing to press (web/page-policy.ts). */
export function refuseLaunch(
  problem: LaunchProblem,
  platform: { origins: readonly string[] } | null,
): Response {
  if (platform === null) {
    return new Response(`${launchWords[problem]}\n`, {
      status: 400,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  }
  const frame = writeFrameTicket(platform.origins, authSecret())
  return redirectTo(`/lti/problem?${new URLSearchParams({ code: problem, frame })}`)
}
