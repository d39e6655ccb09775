// A platform registers itself (LTI Dynamic Registration 1.0), as a Moodle does when its administrator pastes our link.
//
// How this works. The link was made by an operator here for one platform's address, and works once. The platform opens it in
// the administrator's browser and names its configuration, which must lie at that address, and be about it. We read it, say
// at its registration endpoint what we are, and keep what it answers. Nothing but that one address is fetched from or kept.
import * as z from 'zod'
import { writeFrameTicket } from '#server/auth/launch/launch-cookie.ts'
import { redirectTo } from '#server/auth/sso/redirect-to.ts'
import { database } from '#server/database/client.ts'
import { authSecret } from '#server/env.ts'
import { log } from '#server/log.ts'
import { recordPlatform } from '#server/lti/platforms/save-platform.ts'
import { ourAddresses, siteOrigin } from '#server/lti/site-origin.ts'
import { askPlatformForJson, PlatformProblem } from '#server/lti/wire/ask-platform.ts'
import { columnScope, memberScope, scoreScope } from '#server/lti/wire/service-scopes.ts'
import { hashSecretToken, SecretTokenSchema } from '#server/secret-token.ts'
import { isStorable } from '#server/storable-json.ts'

const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration'
const platformConfiguration = 'https://purl.imsglobal.org/spec/lti-platform-configuration'

const text = (max: number) => z.string().min(1).max(max).refine(isStorable)
const ConfigurationSchema = z.looseObject({
  issuer: text(500),
  authorization_endpoint: text(1_000),
  token_endpoint: text(1_000),
  jwks_uri: text(1_000),
  registration_endpoint: text(1_000),
  [platformConfiguration]: z
    .looseObject({ product_family_code: text(100) })
    .optional()
    .catch(undefined),
})
type Configuration = z.infer<typeof ConfigurationSchema>

const RegisteredSchema = z.looseObject({
  client_id: text(255),
  [toolConfiguration]: z.looseObject({ deployment_id: text(255).optional() }).optional(),
})

export type RegistrationState = 'done' | 'incomplete' | 'foreign' | 'failed'

/** Leads to a page that says how it went, which the platform may frame; plain words for a link that does not work. */
export async function registerItself(
  token: unknown,
  sent: URLSearchParams,
  now: Date = new Date(),
): Promise<Response> {
  const site = siteOrigin()
  const read = SecretTokenSchema.safeParse(token)
  const where = { tokenHash: hashSecretToken(read.data ?? ''), expiresAt: { gt: now } }
  const link = site === null ? null : await database.ltiRegistrationLink.findUnique({ where })
  if (
    site === null ||
    link === null ||
    (await database.ltiRegistrationLink.deleteMany({ where })).count === 0
  ) {
    return new Response(
      'This link does not work, or not any more. An operator of the site makes a new one.\n',
      {
        status: 400,
        headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
      },
    )
  }
  const { origin, createdById } = link
  const answer = (state: RegistrationState) =>
    redirectTo(
      `/lti/registered?${new URLSearchParams({ state, frame: writeFrameTicket([origin], authSecret()) })}`,
    )
  const configurationUrl = sent.get('openid_configuration')
  if (configurationUrl === null) return answer('incomplete')
  try {
    const { json } = await askPlatformForJson(configurationUrl, { origins: [origin] })
    const configuration = ConfigurationSchema.parse(json)
    if (!isAbout(configuration, origin)) return answer('foreign')
    const registered = await register(configuration, { site, origin, token: sent.get('registration_token') })
    await keep(configuration, registered, { origin, createdById })
    return answer('done')
  } catch (error) {
    if (!(error instanceof PlatformProblem) && !(error instanceof z.ZodError)) throw error
    log.warn({ because: error.message.slice(0, 500), origin }, 'A platform could not register itself.')
    return answer('failed')
  }
}

/** All that it names lies at its own address (Dynamic Registration section 3.5.1 asks it of the issuer). */
const isAbout = (configuration: Configuration, origin: string) =>
  [
    configuration.issuer,
    configuration.authorization_endpoint,
    configuration.token_endpoint,
    configuration.jwks_uri,
    configuration.registration_endpoint,
  ].every((address) => URL.parse(address)?.origin === origin)

async function register(
  { registration_endpoint }: Configuration,
  { site, origin, token }: { site: string; origin: string; token: string | null },
) {
  const { login, launch, keys } = ourAddresses(site)
  const { json } = await askPlatformForJson(registration_endpoint, {
    method: 'POST',
    origins: [origin],
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({
      application_type: 'web',
      grant_types: ['client_credentials', 'implicit'],
      response_types: ['id_token'],
      redirect_uris: [launch],
      initiate_login_uri: login,
      client_name: 'Roundtrip',
      jwks_uri: keys,
      token_endpoint_auth_method: 'private_key_jwt',
      scope: [columnScope, scoreScope, memberScope].join(' '),
      [toolConfiguration]: {
        domain: new URL(site).host,
        target_link_uri: launch,
        description: 'Exercises and socket labs for computer networking courses',
        claims: ['iss', 'sub', 'name', 'email'],
        messages: [
          { type: 'LtiResourceLinkRequest', target_link_uri: launch },
          { type: 'LtiDeepLinkingRequest', target_link_uri: launch, label: 'Assignments of Roundtrip' },
        ],
      },
    }),
  })
  return RegisteredSchema.parse(json)
}

async function keep(
  configuration: Configuration,
  registered: z.infer<typeof RegisteredSchema>,
  { origin, createdById }: { origin: string; createdById: string },
): Promise<void> {
  const { issuer, authorization_endpoint, token_endpoint, jwks_uri } = configuration
  const family = configuration[platformConfiguration]?.product_family_code ?? 'platform'
  const name = `${family}, ${new URL(origin).host}`.slice(0, 100)
  const deployment = registered[toolConfiguration]?.deployment_id
  await database.$transaction(async (tx) => {
    await tx.ltiPlatform.create({
      data: {
        name,
        issuer,
        clientId: registered.client_id,
        authUrl: authorization_endpoint,
        tokenUrl: token_endpoint,
        jwksUrl: jwks_uri,
        origins: [origin],
        deploymentIds: deployment === undefined ? [] : [deployment],
      },
    })
    await recordPlatform(tx, createdById, 'platform-registered', name)
  })
}
