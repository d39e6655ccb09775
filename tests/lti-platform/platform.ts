// A learning platform for tests, written from the 1EdTech documents (LTI Core 1.3, Security Framework 1.0, Deep Linking 2.0,
// Assignment and Grade Services 2.0, Names and Role Provisioning Services 2.0, Dynamic Registration 1.0) and as Moodle
// behaves where they leave room: a hint is used once, addresses of columns have a query, messages live for a minute.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Key, makeRsaKey, publicJwk, signJwt, verifyJwt } from './jwt.ts'
import { answerRefusal, escapeHtml, htmlPage, json, selfPosting } from './pages.ts'
import { answerRegistration, type Registrations } from './registration.ts'
import { answerService, type PlatformServices } from './services.ts'

export interface Person {
  subject: string
  name: string
  email?: string
  roles: string[]
}

export const roles = {
  instructor: 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
  learner: 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner',
  administrator: 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
}

const lti = 'https://purl.imsglobal.org/spec/lti/claim/'

/** What a launch is of. */
export interface Launching {
  person: string
  /** Where the tool is to lead. */
  target: string
  /** The platform's course. */
  context: string
  message: 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest'
  /** Of a resource link. */
  link: string
  /** Column of that link. */
  lineItem: string | null
}

type Payload = Record<string, unknown>

export interface LtiPlatform extends PlatformServices, Registrations {
  url: string
  clientId: string
  deploymentId: string
  key: Key
  /** Public keys that are published. */
  published: Key[]
  /** By their login hint. */
  people: Map<string, Person>
  /** Changes what a message says before it is signed. */
  tamper: (payload: Payload) => Payload
  /** Makes the token of a message. */
  sign: (payload: Payload) => string
  /** How often the keys were fetched. */
  keysAsked: number
  /** What a tool picked, verified, newest last. */
  picked: Payload[]
  /** The address of the tool's login for a launch, with its hints. */
  loginAddress: (launching: Launching) => string
  close: () => Promise<void>
}

export interface PlatformOptions {
  /** Where the tool is. */
  site: string
  /** Its public keys. */
  toolKeys: () => Promise<readonly object[]>
  now?: () => number
}

