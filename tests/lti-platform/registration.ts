// Dynamic registration (LTI Dynamic Registration 1.0), as Moodle does it.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { answerRefusal, json } from './pages.ts'

export interface Registrations {
  url: string
  deploymentId: string
  /** What tools said of themselves. */
  registrations: Record<string, unknown>[]
  /** That were not used yet. */
  registrationTokens: Set<string>
  /** Said of it instead. */
  configures: Record<string, unknown>
}

const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration'

/** Whether it answered. */
export async function answerRegistration(
  platform: Registrations,
  { request, response, site }: { request: IncomingMessage; response: ServerResponse; site: string },
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? '/', platform.url)
  const { url } = platform
  if (pathname === '/openid-configuration') {
    json(response, 200, {
      issuer: url,
      token_endpoint: `${url}/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256'],
      jwks_uri: `${url}/keys`,
      authorization_endpoint: `${url}/auth`,
      registration_endpoint: `${url}/register`,
      scopes_supported: ['openid'],
      response_types_supported: ['id_token'],
      subject_types_supported: ['public', 'pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      claims_supported: ['sub', 'iss', 'name', 'email'],
      'https://purl.imsglobal.org/spec/lti-platform-configuration': {
        product_family_code: 'moodle',
        version: '5.0',
        messages_supported: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest' }],
        variables: [],
      },
      ...platform.configures,
    })
    return true
  }
  if (pathname !== '/register') return false
  const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
  if (!platform.registrationTokens.delete(token)) {
    answerRefusal(response, 401, 'token_already_used')
    return true
  }
  const sent = JSON.parse(await text(request))
  const tool = sent[toolConfiguration]
  const right =
    request.headers['content-type'] === 'application/json' &&
    sent.application_type === 'web' &&
    sent.response_types.includes('id_token') &&
    sent.grant_types.includes('client_credentials') &&
    sent.grant_types.includes('implicit') &&
    sent.token_endpoint_auth_method === 'private_key_jwt' &&
    sent.initiate_login_uri === `${site}/lti/login` &&
    sent.redirect_uris.includes(`${site}/lti/launch`) &&
    sent.jwks_uri === `${site}/lti/keys` &&
    typeof sent.client_name === 'string' &&
    tool.domain === new URL(site).host &&
    tool.target_link_uri.startsWith(site) &&
    tool.messages.some(({ type }: { type: string }) => type === 'LtiDeepLinkingRequest')
  if (!right) {
    answerRefusal(response, 400, `invalid: ${JSON.stringify(sent)}`)
    return true
  }
  platform.registrations.push(sent)
  json(response, 200, {
    ...sent,
    client_id: `tool-${platform.registrations.length}`,
    [toolConfiguration]: { ...tool, deployment_id: platform.deploymentId },
  })
  return true
}
