import * as z from 'zod'
import type { LtiPlatform } from '#prisma-client'
import { readRole } from '#server/lti/launch/read-role.ts'
import { askService } from '#server/lti/wire/access-token.ts'
import { PlatformProblem } from '#server/lti/wire/ask-platform.ts'
import { memberScope } from '#server/lti/wire/service-scopes.ts'
import { isStorable } from '#server/storable-json.ts'

const pagesMax = 100
const membersMax = 5_000

const text = (max: number) => z.string().max(max).refine(isStorable)
const optional = text(500).nullish().catch(null)
const PageSchema = z.looseObject({
  members: z
    .array(
      z.looseObject({
        user_id: text(255).min(1),
        name: optional,
        given_name: optional,
        family_name: optional,
        email: optional,
        status: optional,
        roles: z.array(text(255)).max(200),
      }),
    )
    .max(membersMax),
})

export interface PlatformMember {
  subject: string
  name: string | null
  email: string | null
  role: ReturnType<typeof readRole>
}

/** Everybody who is active in a platform's course (Names and Role Provisioning Services 2.0 section 2.4), page by page. Throws
 * a `PlatformProblem`. */
export async function fetchMembers(
  platform: LtiPlatform,
  membershipsUrl: string,
  now: Date = new Date(),
): Promise<PlatformMember[]> {
  const members = new Map<string, PlatformMember>()
  let address: string | null = membershipsUrl
  for (let page = 0; address !== null; page += 1) {
    if (page >= pagesMax) throw new PlatformProblem(`The list of members has more than ${pagesMax} pages.`)
    const {
      status,
      headers,
      text: body,
    } = await askService(
      platform,
      address,
      {
        scope: memberScope,
        headers: { Accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json' },
      },
      now,
    )
    if (status !== 200)
      throw new PlatformProblem(`The platform answered ${status} to who is in the course.`, status)
    for (const { user_id, name, given_name, family_name, email, status: state, roles } of read(body)) {
      if (state === 'Inactive' || state === 'Deleted') continue
      const whole = name || [given_name, family_name].filter(Boolean).join(' ') || null
      members.set(user_id, { subject: user_id, name: whole, email: email ?? null, role: readRole(roles) })
    }
    if (members.size > membersMax)
      throw new PlatformProblem(`The course there has more than ${membersMax} members.`)
    address = nextPage(headers.get('link'), address)
  }
  return [...members.values()]
}

function read(body: string): z.infer<typeof PageSchema>['members'] {
  try {
    return PageSchema.parse(JSON.parse(body)).members
  } catch {
    throw new PlatformProblem('The platform’s list of members is not as the documents have it.')
  }
}

/** From a Link header (RFC 8288); null where there is no next page. */
export function nextPage(link: string | null, base: string): string | null {
  for (const [, target = '', parameters = ''] of (link ?? '').matchAll(/<([^<>]*)>([^<>]*)/g)) {
    if (/;\s*rel\s*=\s*"?(?:[^",;]*\s)?next(?=[\s",;]|$)/i.test(parameters))
      return URL.parse(target, base)?.href ?? null
  }
  return null
}