export async function startLtiPlatform({
  site,
  toolKeys,
  now = Date.now,
}: PlatformOptions): Promise<LtiPlatform> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A platform has a port.')
  const url = `http://127.0.0.1:${address.port}`
  const key = makeRsaKey('platform-1')
  const hints = new Map<string, Launching>()
  const platform: LtiPlatform = {
    url,
    clientId: 'tool-of-tests',
    deploymentId: '7',
    key,
    published: [key],
    people: new Map(),
    tamper: (payload) => payload,
    sign: (payload) => signJwt(payload, platform.key),
    keysAsked: 0,
    picked: [],
    lineItems: [],
    scores: [],
    members: [],
    tokens: new Map(),
    refuseWith: null,
    registrations: [],
    registrationTokens: new Set(),
    configures: {},
    loginAddress(launching) {
      const hint = crypto.randomUUID()
      hints.set(hint, launching)
      const query = new URLSearchParams({
        iss: url,
        client_id: platform.clientId,
        lti_deployment_id: platform.deploymentId,
        login_hint: launching.person,
        lti_message_hint: hint,
        target_link_uri: launching.target,
      })
      return `${site}/lti/login?${query}`
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }

  function answerAuth(query: URLSearchParams, response: ServerResponse): void {
    const expected = {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: platform.clientId,
      redirect_uri: `${site}/lti/launch`,
    }
    for (const [name, value] of Object.entries(expected)) {
      if (query.get(name) !== value) return answerRefusal(response, 400, `${name} is ${query.get(name)}`)
    }
    for (const name of ['state', 'nonce', 'login_hint']) {
      if ((query.get(name) ?? '').length < 2) return answerRefusal(response, 400, `${name} is missing`)
    }
    const hint = query.get('lti_message_hint') ?? ''
    const launching = hints.get(hint)
    if (launching === undefined) return answerRefusal(response, 400, 'This hint was used.')
    hints.delete(hint)
    const person = platform.people.get(launching.person)
    if (person === undefined || query.get('login_hint') !== launching.person) {
      return answerRefusal(response, 403, 'Somebody else is signed in.')
    }
    const payload = platform.tamper(messageOf(launching, person, query.get('nonce') ?? ''))
    selfPosting(response, query.get('redirect_uri') ?? '', {
      id_token: platform.sign(payload),
      state: query.get('state') ?? '',
    })
  }

  function messageOf(launching: Launching, person: Person, nonce: string): Payload {
    const at = Math.floor(now() / 1_000)
    return {
      iss: url,
      aud: platform.clientId,
      sub: person.subject,
      iat: at,
      exp: at + 60,
      nonce,
      name: person.name,
      ...(person.email === undefined ? {} : { email: person.email }),
      [`${lti}message_type`]: launching.message,
      [`${lti}version`]: '1.3.0',
      [`${lti}deployment_id`]: platform.deploymentId,
      [`${lti}target_link_uri`]: launching.target,
      [`${lti}roles`]: person.roles,
      [`${lti}context`]: { id: launching.context, label: 'NET', title: `Networks (${launching.context})` },
      ...(launching.message === 'LtiResourceLinkRequest'
        ? { [`${lti}resource_link`]: { id: launching.link, title: 'An activity' } }
        : {
            'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
              deep_link_return_url: `${url}/return`,
              accept_types: ['ltiResourceLink'],
              accept_presentation_document_targets: ['iframe', 'window'],
              accept_multiple: true,
              accept_lineitem: true,
              data: `of ${launching.context}`,
            },
          }),
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: [
          'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
          'https://purl.imsglobal.org/spec/lti-ags/scope/score',
        ],
        lineitems: `${url}/${launching.context}/lineitems?type_id=7`,
        ...(launching.lineItem === null ? {} : { lineitem: launching.lineItem }),
      },
      'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
        context_memberships_url: `${url}/${launching.context}/members`,
        service_versions: ['2.0'],
      },
    }
  }

  async function answerReturn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request))
    const payload = verifyJwt(form.get('JWT') ?? '', await toolKeys())
    const at = Math.floor(now() / 1_000)
    const right =
      payload.iss === platform.clientId &&
      payload.aud === url &&
      typeof payload.exp === 'number' &&
      payload.exp > at &&
      typeof payload.nonce === 'string' &&
      payload[`${lti}message_type`] === 'LtiDeepLinkingResponse' &&
      payload[`${lti}version`] === '1.3.0' &&
      payload[`${lti}deployment_id`] === platform.deploymentId
    if (!right) return answerRefusal(response, 400, `Not a response: ${JSON.stringify(payload)}`)
    platform.picked.push(payload)
    htmlPage(response, '<h1>Picked</h1>')
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    if (pathname === '/keys') {
      platform.keysAsked += 1
      return json(response, 200, { keys: platform.published.map(publicJwk) })
    }
    if (pathname === '/auth') {
      const sent = request.method === 'POST' ? new URLSearchParams(await text(request)) : searchParams
      return answerAuth(sent, response)
    }
    if (pathname === '/course') return answerCourse(searchParams, response)
    if (pathname === '/return' && request.method === 'POST') return answerReturn(request, response)
    if (await answerRegistration(platform, { request, response, site })) return undefined
    if (await answerService(platform, { request, response, toolKeys, now })) return undefined
    return answerRefusal(response, 404, 'nothing here')
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => answerRefusal(response, 400, String(error)))
  })
  return platform
}

/** A page of a course, with the tool in a frame. */
function answerCourse(query: URLSearchParams, response: ServerResponse): void {
  const to = query.get('to') ?? ''
  htmlPage(
    response,
    `<h1>A course</h1><iframe title="tool" width="900" height="900" src="${escapeHtml(to)}"></iframe>`,
  )
}
