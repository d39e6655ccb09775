import * as z from 'zod'
import type { LaunchClaims } from '#server/lti/launch/launch-claims.ts'
import { type PlatformRole, readRole } from '#server/lti/launch/read-role.ts'

/** What is kept of a verified message: what we act upon, and nothing else. */
export const LaunchFactsSchema = z.strictObject({
  subject: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  deploymentId: z.string(),
  /** The platform's course. */
  context: z.strictObject({ id: z.string(), title: z.string() }),
  role: z.enum(['instructor', 'assistant', 'student']).nullable(),
  /** A path of ours: an assignment, or the course. */
  assignmentId: z.string().nullable(),
  grades: z
    .strictObject({
      scopes: z.array(z.string()),
      lineItems: z.string().nullable(),
      lineItem: z.string().nullable(),
    })
    .nullable(),
  membershipsUrl: z.string().nullable(),
  /** What an instructor is to pick, and where it goes; null is a launch like any other. */
  deepLinking: z
    .strictObject({
      returnUrl: z.string(),
      data: z.string().nullable(),
      many: z.boolean(),
      columns: z.boolean(),
    })
    .nullable(),
})
export type LaunchFacts = z.infer<typeof LaunchFactsSchema>

/** Null where the message says of no course that it comes from. */
export function launchFacts(claims: LaunchClaims, target: LaunchTarget): LaunchFacts | null {
  const { context, grades, members, deepLinking } = claims
  if (context === null) return null
  const role: PlatformRole = readRole(claims.roles)
  return {
    subject: claims.subject,
    name: claims.name,
    email: claims.email,
    deploymentId: claims.deploymentId,
    context: { id: context.id, title: context.title ?? context.label ?? 'A course' },
    role,
    assignmentId: target.assignmentId,
    grades:
      grades === null
        ? null
        : { scopes: grades.scope, lineItems: grades.lineitems ?? null, lineItem: grades.lineitem ?? null },
    membershipsUrl: members?.context_memberships_url ?? null,
    deepLinking:
      claims.messageType === 'LtiDeepLinkingRequest' && deepLinking !== null
        ? {
            returnUrl: deepLinking.deep_link_return_url,
            data: deepLinking.data ?? null,
            many: deepLinking.accept_multiple ?? false,
            columns: deepLinking.accept_lineitem ?? true,
          }
        : null,
  }
}

export interface LaunchTarget {
  assignmentId: string | null
}

/** Where on our site a platform wants somebody to come: an assignment, or the place of all launches; null for what is none of
 * ours. */
export function readLaunchTarget(address: string, site: string): LaunchTarget | null {
  const url = URL.parse(address)
  if (url === null || url.origin !== site || url.username !== '' || url.password !== '') return null
  const assignmentId = /^\/assignments\/([\w-]{1,100})\/?$/.exec(url.pathname)?.[1]
  if (assignmentId !== undefined) return { assignmentId }
  return /^\/(?:lti\/launch\/?)?$/.test(url.pathname) ? { assignmentId: null } : null
}
