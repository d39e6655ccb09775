// What a platform's message holds, by the names of the 1EdTech documents (LTI Core 1.3 section 5, Deep Linking 2.0 section
// 4.4, Assignment and Grade Services 2.0 section 3.1, Names and Role Provisioning Services 2.0 section 3.6.1.1).
import * as z from 'zod'
import { isStorable } from '#server/storable-json.ts'

const lti = 'https://purl.imsglobal.org/spec/lti/claim/'

const text = (max: number) => z.string().max(max).refine(isStorable)
const name = text(500).optional().catch(undefined)
const address = text(2_000).refine((value) => URL.canParse(value))

export const LaunchClaimsSchema = z
  .looseObject({
    sub: text(255).min(1),
    nonce: text(255),
    azp: text(255).optional(),
    name,
    given_name: name,
    family_name: name,
    email: name,
    [`${lti}message_type`]: z.enum(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']),
    [`${lti}version`]: z.literal('1.3.0'),
    [`${lti}deployment_id`]: text(255).min(1),
    [`${lti}target_link_uri`]: address.optional(),
    [`${lti}roles`]: z.array(text(255)).max(200),
    [`${lti}context`]: z.looseObject({ id: text(255).min(1), label: name, title: name }).optional(),
    [`${lti}resource_link`]: z.looseObject({ id: text(255).min(1) }).optional(),
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': z
      .looseObject({
        scope: z.array(text(255)).max(50),
        lineitems: address.optional(),
        lineitem: address.optional(),
      })
      .optional(),
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': z
      .looseObject({ context_memberships_url: address })
      .optional(),
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': z
      .looseObject({
        deep_link_return_url: address,
        accept_types: z.array(text(100)).max(50),
        accept_multiple: z.union([z.boolean(), z.stringbool()]).optional(),
        accept_lineitem: z.union([z.boolean(), z.stringbool()]).optional(),
        data: text(8_000).optional(),
      })
      .optional(),
  })
  .transform((claims) => ({
    subject: claims.sub,
    nonce: claims.nonce,
    azp: claims.azp ?? null,
    name: claims.name ?? ([claims.given_name, claims.family_name].filter(Boolean).join(' ') || null),
    email: claims.email ?? null,
    messageType: claims[`${lti}message_type`],
    deploymentId: claims[`${lti}deployment_id`],
    target: claims[`${lti}target_link_uri`] ?? null,
    roles: claims[`${lti}roles`],
    context: claims[`${lti}context`] ?? null,
    resourceLink: claims[`${lti}resource_link`] ?? null,
    grades: claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'] ?? null,
    members: claims['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'] ?? null,
    deepLinking: claims['https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'] ?? null,
  }))
export type LaunchClaims = z.output<typeof LaunchClaimsSchema>
